/// Decodes one value of a document and says of each error where it happened.
struct YAMLNodeDecoder: Decoder {
  let node: YAMLNode
  let codingPath: [any CodingKey]
  let unread: YAMLDecoder.Unread
  let read = YAMLReadParts()

  var userInfo: [CodingUserInfoKey: Any] { [:] }

  var place: YAMLPlace {
    YAMLPlace(file: node.file, line: node.line, column: node.column, path: codingPath)
  }

  /// Decodes the value and refuses what of it nothing has read.
  func value<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let value = try unchecked(type)
    if unread == .refused { try read.check(self) }
    return value
  }

  /// Decodes the value; what remains unread is the business of an outer call.
  func unchecked<Value: Decodable>(_ type: Value.Type) throws -> Value {
    if let primitive = try primitive(type) { return primitive }
    do {
      return try Value(from: self)
    } catch let error as YAMLError {
      throw error
    } catch let error as DecodingError {
      throw refusal(error, of: type)
    } catch {
      throw YAMLError.refused(place, reason: String(describing: error))
    }
  }

  /// The decoder of a value below this one.
  func child(_ node: YAMLNode, _ key: any CodingKey) -> YAMLNodeDecoder {
    YAMLNodeDecoder(node: node, codingPath: codingPath + [key], unread: unread)
  }

  func unexpected(_ expected: String) -> YAMLError {
    .unexpected(place, found: node.found, expected: expected)
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(try YAMLKeyedContainer<Key>(self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try YAMLUnkeyedContainer(self)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    YAMLSingleValueContainer(decoder: self)
  }

  /// Places what the type being decoded, or the standard library for it, has thrown.
  private func refusal<Value>(_ error: DecodingError, of type: Value.Type) -> YAMLError {
    guard let context = error.context else {
      return .refused(place, reason: String(describing: error))
    }
    if case .dataCorrupted = error, context.codingPath.count == codingPath.count,
      let choices = Self.choices(of: type)
    {
      return unexpected("one of \(choices.quotedList)")
    }
    var decoder = self
    for key in context.codingPath.dropFirst(codingPath.count) {
      guard let next = decoder.node.child(key) else { break }
      decoder = decoder.child(next, key)
    }
    let reason = context.debugDescription
    return .refused(decoder.place, reason: reason.hasSuffix(".") ? "\(reason.dropLast())" : reason)
  }

  /// The raw values of an enum that lists its cases.
  private static func choices<Value>(of type: Value.Type) -> [String]? {
    func rawValues<Choice: CaseIterable>(_ type: Choice.Type) -> [String] {
      type.allCases.compactMap { choice in
        (choice as? any RawRepresentable).map { "\($0.rawValue)" }
      }
    }
    guard let iterable = type as? any CaseIterable.Type else { return nil }
    let values = rawValues(iterable)
    return values.isEmpty ? nil : values
  }
}

extension DecodingError {
  fileprivate var context: Context? {
    switch self {
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .keyNotFound(_, let context), .dataCorrupted(let context):
      context
    @unknown default: nil
    }
  }
}
