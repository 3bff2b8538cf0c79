/// A running sum whose rounding error does not grow with the number of terms.
///
/// The part of each term lost by rounding is summed apart (A. Neumaier, ZAMM 54 (1974) 39), so
/// the error is about one rounding of the result plus `n² ε²` times the sum of magnitudes.
public struct CompensatedSum: Sendable, Equatable {
  private var sum: Double
  private var lost = 0.0

  /// Begins with one term.
  public init(_ start: Double = 0) { sum = start }

  /// The sum of the terms so far; infinite or NaN terms give what plain addition gives.
  public var value: Double { lost.isFinite ? sum + lost : sum }

  /// Adds one term.
  public mutating func add(_ term: Double) {
    let next = sum + term
    lost += abs(sum) >= abs(term) ? (sum - next) + term : (term - next) + sum
    sum = next
  }

  /// Adds the terms in their order.
  public mutating func add(contentsOf terms: Span<Double>) {
    for i in terms.indices { add(terms[i]) }
  }

  /// Adds the terms of another sum.
  public mutating func merge(_ other: CompensatedSum) {
    add(other.sum)
    lost += other.lost
  }
}
