import Foundation
import Numerics

extension LikelihoodStatistic {
  /// Curves by moments and a table of Z, a thousand times quicker than bands one by one.
  ///
  /// The median is that of Cornish and Fisher, `mean - sd skewness / 6`, and the quantiles beside it
  /// `mean + sd (z + skewness (z² - 1) / 6)`. For thousands of events medians are within 1e-5 in Z
  /// of the exact ones and the band within 1e-3; for fewer than 500 events bands are the exact ones.
  public func curves() throws(InferenceError) -> SensitivityCurves {
    guard background.expected >= Self.fewest else {
      return SensitivityCurves { SensitivityCurve(of: self, to: $0) }
    }
    guard background.rate != .free else {
      return SensitivityCurves { (shape) throws(InferenceError) in
        try Self.check(shape, background)
        let moments = QuickMoments(self, to: shape)
        return SensitivityCurve { events in
          let law = self.law(given: Int((background.expected + events).rounded()))
          return Self.band(of: moments.moments(signal: events), law.quickSignificance(above:))
        }
      }
    }
    let law = law(given: 0)
    let moments = law.moments
    let table = SignificanceTable(mean: moments.mean, deviation: moments.deviation) {
      law.quickSignificance(above: $0).z
    }
    return SensitivityCurves { (shape) throws(InferenceError) in
      try Self.check(shape, background)
      let moments = QuickMoments(self, to: shape)
      return SensitivityCurve { events in
        Self.band(of: moments.moments(signal: events)) { value in
          guard let z = table.z(of: value) else { return law.quickSignificance(above: value) }
          return Significance(
            logProbability: Normal.standard.logSurvival(z),
            logComplement: Normal.standard.logSurvival(-z), method: .saddlePoint)
        }
      }
    }
  }

  /// Below this expectation three moments are too few.
  private static let fewest = 500.0

  private static func check(
    _ shape: ScoreShape, _ background: Background
  ) throws(InferenceError) {
    guard shape.dimensions == background.shape.dimensions else {
      throw .dimensionsDiffer(found: shape.dimensions, expected: background.shape.dimensions)
    }
  }

  private static func band(
    of moments: (mean: Double, deviation: Double, skewness: Double),
    _ significance: (Double) -> Significance
  ) -> SignificanceBand {
    func quantile(_ z: Double) -> Double {
      moments.mean + moments.deviation * (z + moments.skewness / 6 * (z * z - 1))
    }
    return SignificanceBand(
      medianValue: quantile(0), median: significance(quantile(0)),
      lower: significance(quantile(-1)), upper: significance(quantile(1)))
  }
}

extension BackgroundLaw {
  /// The saddle-point formula, or where that has no answer the exact integral.
  func quickSignificance(above value: Double) -> Significance {
    saddlePointSignificance(above: value) ?? significance(above: value)
  }
}
