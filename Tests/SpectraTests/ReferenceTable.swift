import Foundation

/// Reads the reference tables beside the tests: comment lines, a header, then rows.
enum ReferenceTable {
  /// The fields of each row after the header; empty where the table cannot be read.
  static func rows(of name: String) -> [[String]] {
    let file = Bundle.module.url(
      forResource: name, withExtension: "csv", subdirectory: "References")
    guard let file, let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
