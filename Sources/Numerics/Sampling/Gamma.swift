import Foundation

/// The gamma law of a shape and a scale: waiting time for `shape` events a `scale` apart.
///
/// The density is `x^(shape-1) exp(-x / scale) / (Γ(shape) scale^shape)` for x >= 0. Draws are
/// exact: G. Marsaglia and W. W. Tsang, "A simple method for generating gamma variables", ACM
/// TOMS 26 (2000) 363.
public struct Gamma: Distribution, Equatable {
  /// The shape, positive.
  public let shape: Double
  /// The scale, positive.
  public let scale: Double

  /// Creates the law with the given shape and scale.
  public init(shape: Double, scale: Double) {
    checkPositive(shape, "shape", "Gamma")
    checkPositive(scale, "scale", "Gamma")
    self.shape = shape
    self.scale = scale
  }

  public var mean: Double { shape * scale }
  public var variance: Double { shape * scale * scale }

  public func logDensity(_ x: Double) -> Double {
    if x < 0 || x == .infinity { return -.infinity }
    if x == 0 { return shape < 1 ? .infinity : shape > 1 ? -.infinity : -log(scale) }
    return SpecialFunctions.logPoisson(shape, mean: x / scale) + log(shape / x)
  }

  public func cumulative(_ x: Double) -> Double {
    x <= 0 ? 0 : SpecialFunctions.gammaP(shape, x / scale)
  }

  public func survival(_ x: Double) -> Double {
    x <= 0 ? 1 : SpecialFunctions.gammaQ(shape, x / scale)
  }

  public func quantile(_ probability: Double) -> Double {
    checkProbability(probability, "Gamma")
    return scale * SpecialFunctions.inverseGammaP(shape, probability)
  }

  public func upperQuantile(_ probability: Double) -> Double {
    checkProbability(probability, "Gamma")
    return scale * SpecialFunctions.inverseGammaQ(shape, probability)
  }

  public func sample(using stream: inout RandomStream) -> Double {
    scale * (shape < 1 ? exp(logSample(using: &stream)) : Self.standard(shape, using: &stream))
  }

  /// The logarithm of a draw of unit scale, finite where the draw itself underflows.
  func logSample(using stream: inout RandomStream) -> Double {
    guard shape < 1 else { return log(Self.standard(shape, using: &stream)) }
    // A draw of the next shape times u^(1/shape) has this shape (section 6 of the paper).
    let next = Self.standard(shape + 1, using: &stream)
    return log(next) + log(stream.uniform()) / shape
  }

  /// A draw of unit scale for a shape of at least 1.
  private static func standard(_ shape: Double, using stream: inout RandomStream) -> Double {
    let d = shape - 1 / 3.0
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = Ziggurat.sample(using: &stream)
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      let u = stream.uniform()
      let square = x * x
      if u < 1 - 0.0331 * square * square { return d * v }
      if log(u) < 0.5 * square + d * (1 - v + log(v)) { return d * v }
    }
  }
}
