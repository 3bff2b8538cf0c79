/// One field of a row to be written.
public enum CSVValue: Sendable, Equatable {
  /// Written with the fewest digits that read back as the same double.
  case number(Double)
  /// A whole number.
  case integer(Int)
  /// Quoted where it has to be.
  case text(String)
}

/// Consecutive values of one column to be written.
public enum CSVColumn: Sendable, Equatable {
  /// Written with the fewest digits that read back as the same double.
  case numbers([Double])
  /// Whole numbers.
  case integers([Int])
  /// Quoted where they have to be.
  case texts([String])

  /// The number of values.
  public var count: Int {
    switch self {
    case .numbers(let values): values.count
    case .integers(let values): values.count
    case .texts(let values): values.count
    }
  }
}
