import Foundation

/// Numbers that another program made, from a comma-separated file among the references.
struct RateReference {
  /// The columns of text and numbers of one row.
  struct Row: Sendable {
    fileprivate let fields: [String: String]

    /// A word.
    func word(_ column: String) -> String { fields[column] ?? "" }

    /// A number; NaN, which no comparison accepts, where there is none.
    subscript(column: String) -> Double { Double(word(column)) ?? .nan }
  }

  /// The rows below the comments and the header.
  static func rows(_ name: String) throws -> [Row] {
    let file = Bundle.module.bundleURL.appending(path: "References/\(name).csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
    let names = lines[0].split(separator: ",").map(String.init)
    return lines.dropFirst().map { line in
      Row(
        fields: Dictionary(
          uniqueKeysWithValues: zip(names, line.split(separator: ",").map(String.init))))
    }
  }
}
