/// The key of a mapping whose keys are the user's: names of columns, sources, options.
public struct AnyKey: CodingKey, Hashable, Sendable {
  /// The key as it is written.
  public let stringValue: String
  /// Never: the user's keys are words.
  public var intValue: Int? { nil }

  /// The key of this name.
  public init(stringValue: String) { self.stringValue = stringValue }
  /// Never: the user's keys are words.
  public init?(intValue: Int) { nil }
}
