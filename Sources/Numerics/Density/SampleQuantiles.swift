/// The quantiles of a sample of numbers.
///
/// Between neighbours in order the quantile is linear: with `n` numbers, the one at `(n − 1) f`
/// counted from the smallest (definition 7 of R. J. Hyndman, Y. Fan, Am. Stat. 50 (1996) 361, which
/// NumPy uses too).
public struct SampleQuantiles: Sendable, Equatable {
  /// The numbers in order.
  public let sorted: [Double]

  /// Sorts the numbers; `nil` where there is none.
  public init?(of values: [Double]) {
    guard !values.isEmpty else { return nil }
    if let bad = values.firstIndex(where: \.isNaN) {
      preconditionFailure("SampleQuantiles: value \(bad) is not a number, expected numbers")
    }
    sorted = values.sorted()
  }

  /// The number below which a fraction from 0 to 1 of the sample lies.
  public func value(at fraction: Double) -> Double {
    precondition(
      (0...1).contains(fraction), "SampleQuantiles: found \(fraction), expected 0 to 1")
    let place = fraction * Double(sorted.count - 1)
    let lower = Int(place)
    guard lower + 1 < sorted.count else { return sorted[lower] }
    let share = place - Double(lower)
    return sorted[lower] + share * (sorted[lower + 1] - sorted[lower])
  }
}
