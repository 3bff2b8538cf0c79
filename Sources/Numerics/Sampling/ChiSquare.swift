import Foundation

/// The law of the sum of the squares of independent standard normal numbers.
public struct ChiSquare: Distribution, Equatable {
  /// How many squares are summed; any positive number.
  public let degreesOfFreedom: Double
  private let gamma: Gamma

  /// Creates the law with the given number of degrees of freedom.
  public init(degreesOfFreedom: Double) {
    checkPositive(degreesOfFreedom, "degrees of freedom", "ChiSquare")
    self.degreesOfFreedom = degreesOfFreedom
    gamma = Gamma(shape: 0.5 * degreesOfFreedom, scale: 2)
  }

  public var mean: Double { gamma.mean }
  public var variance: Double { gamma.variance }
  public func logDensity(_ x: Double) -> Double { gamma.logDensity(x) }
  public func cumulative(_ x: Double) -> Double { gamma.cumulative(x) }
  public func survival(_ x: Double) -> Double { gamma.survival(x) }
  public func quantile(_ probability: Double) -> Double { gamma.quantile(probability) }
  public func upperQuantile(_ probability: Double) -> Double { gamma.upperQuantile(probability) }
  public func sample(using stream: inout RandomStream) -> Double { gamma.sample(using: &stream) }
}
