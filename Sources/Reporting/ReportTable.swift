/// A table of a report: named columns of one length.
public struct ReportTable: Sendable, Equatable {
  /// The values of a column.
  public enum Values: Sendable, Equatable {
    /// Real numbers, shown with four digits; nothing where one is missing.
    case numbers([Double?])
    /// Whole numbers.
    case integers([Int?])
    /// Plain words.
    case texts([String])

    /// The number of rows.
    public var count: Int {
      switch self {
      case .numbers(let values): values.count
      case .integers(let values): values.count
      case .texts(let values): values.count
      }
    }
  }

  /// Values under a heading.
  public struct Column: Sendable, Equatable {
    /// The heading, with the unit.
    public var name: String
    /// The values, one for each row.
    public var values: Values
    /// The rows whose number is only known to be larger: `> 8.2`.
    public var lowerBounds: Set<Int>

    /// A column.
    public init(_ name: String, _ values: Values, lowerBounds: Set<Int> = []) {
      precondition(
        lowerBounds.allSatisfy { (0..<values.count).contains($0) },
        "ReportTable: lower bounds in rows \(lowerBounds.sorted()), expected some of \(values.count)"
      )
      self.name = name
      self.values = values
      self.lowerBounds = lowerBounds
    }
  }

  /// The name of its file, such as `significances`.
  public var name: String
  /// What it holds, in plain words.
  public var caption: String
  /// The columns.
  public var columns: [Column]

  /// A table of columns of one length and different names.
  public init(_ name: String, _ columns: [Column], caption: String = "") {
    precondition(
      Set(columns.map(\.values.count)).count == 1,
      "ReportTable: columns of \(columns.map(\.values.count)) rows, expected equally many")
    precondition(
      Set(columns.map(\.name)).count == columns.count,
      "ReportTable: columns \(columns.map(\.name)), expected different names")
    self.name = name
    self.columns = columns
    self.caption = caption
  }

  /// The number of rows.
  public var rows: Int { columns.first?.values.count ?? 0 }
}
