/// A value that a type takes as a whole.
struct YAMLSingleValueContainer: SingleValueDecodingContainer {
  let decoder: YAMLNodeDecoder

  var codingPath: [any CodingKey] { decoder.codingPath }

  func decodeNil() -> Bool { decoder.node.isNull }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try decoder.unchecked(type)
  }
}
