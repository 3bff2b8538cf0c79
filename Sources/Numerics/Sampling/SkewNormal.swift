import Foundation

/// The skew-normal law of a location, a scale and a shape.
///
/// The density is `2/scale φ(z) Φ(shape z)` with z = (x - location) / scale: normal for shape 0,
/// leaning to the right for positive shapes. A. Azzalini, Scand. J. Stat. 12 (1985) 171.
public struct SkewNormal: Distribution, Equatable {
  /// The location: the mode only for shape 0.
  public let location: Double
  /// The scale, positive.
  public let scale: Double
  /// The shape α.
  public let shape: Double
  /// α / √(1 + α²), the correlation of the two normal numbers behind a draw.
  private let delta: Double
  /// 1 / √(1 + α²).
  private let rest: Double

  /// Creates the law with a finite location, a positive scale and a finite shape.
  public init(location: Double, scale: Double, shape: Double) {
    precondition(location.isFinite, "SkewNormal: location is \(location), expected a finite number")
    checkPositive(scale, "scale", "SkewNormal")
    precondition(shape.isFinite, "SkewNormal: shape is \(shape), expected a finite number")
    self.location = location
    self.scale = scale
    self.shape = shape
    let norm = hypot(1, shape)
    delta = shape / norm
    rest = 1 / norm
  }

  public var mean: Double { location + scale * delta * (2 / Double.pi).squareRoot() }
  public var variance: Double { scale * scale * (1 - 2 / Double.pi * delta * delta) }

  public func logDensity(_ x: Double) -> Double {
    let z = (x - location) / scale
    return log(2) + Normal.standard.logDensity(z) - log(scale)
      + Normal.standard.logSurvival(-shape * z)
  }

  /// The probability of a draw at or below `x`, to 1e-16 absolute.
  ///
  /// On the side the law leans away from, it is a difference of nearly equal numbers.
  public func cumulative(_ x: Double) -> Double {
    let z = (x - location) / scale
    return max(0, Normal.standard.cumulative(z) - 2 * SpecialFunctions.owensT(z, shape))
  }

  public func survival(_ x: Double) -> Double {
    let z = (x - location) / scale
    return max(0, Normal.standard.survival(z) + 2 * SpecialFunctions.owensT(z, shape))
  }

  public func quantile(_ probability: Double) -> Double {
    checkProbability(probability, "SkewNormal")
    return bisected(from: probability) { cumulative($0) >= probability }
  }

  public func upperQuantile(_ probability: Double) -> Double {
    checkProbability(probability, "SkewNormal")
    return bisected(from: 1 - probability) { survival($0) <= probability }
  }

  /// The smallest number for which `holds`, found by halving the range of 39 scales around.
  private func bisected(from probability: Double, _ holds: (Double) -> Bool) -> Double {
    if probability == 0 { return -.infinity }
    if probability == 1 { return .infinity }
    var below = location - 39 * scale
    var above = location + 39 * scale
    while true {
      let middle = 0.5 * (below + above)
      guard middle > below && middle < above else { return above }
      if holds(middle) { above = middle } else { below = middle }
    }
  }

  /// One draw: two normal numbers, the first folded to the side of the shape.
  public func sample(using stream: inout RandomStream) -> Double {
    let folded = abs(Ziggurat.sample(using: &stream))
    let free = Ziggurat.sample(using: &stream)
    return location + scale * (delta * folded + rest * free)
  }
}
