/// A value in a YAML document, with the place where it stands.
struct YAMLNode: Sendable, Equatable {
  /// What the value is made of.
  enum Content: Sendable, Equatable {
    case scalar(YAMLScalar)
    case sequence([YAMLNode])
    case mapping(YAMLMapping)
  }

  /// What the value is made of.
  let content: Content
  /// The name of the file in which it stands.
  let file: String
  /// The line of its first character, counted from 1.
  let line: Int
  /// The column of its first character, counted from 1.
  let column: Int

  /// Whether the value is an unquoted `null`, `~` or nothing at all.
  var isNull: Bool {
    if case .scalar(let scalar) = content { scalar.meaning == .null } else { false }
  }

  /// What was found, in the words of an error message.
  var found: String {
    switch content {
    case .scalar(let scalar): scalar.found
    case .sequence(let values): "a list of length \(values.count)"
    case .mapping(let mapping) where mapping.entries.isEmpty: "an empty mapping"
    case .mapping: "a mapping"
    }
  }

  /// The value with what another says instead: mappings key by key, anything else as a whole.
  func overlaid(by other: YAMLNode) -> YAMLNode {
    guard case .mapping(let below) = content, case .mapping(let above) = other.content else {
      return other
    }
    var result = YAMLMapping()
    for entry in below.entries {
      guard let changed = above[entry.key] else {
        result.append(entry)
        continue
      }
      result.append(
        YAMLMapping.Entry(
          key: changed.key, line: changed.line, column: changed.column,
          value: entry.value.overlaid(by: changed.value)))
    }
    for entry in above.entries where below[entry.key] == nil { result.append(entry) }
    return YAMLNode(
      content: .mapping(result), file: other.file, line: other.line, column: other.column)
  }

  /// The value under a key or an index, if there is one.
  func child(_ key: any CodingKey) -> YAMLNode? {
    switch content {
    case .scalar: return nil
    case .sequence(let values):
      guard let index = key.intValue, values.indices.contains(index) else { return nil }
      return values[index]
    case .mapping(let mapping): return mapping[key.stringValue]?.value
    }
  }
}

/// Keys with values, in the order of the file.
struct YAMLMapping: Sendable, Equatable {
  /// One key with its value and the place of the key.
  struct Entry: Sendable, Equatable {
    /// The key; numbers and the like stand as their text.
    let key: String
    /// The line of the key, counted from 1.
    let line: Int
    /// The column of the key, counted from 1.
    let column: Int
    /// What stands after the colon.
    let value: YAMLNode
  }

  /// The entries in the order of the file.
  private(set) var entries: [Entry] = []
  private var positions: [String: Int] = [:]

  /// The entry of a key, if there is one.
  subscript(key: String) -> Entry? { positions[key].map { entries[$0] } }

  /// Adds an entry whose key is not there yet.
  mutating func append(_ entry: Entry) {
    precondition(
      self[entry.key] == nil, "YAMLMapping: a second key '\(entry.key)', expected a new one")
    positions[entry.key] = entries.count
    entries.append(entry)
  }
}
