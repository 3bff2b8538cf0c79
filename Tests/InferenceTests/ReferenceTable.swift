import Foundation

/// Reads the reference tables beside the tests: comment lines, a header, then rows.
enum ReferenceTable {
  /// The fields of each row after the header; empty where the table cannot be read.
  static func rows(of name: String) -> [[String]] { Array(lines(of: name).dropFirst()) }

  /// The numbers of each row by the name of their column.
  static func records(of name: String) -> [[String: Double]] {
    let lines = lines(of: name)
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { fields in
      let pairs = zip(header, fields).compactMap { name, field in Double(field).map { (name, $0) } }
      return Dictionary(uniqueKeysWithValues: pairs)
    }
  }

  private static func lines(of name: String) -> [[String]] {
    let file = Bundle.module.url(
      forResource: name, withExtension: "csv", subdirectory: "References")
    guard let file, let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
