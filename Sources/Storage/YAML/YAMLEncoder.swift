/// Writes `Encodable` values as YAML that a person can read and `YAMLDecoder` reads back unchanged.
///
/// Keys stand in the order in which the type encodes them; those of a dictionary are sorted, and so
/// are the members of a set, so that the same value always gives the same text. Numbers have the
/// fewest digits that read back as the same bits, in a form that readers of YAML 1.1 know as well.
public struct YAMLEncoder: Sendable {
  /// An encoder; there is nothing to set.
  public init() {}

  /// The text of a value, with a line feed at its end.
  ///
  /// - Parameter value: Any value.
  /// - Returns: One YAML document.
  /// - Throws: What the value's own `encode(to:)` throws.
  public func encode(_ value: some Encodable) throws -> String {
    let part = YAMLPart()
    try YAMLPartEncoder(part: part, codingPath: []).encode(value)
    return YAMLText.document(part)
  }
}
