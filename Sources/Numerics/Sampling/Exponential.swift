import Foundation

/// The waiting time of a process without memory.
///
/// The density is `exp(-x / mean) / mean` for x >= 0. A draw costs one word and one logarithm.
public struct Exponential: Distribution, Equatable {
  /// The mean waiting time, positive.
  public let mean: Double

  /// Creates the law with the given mean.
  public init(mean: Double) {
    checkPositive(mean, "mean", "Exponential")
    self.mean = mean
  }

  public var variance: Double { mean * mean }

  public func logDensity(_ x: Double) -> Double {
    x < 0 ? -.infinity : -x / mean - log(mean)
  }

  public func cumulative(_ x: Double) -> Double { x < 0 ? 0 : -expm1(-x / mean) }
  public func survival(_ x: Double) -> Double { x < 0 ? 1 : exp(-x / mean) }

  public func quantile(_ probability: Double) -> Double {
    checkProbability(probability, "Exponential")
    return -mean * log1p(-probability)
  }

  public func upperQuantile(_ probability: Double) -> Double {
    checkProbability(probability, "Exponential")
    return -mean * log(probability)
  }

  public func sample(using stream: inout RandomStream) -> Double {
    Self.sample(mean: mean, using: &stream)
  }

  /// One draw of the law with the given mean, for means that change from draw to draw.
  public static func sample(mean: Double, using stream: inout RandomStream) -> Double {
    -mean * log(stream.uniform())
  }
}
