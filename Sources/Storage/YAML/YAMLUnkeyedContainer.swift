/// The values of a list, fetched one after the other.
struct YAMLUnkeyedContainer: UnkeyedDecodingContainer {
  private let decoder: YAMLNodeDecoder
  private let values: [YAMLNode]
  private(set) var currentIndex = 0

  init(_ decoder: YAMLNodeDecoder) throws(YAMLError) {
    guard case .sequence(let values) = decoder.node.content else {
      throw decoder.unexpected("a list")
    }
    self.decoder = decoder
    self.values = values
    decoder.read.note(count: 0)
  }

  var codingPath: [any CodingKey] { decoder.codingPath }
  var count: Int? { values.count }
  var isAtEnd: Bool { currentIndex == values.count }

  mutating func decodeNil() throws -> Bool {
    let isNull = try current().isNull
    if isNull { advance() }
    return isNull
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let value = try decoder.child(current(), YAMLIndex(currentIndex)).value(type)
    advance()
    return value
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    let container = try shared().container(keyedBy: type)
    advance()
    return container
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    let container = try shared().unkeyedContainer()
    advance()
    return container
  }

  mutating func superDecoder() throws -> any Decoder {
    let shared = try shared()
    advance()
    return shared
  }

  private func shared() throws(YAMLError) -> YAMLNodeDecoder {
    let node = try current()
    let key = YAMLIndex(currentIndex)
    return decoder.read.child(key) { decoder.child(node, key) }
  }

  private func current() throws(YAMLError) -> YAMLNode {
    guard !isAtEnd else {
      throw decoder.unexpected("a longer one")
    }
    return values[currentIndex]
  }

  private mutating func advance() {
    currentIndex += 1
    decoder.read.note(count: currentIndex)
  }
}
