/// How a statistic's values for a range of pseudo-experiments are drawn.
///
/// Toy `i` of a seed has random numbers of its own, so its value depends on nothing else. A recipe
/// works through a range at a time, to make what it needs once.
public struct ToyRecipe: Sendable {
  /// Writes the value of toy `range.lowerBound + i` to element `i`.
  public typealias Fill =
    @Sendable (_ range: Range<Int>, _ seed: UInt64, _ values: inout MutableSpan<Double>) -> Void

  private let fillValues: Fill

  /// A recipe from the function that follows it.
  public init(_ fill: @escaping Fill) { fillValues = fill }

  /// Writes the values of the toys in `range`, one for each.
  public func fill(_ range: Range<Int>, seed: UInt64, into values: inout MutableSpan<Double>) {
    precondition(
      values.count == range.count,
      "ToyRecipe: room for \(values.count) values, expected \(range.count)")
    fillValues(range, seed, &values)
  }
}
