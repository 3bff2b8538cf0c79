import Foundation

/// The law of a number that may lie anywhere between two bounds.
public struct Uniform: Distribution, Equatable {
  /// The lower bound.
  public let lower: Double
  /// The upper bound.
  public let upper: Double

  /// Creates the law on an interval of positive, finite length.
  public init(lower: Double, upper: Double) {
    precondition(
      lower < upper && (upper - lower).isFinite,
      "Uniform: bounds are \(lower) and \(upper), expected two rising finite numbers")
    self.lower = lower
    self.upper = upper
  }

  public var mean: Double { lower + 0.5 * (upper - lower) }
  public var variance: Double { (upper - lower) * (upper - lower) / 12 }

  public func logDensity(_ x: Double) -> Double {
    lower...upper ~= x ? -log(upper - lower) : -.infinity
  }

  public func cumulative(_ x: Double) -> Double {
    min(max((x - lower) / (upper - lower), 0), 1)
  }

  public func survival(_ x: Double) -> Double {
    min(max((upper - x) / (upper - lower), 0), 1)
  }

  public func quantile(_ probability: Double) -> Double {
    checkProbability(probability, "Uniform")
    return lower + probability * (upper - lower)
  }

  public func upperQuantile(_ probability: Double) -> Double {
    checkProbability(probability, "Uniform")
    return upper - probability * (upper - lower)
  }

  public func sample(using stream: inout RandomStream) -> Double {
    lower + stream.uniform() * (upper - lower)
  }
}
