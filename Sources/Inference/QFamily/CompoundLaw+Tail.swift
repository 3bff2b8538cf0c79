import Foundation
import Numerics

extension CompoundLaw {
  /// A tail at least this accurate needs no other method.
  static let accepted = 1e-3
  /// Tails below `exp(-690)` are smaller than the smallest numbers.
  private static let beyondNumbers = 690.0

  /// How unlikely values above `value` are, by the best method that holds.
  ///
  /// The contour integral, where the generating function decays along the line; with so few events
  /// or so few different marks that it does not, weighted pseudo-experiments.
  func significance(above value: Double) -> Significance {
    guard variance > 0 else {
      return Significance(probability: value > mean ? 0 : 1, method: .closedForm)
    }
    guard let saddle = saddle(at: value) else {
      return Significance(probability: value > mean ? 0 : 1, method: .closedForm)
    }
    // Beyond all numbers only the logarithm is left; where no tilt leads, an upper bound of it.
    let bound = saddle.tilt * (value - mean) - saddle.logGenerator
    if bound > Self.beyondNumbers {
      return saddlePointSignificance(above: value, saddle)
        ?? Self.significance(
          logTail: -bound, isUpper: saddle.tilt > 0, relativeError: 1, method: .saddlePoint)
    }
    // No line may pass through the pole at zero.
    let nearest = (value > mean ? 1 : -1) / saddle.curvature.squareRoot()
    let far = abs(saddle.tilt) >= abs(nearest)
    let tilted = far ? saddle : TiltedCompound(self, tilt: nearest) ?? saddle
    let rarity = max(0, tilted.tilt * (value - mean) - tilted.logGenerator) + 3
    let (log, error) = Contour(self, through: tilted, rarity: rarity).logTail(at: value)
    let wholeError = max(error, latticeError(tilted))
    guard wholeError < Self.accepted, log.isFinite, log <= 1e-9 else {
      return TiltedToys(self, tilted: saddle).significance(above: value)
    }
    return Self.significance(
      logTail: log, isUpper: tilted.tilt > 0, relativeError: wholeError, method: .contour)
  }

  /// A significance from the logarithm of either tail.
  static func significance(
    logTail: Double, isUpper: Bool, relativeError: Double, method: TailMethod
  ) -> Significance {
    let logTail = min(0, logTail)
    let other = log(-expm1(logTail))
    // The error is that of the probability, whichever tail it was found from.
    let error = isUpper ? relativeError : relativeError * exp(logTail - other)
    return Significance(
      logProbability: isUpper ? logTail : other, logComplement: isUpper ? other : logTail,
      relativeError: error, method: method)
  }

  /// The value below which a share of the law lies.
  ///
  /// One line serves for all trials, since it stands near the middle. Few events: by toys.
  func quantiles(_ shares: [Double]) -> [Double] {
    let sign = 1 / deviation
    guard let tilted = TiltedCompound(self, tilt: sign) else { return toyQuantiles(shares) }
    let contour = Contour(self, through: tilted, rarity: 6)
    guard contour.logTail(at: mean).relativeError < Self.accepted else {
      return toyQuantiles(shares)
    }
    return shares.map { share in
      func excess(_ value: Double) -> Double { 1 - share - exp(contour.logTail(at: value).log) }
      let guess = approximateMedian + deviation * Normal.standard.quantile(share)
      let bracket = Root.bracket(of: excess, around: guess, step: 0.05 * deviation)
      let root = bracket.flatMap {
        try? Root(of: excess, in: $0, tolerance: 1e-12 * deviation)
      }
      return root?.x ?? guess
    }
  }

  private func toyQuantiles(_ shares: [Double]) -> [Double] {
    guard let plain = TiltedCompound(self, tilt: 0) else { return shares.map { _ in mean } }
    let values = TiltedToys(self, tilted: plain).values.sorted()
    return shares.map { values[Int($0 * Double(values.count - 1))] }
  }

  /// How unlikely values above `value` are, by the formula of Lugannani and Rice.
  ///
  /// R. Lugannani and S. Rice, Adv. Appl. Prob. 12 (1980) 475: `1 - Φ(r) + φ(r) (1/u - 1/r)`, with
  /// `r = ±√(2(θx - K))` and `u = θ√K''` at the saddle point. The stated
  /// error is that of a normal law whose next term, `5/24` of the squared skewness, were left out;
  /// the formula is far better: 1e-6 for 6500 events, 1e-5 for 800. `nil` within a hundredth of a standard deviation of
  /// the mean, where its terms cancel, or where there is no saddle point.
  func saddlePointSignificance(above value: Double) -> Significance? {
    guard variance > 0, let saddle = saddle(at: value) else { return nil }
    return saddlePointSignificance(above: value, saddle)
  }

  private func saddlePointSignificance(
    above value: Double, _ saddle: TiltedCompound
  ) -> Significance? {
    // Values that no sum reaches have no saddle point.
    guard abs(saddle.slope + mean - value) < 1e-3 * saddle.curvature.squareRoot() else {
      return nil
    }
    let exponent = saddle.tilt * (value - mean) - saddle.logGenerator
    let r = (2 * max(0, exponent)).squareRoot() * (saddle.tilt < 0 ? -1 : 1)
    let u = saddle.tilt * saddle.curvature.squareRoot()
    guard abs(r) > 0.01 else { return nil }
    // Either tail from its own side, as a factor on the normal tail.
    let logNormal = Normal.standard.logSurvival(abs(r))
    let ratio = exp(Normal.standard.logDensity(r) - logNormal)
    let correction = ratio * (1 / abs(u) - 1 / abs(r))
    let squaredSkewness = thirdMoment * thirdMoment / (variance * variance * variance)
    return Self.significance(
      logTail: logNormal + log1p(correction), isUpper: r > 0,
      relativeError: 5 / 24.0 * squaredSkewness, method: .saddlePoint)
  }

  /// The density of q at given values, from the generating function along the imaginary axis.
  func density(at values: [Double]) -> [Double] {
    guard let plain = TiltedCompound(self, tilt: 0) else { return values.map { _ in .nan } }
    let furthest = values.reduce(0) { max($0, abs($1 - mean)) }
    // Copies of the density repeat at 2π / step: none comes near.
    let step = Double.pi / max(furthest, 10 * deviation)
    let (ratios, _) = Contour.ratios(self, plain, step: step)
    return values.map { value in
      var sum = 0.5
      for k in 1..<ratios.count {
        let angle = Double(k) * step * (value - mean)
        sum += ratios[k].x * cos(angle) + ratios[k].y * sin(angle)
      }
      return sum * step / .pi
    }
  }
}
