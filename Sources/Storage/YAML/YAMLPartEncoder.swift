/// Fills one part of a YAML text from a value.
struct YAMLPartEncoder: Encoder {
  let part: YAMLPart
  let codingPath: [any CodingKey]

  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func encode(_ value: some Encodable) throws {
    switch value {
    case let number as Double: part.content = .literal(YAMLText.number(number))
    case let number as Float: part.content = .literal(YAMLText.number(number))
    case let text as String: part.content = .text(text)
    case let flag as Bool: part.content = .literal(flag ? "true" : "false")
    case let number as any FixedWidthInteger: part.content = .literal("\(number)")
    default:
      try value.encode(to: self)
      if case .empty = part.content { part.openMapping() }
      // Dictionaries whose keys are no words are lists of a key and a value in turn.
      if value is any UnorderedPairs { part.sort(step: 2) }
      if value is any UnorderedMembers { part.sort(step: 1) }
    }
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    part.openMapping()
    return KeyedEncodingContainer(YAMLKeyedPart<Key>(part: part, codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    part.openSequence()
    return YAMLUnkeyedPart(part: part, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    YAMLSinglePart(part: part, codingPath: codingPath)
  }
}

/// Dictionaries, whose order changes from run to run.
private protocol UnorderedPairs {}
extension Dictionary: UnorderedPairs {}

/// Sets, whose order changes from run to run.
private protocol UnorderedMembers {}
extension Set: UnorderedMembers {}

/// The keys and values of a type.
private struct YAMLKeyedPart<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let part: YAMLPart
  let codingPath: [any CodingKey]

  func encodeNil(forKey key: Key) { encoder(key).part.content = .literal("null") }

  func encode(_ value: some Encodable, forKey key: Key) throws { try encoder(key).encode(value) }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    encoder(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    encoder(key).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { encoder(YAMLSuperKey.super) }
  func superEncoder(forKey key: Key) -> any Encoder { encoder(key) }

  private func encoder(_ key: any CodingKey) -> YAMLPartEncoder {
    YAMLPartEncoder(part: part.value(key.stringValue), codingPath: codingPath + [key])
  }
}

/// The values of a list.
private struct YAMLUnkeyedPart: UnkeyedEncodingContainer {
  let part: YAMLPart
  let codingPath: [any CodingKey]

  var count: Int { part.count }

  func encodeNil() { encoder().part.content = .literal("null") }

  func encode(_ value: some Encodable) throws { try encoder().encode(value) }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) -> KeyedEncodingContainer<Nested> {
    encoder().container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder().unkeyedContainer() }

  func superEncoder() -> any Encoder { encoder() }

  private func encoder() -> YAMLPartEncoder {
    let key = YAMLIndex(part.count)
    return YAMLPartEncoder(part: part.next(), codingPath: codingPath + [key])
  }
}

/// A value that a type gives as a whole.
private struct YAMLSinglePart: SingleValueEncodingContainer {
  let part: YAMLPart
  let codingPath: [any CodingKey]

  func encodeNil() { part.content = .literal("null") }

  func encode(_ value: some Encodable) throws {
    try YAMLPartEncoder(part: part, codingPath: codingPath).encode(value)
  }
}
