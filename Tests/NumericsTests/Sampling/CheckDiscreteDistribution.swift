import Foundation
import Numerics
import Testing

/// Checks that probabilities, cumulative, quantiles, moments and draws describe the same law.
///
/// A correct law fails with a probability of about 1e-6.
func checkDistribution(
  _ law: some DiscreteDistribution, draws: Int = 200_000, seed: UInt64 = 1,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  for p in [1e-9, 0.01, 0.3, 0.5, 0.9, 0.999] {
    let k = law.quantile(p)
    #expect(
      law.cumulative(k) >= p && law.cumulative(k - 1) < p, "quantile of \(p) is \(k)",
      sourceLocation: sourceLocation)
    let j = law.upperQuantile(p)
    #expect(
      law.survival(j) <= p && law.survival(j - 1) > p, "upper quantile of \(p) is \(j)",
      sourceLocation: sourceLocation)
    // The cumulatives carry errors of 1e-13 of themselves, here of about 1.
    let step = law.cumulative(k) - law.cumulative(k - 1)
    #expect(
      abs(step - exp(law.logProbability(k))) < 1e-12, "probability of \(k): step \(step)",
      sourceLocation: sourceLocation)
    #expect(
      abs(law.cumulative(k) + law.survival(k) - 1) < 1e-13, "parts at \(k)",
      sourceLocation: sourceLocation)
  }

  var stream = RandomStream(seed: seed, purpose: .test, index: 1)
  let values = (0..<draws).map { _ in law.sample(using: &stream) }
  #expect(values.allSatisfy { law.support ~= $0 }, sourceLocation: sourceLocation)
  // With fewer than 50 expected events in all, the draws' own spread is no estimate of its error.
  if min(law.mean - Double(law.support.lowerBound), Double(law.support.upperBound) - law.mean)
    * Double(draws) > 50
  {
    checkMoments(
      of: values.map(Double.init), mean: law.mean, variance: law.variance,
      sourceLocation: sourceLocation)
  }
  checkGoodness(of: values, law: law, sourceLocation: sourceLocation)
}

/// A chi-square test over bins of at least 10 expected draws, at most about 200 of them.
private func checkGoodness(
  of values: [Int], law: some DiscreteDistribution, sourceLocation: SourceLocation
) {
  let sorted = values.sorted()
  let count = Double(values.count)
  let share = max(10 / count, 0.005)
  var chiSquare = 0.0
  var bins = 0
  var used = 0
  var below = 0.0
  while used < sorted.count || 1 - below > 0.5 / count {
    // The bin ends where it holds its share; the last one takes what is left.
    var last = law.quantile(min(1, below + share))
    if law.survival(last) * count < 10 { last = law.support.upperBound }
    let cumulative = last == law.support.upperBound ? 1 : law.cumulative(last)
    var observed = 0
    while used < sorted.count && sorted[used] <= last {
      observed += 1
      used += 1
    }
    let expected = (cumulative - below) * count
    chiSquare += (Double(observed) - expected) * (Double(observed) - expected) / expected
    bins += 1
    below = cumulative
    if last == law.support.upperBound { break }
  }
  guard bins > 1 else { return }
  let limit = ChiSquare(degreesOfFreedom: Double(bins - 1)).upperQuantile(1e-6)
  #expect(
    chiSquare < limit, "chi-square \(chiSquare) in \(bins) bins, limit \(limit)",
    sourceLocation: sourceLocation)
}
