import Foundation

/// A function known at increasing points, with the rule that joins them and its passport.
///
/// Outside its points the function is zero: a spectrum ends where its table ends.
public struct TabulatedFunction: Sendable, Equatable {
  /// How two neighbouring points are joined.
  public enum Interpolation: Sendable, Equatable {
    /// A straight line.
    case linear
    /// A straight line in the logarithm of the value: `y = a exp(b x)`.
    case exponential
    /// A straight line in both logarithms: `y = a x^b`; arguments must be positive.
    case powerLaw
  }

  /// The points, strictly increasing, in native units.
  public let arguments: [Double]
  /// The values at the points, in native units.
  public let values: [Double]
  /// How neighbouring points are joined; beside a zero the line is straight in any case.
  public let interpolation: Interpolation
  /// Where the numbers come from.
  public let source: Source

  /// Creates a function from points and values given in the stated units.
  public init(
    arguments: [Double], in argumentUnit: Double = 1, values: [Double], in valueUnit: Double = 1,
    interpolation: Interpolation = .linear, source: Source
  ) {
    precondition(
      arguments.count == values.count && arguments.count >= 2,
      "TabulatedFunction: \(arguments.count) arguments and \(values.count) values, "
        + "expected two or more of each")
    precondition(
      zip(arguments, arguments.dropFirst()).allSatisfy { $0 < $1 },
      "TabulatedFunction: the arguments of '\(source.citation)' do not increase strictly")
    precondition(
      interpolation != .powerLaw || arguments[0] > 0,
      "TabulatedFunction: a power law starts at \(arguments[0]), expected a positive argument")
    self.arguments = arguments.map { $0 * argumentUnit }
    self.values = values.map { $0 * valueUnit }
    self.interpolation = interpolation
    self.source = source
  }

  /// Creates a function on equally spaced points, the first of them at zero.
  public init(
    step: Double, in argumentUnit: Double = 1, values: [Double], in valueUnit: Double = 1,
    source: Source
  ) {
    self.init(
      arguments: values.indices.map { Double($0) * step }, in: argumentUnit, values: values,
      in: valueUnit, source: source)
  }

  /// The first and the last point.
  public var domain: ClosedRange<Double> { arguments[0]...arguments[arguments.count - 1] }

  /// The value at a point, zero outside the domain; found by bisection.
  public func callAsFunction(_ argument: Double) -> Double {
    guard domain.contains(argument) else { return 0 }
    var low = 0
    var high = arguments.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if arguments[middle] <= argument { low = middle } else { high = middle }
    }
    return value(at: argument, between: low, and: high)
  }

  /// The integral over the whole domain, exact for the rule that joins the points.
  public func integral() -> Double {
    var sum = 0.0
    for (low, high) in zip(arguments.indices, arguments.indices.dropFirst()) {
      sum += integral(between: low, and: high)
    }
    return sum
  }

  /// The same function with every value multiplied by a factor.
  public func scaled(by factor: Double) -> TabulatedFunction {
    TabulatedFunction(
      arguments: arguments, values: values.map { $0 * factor }, interpolation: interpolation,
      source: source)
  }

  /// The same shape with an integral of one.
  public func normalized() -> TabulatedFunction {
    let total = integral()
    precondition(total > 0, "TabulatedFunction: the integral is \(total), expected more than zero")
    return scaled(by: 1 / total)
  }

  private func value(at x: Double, between low: Int, and high: Int) -> Double {
    let (x0, x1) = (arguments[low], arguments[high])
    let (y0, y1) = (values[low], values[high])
    guard y0 > 0, y1 > 0 else { return y0 + (y1 - y0) * (x - x0) / (x1 - x0) }
    return switch interpolation {
    case .linear: y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    case .exponential: y0 * exp(log(y1 / y0) * (x - x0) / (x1 - x0))
    case .powerLaw: y0 * exp(log(y1 / y0) * log(x / x0) / log(x1 / x0))
    }
  }

  private func integral(between low: Int, and high: Int) -> Double {
    let (x0, x1) = (arguments[low], arguments[high])
    let (y0, y1) = (values[low], values[high])
    let trapezoid = (y0 + y1) / 2 * (x1 - x0)
    guard y0 > 0, y1 > 0, interpolation != .linear else { return trapezoid }
    // Both rules are an exponential in some t that runs from 0 to 1 along the step: the integral
    // is the end values' logarithmic mean, of y in x or of x y in log x.
    let (start, end, width) =
      interpolation == .exponential
      ? (y0, y1, x1 - x0) : (x0 * y0, x1 * y1, log(x1 / x0))
    let exponent = log(end / start)
    // Below this the quotient loses digits and the trapezoid is exact to rounding.
    guard abs(exponent) > 1e-6 else { return (start + end) / 2 * width }
    return (end - start) / exponent * width
  }
}
