/// A continuous probability law that can be both evaluated and drawn from.
///
/// Density and sampling live in one type so that they cannot drift apart; the tests check each
/// against the other. Draws use the words of the stream in a fixed order and nothing else.
public protocol Distribution: Sendable {
  /// The expectation, NaN or infinite where it does not exist.
  var mean: Double { get }
  /// The variance, NaN or infinite where it does not exist.
  var variance: Double { get }
  /// The natural logarithm of the density at `x`, minus infinity outside the support.
  func logDensity(_ x: Double) -> Double
  /// Adds the logarithm of the density at each element of `x` to the same element of `total`.
  ///
  /// Likelihoods call this once per batch rather than `logDensity(_:)` once per event.
  func addLogDensity(of x: Span<Double>, to total: inout MutableSpan<Double>)
  /// The probability of a draw at or below `x`.
  func cumulative(_ x: Double) -> Double
  /// The probability of a draw above `x`, accurate where small.
  func survival(_ x: Double) -> Double
  /// The x at which `cumulative` is `probability`, a number from 0 to 1.
  func quantile(_ probability: Double) -> Double
  /// The x at which `survival` is `probability`, a number from 0 to 1.
  func upperQuantile(_ probability: Double) -> Double
  /// One draw.
  func sample(using stream: inout RandomStream) -> Double
  /// Fills `values` with draws, those of `sample(using:)` in order.
  func fill(_ values: inout MutableSpan<Double>, using stream: inout RandomStream)
}

extension Distribution {
  public func addLogDensity(of x: Span<Double>, to total: inout MutableSpan<Double>) {
    precondition(
      x.count == total.count,
      "Distribution: \(x.count) points for \(total.count) totals, expected as many")
    for i in x.indices { total[i] += logDensity(x[i]) }
  }

  public func fill(_ values: inout MutableSpan<Double>, using stream: inout RandomStream) {
    for i in values.indices { values[i] = sample(using: &stream) }
  }
}

/// Stops the program unless `probability` is a number from 0 to 1.
func checkProbability(_ probability: Double, _ type: StaticString) {
  precondition(
    0...1 ~= probability, "\(type): probability is \(probability), expected a number from 0 to 1")
}

/// Stops the program unless `value` is a positive finite number.
func checkPositive(_ value: Double, _ name: StaticString, _ type: StaticString) {
  precondition(
    value > 0 && value.isFinite, "\(type): \(name) is \(value), expected a positive number")
}
