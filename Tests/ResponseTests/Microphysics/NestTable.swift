import Foundation
import Response

/// A table of numbers that NEST itself produced, from the files among the references.
struct NestTable {
  /// One row, whose fields are asked for by the column's name.
  struct Row: CustomStringConvertible {
    let fields: [String: Substring]
    let description: String

    /// The number of a column, NaN where there is none.
    subscript(column: String) -> Double { fields[column].flatMap { Double($0) } ?? .nan }

    /// What recoils.
    var interaction: Interaction? {
      fields["kind"].flatMap { Interaction(rawValue: $0.lowercased()) }
    }
  }

  let rows: [Row]

  init(_ name: String) throws {
    let file = Bundle.module.bundleURL.appending(path: "References/\(name).csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
    let names = lines[0].split(separator: ",").map(String.init)
    rows = lines.dropFirst().map { line in
      Row(
        fields: Dictionary(uniqueKeysWithValues: zip(names, line.split(separator: ","))),
        description: String(line))
    }
  }

  /// The file of a release.
  init(_ name: String, _ release: XenonModel.Release) throws {
    switch release {
    case .nest240: try self.init(name + "_v2.4.0")
    case .nest2026: try self.init(name + "_v2.4.6dev")
    }
  }
}

/// The distance of a number from the expected one, as a share of that.
func relativeError(_ found: Double, _ expected: Double) -> Double {
  found == expected ? 0 : abs(found - expected) / abs(expected)
}
