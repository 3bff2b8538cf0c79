/// A value on its way into a YAML text; the containers of an encoder fill it.
final class YAMLPart {
  enum Content {
    case empty
    /// A number, a truth value or null, as it is written.
    case literal(String)
    case text(String)
    case sequence([YAMLPart])
    case mapping(keys: [String], values: [YAMLPart])
  }

  var content = Content.empty
  private var positions: [String: Int] = [:]

  /// Makes the part a mapping, unless it is one already.
  func openMapping() {
    if case .mapping = content { return }
    content = .mapping(keys: [], values: [])
  }

  /// Makes the part a list, unless it is one already.
  func openSequence() {
    if case .sequence = content { return }
    content = .sequence([])
  }

  /// Adds a key, or finds it again, and returns the part for its value.
  func value(_ key: String) -> YAMLPart {
    guard case .mapping(var keys, var values) = content else {
      preconditionFailure("YAMLPart: a key '\(key)' for \(content), expected a mapping")
    }
    if let position = positions[key] { return values[position] }
    content = .empty  // so that the arrays are not copied
    let part = YAMLPart()
    positions[key] = keys.count
    keys.append(key)
    values.append(part)
    content = .mapping(keys: keys, values: values)
    return part
  }

  /// Adds a value to a list and returns its part.
  func next() -> YAMLPart {
    guard case .sequence(var values) = content else {
      preconditionFailure("YAMLPart: another value for \(content), expected a list")
    }
    content = .empty  // so that the array is not copied
    let part = YAMLPart()
    values.append(part)
    content = .sequence(values)
    return part
  }

  /// The number of values in a list.
  var count: Int {
    if case .sequence(let values) = content { values.count } else { 0 }
  }

  /// Puts the keys of a dictionary, or the members of a set, in an order of their own.
  ///
  /// In a list, `step` values after each other belong together.
  func sort(step: Int) {
    switch content {
    case .empty, .literal, .text: return
    case .mapping(let keys, let values):
      let order = keys.indices.sorted { keys[$0] < keys[$1] }
      content = .mapping(keys: order.map { keys[$0] }, values: order.map { values[$0] })
      for (position, index) in order.enumerated() { positions[keys[index]] = position }
    case .sequence(let values):
      let starts = stride(from: 0, to: values.count, by: step)
      let sorted = starts.map { (text: YAMLText.document(values[$0]), start: $0) }
        .sorted { $0.text < $1.text }
      content = .sequence(
        sorted.flatMap { values[$0.start..<min($0.start + step, values.count)] })
    }
  }
}
