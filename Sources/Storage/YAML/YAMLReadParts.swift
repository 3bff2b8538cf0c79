/// Remembers which parts of a value were asked for, so that the others can be refused.
///
/// One per decoder and shared by all containers made from it: a type may open its mapping twice,
/// or hand its decoder on to the initialiser of another type, and the keys of both count.
final class YAMLReadParts {
  private(set) var keys: [String] = []
  private var isKeyed = false
  private var known: Set<String> = []
  private var fetched: Int?
  private var children: [YAMLNodeDecoder] = []
  private var positions: [String: Int] = [:]

  /// The value was opened as a mapping.
  func open() { isKeyed = true }

  /// A key was asked for, there or not.
  func note(_ key: String) {
    if known.insert(key).inserted { keys.append(key) }
  }

  /// The first `count` values of the list were fetched.
  func note(count: Int) { fetched = max(fetched ?? 0, count) }

  /// The one decoder that all nested containers of this key share.
  func child(_ key: any CodingKey, make: () -> YAMLNodeDecoder) -> YAMLNodeDecoder {
    let name = key.stringValue
    if let position = positions[name] { return children[position] }
    let made = make()
    positions[name] = children.count
    children.append(made)
    return made
  }

  /// Throws the first key, in the order of the file, or the first value that nothing has read.
  func check(_ decoder: YAMLNodeDecoder) throws(YAMLError) {
    switch decoder.node.content {
    case .mapping(let mapping) where isKeyed:
      for entry in mapping.entries where !known.contains(entry.key) {
        throw decoder.unknownKey(entry, known: keys)
      }
    case .sequence(let values):
      if let fetched, fetched < values.count {
        throw decoder.unexpected("a list of length \(fetched)")
      }
    case .scalar, .mapping: break
    }
    for child in children { try child.read.check(child) }
  }
}

extension YAMLNodeDecoder {
  func unknownKey(_ entry: YAMLMapping.Entry, known: [String]) -> YAMLError {
    let place = YAMLPlace(
      file: entry.value.file, line: entry.line, column: entry.column, path: codingPath)
    return .unknownKey(
      place, key: entry.key, known: known, suggestion: nearest(to: entry.key, among: known))
  }
}
