/// The numbers that a mark shows, as columns of one length: what lies behind a figure.
public struct MarkNumbers: Sendable, Equatable {
  /// What a column says of its rows.
  public enum Quantity: String, Sendable, CaseIterable {
    /// The place along the horizontal axis.
    case x
    /// The beginning of a bin or of a bar along the horizontal axis.
    case xLow = "x_low"
    /// Its end.
    case xHigh = "x_high"
    /// The place along the vertical axis, or the level of a bin.
    case y
    /// The beginning of a bin, of a bar or of a band along the vertical axis.
    case yLow = "y_low"
    /// Its end.
    case yHigh = "y_high"
    /// What a colour or a contour stands for.
    case value
  }

  /// One column.
  public struct Column: Sendable, Equatable {
    /// What it says.
    public let quantity: Quantity
    /// Its numbers, one for each row.
    public let values: [Double]
  }

  /// What the numbers belong to; nothing for a mark without a name.
  public let name: Label?
  /// The columns.
  public let columns: [Column]
  /// How many rows there are.
  public var count: Int { columns.first?.values.count ?? 0 }

  /// Numbers in columns of one length, each quantity at most once.
  public init(_ name: Label?, _ columns: [(quantity: Quantity, values: [Double])]) {
    let counts = columns.map(\.values.count)
    precondition(
      Set(counts).count <= 1, "MarkNumbers: columns of \(counts) rows, expected equally many")
    precondition(
      Set(columns.map(\.quantity)).count == columns.count,
      "MarkNumbers: columns \(columns.map(\.quantity)), expected each once")
    self.name = name
    self.columns = columns.map { Column(quantity: $0.quantity, values: $0.values) }
  }

  /// The numbers of a column; nothing where there is none.
  public subscript(quantity: Quantity) -> [Double]? {
    columns.first { $0.quantity == quantity }?.values
  }

  /// The bins of a histogram with their levels.
  static func bins(_ name: Label?, edges: [Double], levels: [Double]) -> MarkNumbers {
    MarkNumbers(
      name, [(.xLow, Array(edges.dropLast())), (.xHigh, Array(edges.dropFirst())), (.y, levels)])
  }
}
