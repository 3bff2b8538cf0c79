import Foundation
import Numerics

/// Intervals from the ratio of likelihoods with the threshold of many events.
///
/// S. S. Wilks, Ann. Math. Stat. 9 (1938) 60; G. Cowan et al., arXiv:1007.1727, equations 11 and
/// 16. The signal is not negative, and its best value neither. With few events their coverage is
/// off: a two-sided 90% interval holds as little as 86%, a limit as little as 78%.
extension CountingExperiment {
  /// The signals whose likelihood ratio is below the quantile of χ² with one degree of freedom.
  public func asymptoticInterval(level: Double) -> ClosedRange<Double> {
    let deviation = Normal.standard.upperQuantile(0.5 * (1 - level))
    let threshold = deviation * deviation
    let upper = signal(withRatio: threshold, from: bestSignal)
    guard bestSignal > 0, likelihoodRatio(of: 0) > threshold else { return 0...upper }
    let excess = { likelihoodRatio(of: $0) - threshold }
    let lower = (try? Root(of: excess, in: 0...bestSignal))?.x ?? 0
    return lower...upper
  }

  /// The largest signal that a one-sided test does not exclude.
  public func asymptoticLimit(level: Double) -> Double {
    // Below one half the limit would be below the best signal, where the test is blind.
    let deviation = max(0, Normal.standard.quantile(level))
    return signal(withRatio: deviation * deviation, from: bestSignal)
  }

  /// The signal that makes the count likeliest.
  private var bestSignal: Double { max(0, Double(observed) - background) }

  /// -2 ln L(s) / L(best s).
  private func likelihoodRatio(of signal: Double) -> Double {
    let mean = signal + background
    let best = bestSignal + background
    guard observed > 0 else { return 2 * (mean - best) }
    return mean > 0 ? 2 * (mean - best - Double(observed) * log(mean / best)) : .infinity
  }

  /// The signal above `start` at which the ratio, zero at the start, reaches a value.
  private func signal(withRatio threshold: Double, from start: Double) -> Double {
    guard threshold > 0 else { return start }
    var end = start + threshold + 1
    while likelihoodRatio(of: end) < threshold { end = start + 2 * (end - start) }
    let excess = { likelihoodRatio(of: $0) - threshold }
    return (try? Root(of: excess, in: start...end))?.x ?? start
  }
}
