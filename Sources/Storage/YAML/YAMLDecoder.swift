/// Reads YAML into `Decodable` values, with file, line and keys in every error.
///
/// Values are understood by the core schema of YAML 1.2: only `true` and `false` are truth values,
/// quoted text is never a number, `1e-47` is one, `1e6` is also a whole number. A plain number
/// given for text is taken as its text.
///
/// Everything in the file must be read by something. After the initialiser of a type returns, each
/// key of its mapping that was never asked for (by `decode`, `decodeIfPresent`, `contains`, a nested
/// container or a super decoder) is refused, as are values at the end of a list that were not
/// fetched. So a key that a type reads only for some values of another key has no place beside the
/// others.
///
/// A type states its own laws by throwing any error from `init(from:)`. A `DecodingError` is placed
/// at its coding path, any other error at the value that was being decoded:
///
/// ```swift
/// guard mass > 0 else {
///   throw DecodingError.dataCorruptedError(
///     forKey: .mass, in: values, debugDescription: "found \(mass), expected a positive number")
/// }
/// // darwin.yaml, line 7, column 9, halo.mass: found -1.0, expected a positive number
/// ```
public struct YAMLDecoder: Sendable {
  /// What becomes of keys and values that nothing reads.
  public enum Unread: Sendable {
    /// The first of them is an error.
    case refused
    /// They have no effect.
    case ignored
  }

  /// What becomes of keys and values that nothing reads.
  public var unread: Unread

  /// A decoder that refuses what nothing reads unless told otherwise.
  public init(unread: Unread = .refused) { self.unread = unread }

  /// The value that a file describes.
  public func decode<Value: Decodable>(
    _ type: Value.Type, fromFile path: String
  ) throws(YAMLError) -> Value {
    try decode(type, from: [.file(path)])
  }

  /// The value that a text describes.
  ///
  /// - Parameters:
  ///   - type: The type of the value.
  ///   - text: The YAML.
  ///   - name: What error messages call the text.
  /// - Returns: The value.
  /// - Throws: The first thing that is amiss.
  public func decode<Value: Decodable>(
    _ type: Value.Type, from text: String, name: String
  ) throws(YAMLError) -> Value {
    try decode(type, from: [.text(text, name: name)])
  }

  /// The value that layers describe together, each changing those before it.
  ///
  /// Mappings are joined key by key; a list or a single value stands for the whole of the one below.
  /// Errors name the layer in which they stand.
  ///
  /// - Parameters:
  ///   - type: The type of the value.
  ///   - layers: The layers, at least one, the last of which wins.
  /// - Returns: The value.
  /// - Throws: The first thing that is amiss.
  public func decode<Value: Decodable>(
    _ type: Value.Type, from layers: [YAMLLayer]
  ) throws(YAMLError) -> Value {
    precondition(!layers.isEmpty, "YAMLDecoder: no layers, expected at least one")
    var node = try layers[0].node
    for layer in layers.dropFirst() {
      let next = try layer.node
      // A file of comments alone changes nothing.
      if !next.isNull { node = node.overlaid(by: next) }
    }
    let decoder = YAMLNodeDecoder(node: node, codingPath: [], unread: unread)
    do {
      return try decoder.value(type)
    } catch let error as YAMLError {
      throw error
    } catch {
      preconditionFailure("YAMLDecoder: '\(error)' has no place, expected every error to have one")
    }
  }
}
