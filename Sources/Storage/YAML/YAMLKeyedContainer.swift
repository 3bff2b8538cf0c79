/// The keys of a mapping as a type sees them.
struct YAMLKeyedContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
  private let decoder: YAMLNodeDecoder
  private let mapping: YAMLMapping

  init(_ decoder: YAMLNodeDecoder) throws(YAMLError) {
    guard case .mapping(let mapping) = decoder.node.content else {
      throw decoder.unexpected("a mapping of keys to values")
    }
    self.decoder = decoder
    self.mapping = mapping
    decoder.read.open()
  }

  var codingPath: [any CodingKey] { decoder.codingPath }
  var allKeys: [Key] { mapping.entries.compactMap { Key(stringValue: $0.key) } }

  func contains(_ key: Key) -> Bool {
    decoder.read.note(key.stringValue)
    return mapping[key.stringValue] != nil
  }

  func decodeNil(forKey key: Key) throws -> Bool { try node(key).isNull }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try decoder.child(node(key), key).value(type)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try shared(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try shared(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { try shared(YAMLSuperKey.super) }
  func superDecoder(forKey key: Key) throws -> any Decoder { try shared(key) }

  private func shared(_ key: any CodingKey) throws(YAMLError) -> YAMLNodeDecoder {
    let node = try node(key)
    return decoder.read.child(key) { decoder.child(node, key) }
  }

  /// The value of a key that must be there.
  private func node(_ key: any CodingKey) throws(YAMLError) -> YAMLNode {
    decoder.read.note(key.stringValue)
    if let entry = mapping[key.stringValue] { return entry.value }
    // A misspelt key is missed before it is found to be unknown. Only keys that the type does not
    // know at all are taken for one; it may ask for the others later.
    let strangers = mapping.entries.filter { Key(stringValue: $0.key) == nil }
    if let meant = nearest(to: key.stringValue, among: strangers.map(\.key)),
      let entry = mapping[meant]
    {
      throw decoder.unknownKey(entry, known: [key.stringValue])
    }
    throw .missingKey(decoder.place, key: key.stringValue)
  }
}

/// The key that holds the value of a superclass.
enum YAMLSuperKey: String, CodingKey {
  case `super`
}
