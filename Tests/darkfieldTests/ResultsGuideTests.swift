import Foundation
import TestSupport
import Testing

/// The guide to studies names every key of `results.json`, and no other.
enum ResultsGuide {
  /// The keys of the first column of its table, as they are written.
  static func keys() throws -> Set<String> {
    let guide = try Package.text("docs/studies.md")
    let lines = guide.split(separator: "\n", omittingEmptySubsequences: false)
    let rows = lines.drop { $0 != "## What is in results.json?" }.dropFirst()
      .prefix { !$0.hasPrefix("## ") }
    var keys: Set<String> = []
    for row in rows where row.hasPrefix("| `") {
      let first = row.split(separator: "|")[0]
      for (number, part) in first.split(separator: "`").enumerated() where number % 2 == 1 {
        keys.insert(String(part))
      }
    }
    return keys
  }

  /// The keys of an object of JSON and of all below it, but for settings and the detector.
  ///
  /// `null` elements of lists are looked for in all of their elements, so that none is missed.
  static func keys(of value: Any, below path: String = "") -> Set<String> {
    switch value {
    case let object as [String: Any]:
      var keys: Set<String> = []
      for (name, member) in object {
        let key = path.isEmpty ? name : "\(path).\(name)"
        keys.insert(key)
        if !["settings", "detector"].contains(key) {
          keys.formUnion(self.keys(of: member, below: key))
        }
      }
      return keys
    case let list as [Any]:
      return list.reduce(into: []) { $0.formUnion(keys(of: $1, below: "\(path)[]")) }
    default: return []
    }
  }
}
