import Foundation
import Numerics
import Testing

/// Checks that density, cumulative, quantiles, moments and draws describe the same law.
///
/// A correct law fails with a probability of about 1e-6: the Kolmogorov distance and the deviations
/// of the moments, in standard errors, are below their quantiles of that level.
func checkDistribution(
  _ law: some Distribution, draws: Int = 200_000, seed: UInt64 = 1,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  checkCumulative(of: law, sourceLocation: sourceLocation)

  var stream = RandomStream(seed: seed, purpose: .test, index: 0)
  var values = [Double](repeating: 0, count: draws)
  var span = values.mutableSpan
  law.fill(&span, using: &stream)
  if law.variance.isFinite {
    checkMoments(
      of: values, mean: law.mean, variance: law.variance, sourceLocation: sourceLocation)
  }

  let distance = KolmogorovDistance.from(law.cumulative, values)
  #expect(
    KolmogorovLaw(count: draws).survival(distance) > 1e-6, "Kolmogorov distance \(distance)",
    sourceLocation: sourceLocation)
}

/// Checks density and quantiles against the cumulative at nine quantiles.
private func checkCumulative(of law: some Distribution, sourceLocation: SourceLocation) {
  for p in [1e-3, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.999] {
    let x = law.quantile(p)
    #expect(
      abs(law.cumulative(x) - p) < 1e-11, "cumulative of quantile \(p)",
      sourceLocation: sourceLocation)
    #expect(
      abs(law.survival(law.upperQuantile(p)) - p) < 1e-11, "survival of quantile \(p)",
      sourceLocation: sourceLocation)
    #expect(
      abs(law.cumulative(x) + law.survival(x) - 1) < 1e-13, "parts at quantile \(p)",
      sourceLocation: sourceLocation)
    // A central difference over 1e-4 of the probability nearby errs by 1e-8 of the slope for a
    // smooth density; 1e-5 leaves room for steep ones.
    let h = 0.5e-4 * p * (1 - p) / exp(law.logDensity(x))
    let slope = (law.cumulative(x + h) - law.cumulative(x - h)) / (2 * h)
    #expect(
      abs(slope / exp(law.logDensity(x)) - 1) < 1e-5, "density at quantile \(p): slope \(slope)",
      sourceLocation: sourceLocation)
  }
}

/// Checks mean and variance of draws to 4.9 standard errors, the normal quantile of 1e-6.
func checkMoments(
  of values: [Double], mean: Double, variance: Double, sourceLocation: SourceLocation
) {
  let count = Double(values.count)
  let squares = values.map { ($0 - mean) * ($0 - mean) }
  let average = values.reduce(0) { $0 + ($1 - mean) } / count
  #expect(
    abs(average) <= 4.9 * (variance / count).squareRoot(), "mean is off by \(average)",
    sourceLocation: sourceLocation)
  let spread = squares.reduce(0, +) / count
  let fourth = squares.reduce(0) { $0 + ($1 - spread) * ($1 - spread) } / count
  #expect(
    abs(spread - variance) <= 4.9 * (fourth / count).squareRoot(),
    "variance is \(spread), expected \(variance)", sourceLocation: sourceLocation)
}
