import Foundation

/// The median significance with which a counting experiment discovers a signal, asymptotically.
///
/// Equation 97 of G. Cowan et al., arXiv:1007.1727, and its form with an uncertain background
/// (the profile likelihood of an on/off measurement with the same deviation).
///
/// - Parameters:
///   - signal: The expected events of the signal.
///   - background: The expected events of the background, positive.
///   - deviation: The standard deviation of the background's expectation.
/// - Returns: The number of standard deviations.
public func asimovSignificance(
  signal: Double, background: Double, deviation: Double = 0
) -> Double {
  precondition(
    signal >= 0 && background > 0 && deviation >= 0,
    "asimovSignificance: signal \(signal), background \(background), deviation \(deviation),"
      + " expected none negative and some background")
  let total = signal + background
  let variance = deviation * deviation
  // With r = s/b: ln(1 + r) from log1p, so that small signals keep their digits.
  guard variance > 0 else {
    return (2 * (total * log1p(signal / background) - signal)).squareRoot()
  }
  let gain = log1p(signal * background / (background * background + total * variance))
  let loss = log1p(variance * signal / (background * (background + variance)))
  let q = 2 * (total * gain - background * background / variance * loss)
  return max(0, q).squareRoot()
}
