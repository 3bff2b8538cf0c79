/// Why no statement can be made: what was found and what was expected.
public enum StatementError: Error, Equatable, CustomStringConvertible {
  /// A fit did not reach a minimum.
  case notConverged(String, residual: Double)
  /// No fit of any toy reached a minimum.
  case noToys(value: Double)
  /// The statistic never rises to its threshold.
  case noEnd(of: String, up: Double)
  /// A statistic needs data of another kind.
  case needs(String, found: String)

  /// One lowercase sentence without a full stop.
  public var description: String {
    switch self {
    case .notConverged(let what, let residual):
      "\(what) did not reach a minimum (it is \(residual) standard deviations away)"
    case .noToys(let value): "no fit of a toy at \(value) reached a minimum"
    case .noEnd(let name, let value):
      "the data do not limit '\(name)', which was followed up to \(value)"
    case .needs(let expected, let found): "found \(found), expected \(expected)"
    }
  }
}
