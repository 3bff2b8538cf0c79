/// A curve that passes through given points and has a value between them.
public protocol Interpolant: Sendable {
  /// The interval between the first and the last point; beyond it the curve is extrapolated.
  var domain: ClosedRange<Double> { get }
  /// The curve at `x`; NaN for NaN.
  func value(at x: Double) -> Double
  /// The slope at `x`, from the right where it jumps.
  func derivative(at x: Double) -> Double
  /// Writes the curve at each element of `x` to the same element of `values`.
  func evaluate(at x: Span<Double>, into values: inout MutableSpan<Double>)
}

extension Interpolant {
  /// Writes the curve at each element of `x` to the same element of `values`.
  public func evaluate(at x: Span<Double>, into values: inout MutableSpan<Double>) {
    precondition(
      x.count == values.count, "Interpolant: room for \(values.count) values, expected \(x.count)")
    for i in x.indices { values[i] = value(at: x[i]) }
  }

  /// The curve at each of `x`.
  public func values(at x: [Double]) -> [Double] {
    var values = [Double](repeating: 0, count: x.count)
    var span = values.mutableSpan
    evaluate(at: x.span, into: &span)
    return values
  }
}
