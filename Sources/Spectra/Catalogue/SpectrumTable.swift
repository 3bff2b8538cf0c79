/// Two columns of a file of the user's own, for a parameter that is a table.
public struct SpectrumTable: Sendable, Equatable {
  /// The first column.
  public let arguments: [Double]
  /// The second column.
  public let values: [Double]
  /// Where they come from.
  public let source: Source

  /// Takes two columns.
  public init(arguments: [Double], values: [Double], source: Source) {
    self.arguments = arguments
    self.values = values
    self.source = source
  }
}
