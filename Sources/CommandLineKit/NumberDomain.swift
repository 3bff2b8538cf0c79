/// Which numbers an option takes; not-a-number and the infinities are never among them.
public enum NumberDomain: Sendable, Equatable {
  /// Every finite number.
  case finite
  /// Above zero.
  case positive
  /// Zero or above.
  case nonNegative
  /// Between two ends, which belong to it.
  case within(ClosedRange<Double>)
  /// Between two ends, which do not belong to it, as for a confidence level.
  case between(Double, Double)

  /// Whether the number belongs to the domain.
  public func contains(_ number: Double) -> Bool {
    guard number.isFinite else { return false }
    return switch self {
    case .finite: true
    case .positive: number > 0
    case .nonNegative: number >= 0
    case .within(let range): range.contains(number)
    case .between(let lower, let upper): lower < number && number < upper
    }
  }

  /// The domain as messages name it, after "expected".
  var wording: String {
    switch self {
    case .finite: "a number"
    case .positive: "a positive number"
    case .nonNegative: "a number that is zero or positive"
    case .within(let range):
      "a number from \(range.lowerBound.rounded6) to \(range.upperBound.rounded6)"
    case .between(let lower, let upper):
      "a number above \(lower.rounded6) and below \(upper.rounded6)"
    }
  }
}
