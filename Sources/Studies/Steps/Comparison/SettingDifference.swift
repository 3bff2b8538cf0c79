import Foundation

/// A setting that two studies do not have in common.
public struct SettingDifference: Sendable, Equatable {
  /// The keys that lead to it, joined by dots.
  public let key: String
  /// What it is in the first study; nil where that has none.
  public let first: String?
  /// What it is in the second study; nil where that has none.
  public let second: String?

  /// The settings that differ, by their keys; none where one of the two is not known.
  static func between(_ first: [String: Any], _ second: [String: Any]) -> [SettingDifference] {
    guard !first.isEmpty, !second.isEmpty else { return [] }
    let (ours, theirs) = (leaves(of: first), leaves(of: second))
    return Set(ours.keys).union(theirs.keys).sorted().compactMap { key in
      ours[key] == theirs[key]
        ? nil : SettingDifference(key: key, first: ours[key], second: theirs[key])
    }
  }

  /// Every value below an object of JSON, as text; lists of plain values stay in one piece.
  private static func leaves(of object: [String: Any], below key: String = "") -> [String: String] {
    var leaves: [String: String] = [:]
    for (name, value) in object {
      let key = key.isEmpty ? name : "\(key).\(name)"
      switch value {
      case let object as [String: Any]: leaves.merge(self.leaves(of: object, below: key)) { $1 }
      case let list as [[String: Any]]:
        for (number, object) in list.enumerated() {
          // A component of a list is known by its name, wherever it stands.
          let place = object["name"] as? String ?? "\(number + 1)"
          let rest = object.filter { $0.key != "name" }
          leaves.merge(self.leaves(of: rest, below: "\(key).\(place)")) { $1 }
        }
      case let list as [Any]: leaves[key] = "[\(list.map(words).joined(separator: ", "))]"
      default: leaves[key] = words(value)
      }
    }
    return leaves
  }

  private static func words(_ value: Any) -> String {
    value is NSNull ? "nothing" : "\(value)"
  }
}
