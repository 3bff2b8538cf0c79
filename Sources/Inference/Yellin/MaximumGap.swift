import Foundation
import Numerics

/// The upper limit from the largest gap between events, where the background is not known.
///
/// S. Yellin, Phys. Rev. D 66 (2002) 032005. Every event is a place in the cumulative signal: the
/// gap with the most expected signal and no event in it says how large the signal can be at most,
/// whatever else made the events.
public enum MaximumGap {
  /// The probability that every gap is below `gap` where `mean` signal events are expected.
  ///
  /// Equation 2 of the paper. Its terms alternate and cancel: what rounding leaves is below
  /// 1e-15 times the largest of them, and answers below that are taken as zero.
  public static func cumulative(gap: Double, mean: Double) -> Double {
    precondition(gap >= 0 && mean >= 0, "MaximumGap: gap \(gap) of \(mean), expected none negative")
    if gap > mean { return 1 }
    guard gap > 0 else { return 0 }
    var sum = CompensatedSum()
    var largest = 0.0
    var logFactorial = 0.0
    for k in 0...Int(mean / gap) {
      let order = Double(k)
      if k > 0 { logFactorial += log(order) }
      // (kx - μ)^k (1 + k/(μ - kx)) without the division, which is by zero at the last term.
      let rest = max(0, mean - order * gap)
      let power =
        k == 0
        ? 1 : exp((order - 1) * log(rest) - order * gap - logFactorial) * (rest + order)
      let term = k == 0 ? 1 : (k % 2 == 0 ? power : -power)
      let exact = k == 1 ? -exp(-gap) * (rest + 1) : term
      largest = max(largest, abs(exact))
      sum.add(exact)
    }
    return sum.value <= 1e-15 * largest ? 0 : min(1, sum.value)
  }

  /// The largest expected signal that is not excluded, given the largest gap's share of it.
  ///
  /// `share` is the fraction of the signal that is expected in the largest gap, in (0, 1].
  public static func limit(share: Double, level: Double) -> Double {
    precondition(
      share > 0 && share <= 1, "MaximumGap: share is \(share), expected above 0, at most 1")
    precondition(level > 0 && level < 1, "MaximumGap: level is \(level), expected between 0 and 1")
    // The chance of a smaller gap than f μ rises with μ from the chance of any event at all.
    let lowest = -log1p(-level)
    var highest = 2 * lowest / share
    while cumulative(gap: share * highest, mean: highest) < level { highest *= 2 }
    let excess = { cumulative(gap: share * $0, mean: $0) - level }
    // At the full share the lowest mean is the answer, and rounding decides the sign there.
    guard excess(lowest * (1 + 1e-12)) < 0, let root = try? Root(of: excess, in: lowest...highest)
    else { return lowest }
    return root.x
  }

  /// The largest share of the signal between two neighbouring events, or an end and an event.
  ///
  /// `places` are the cumulative shares of the signal, from 0 to 1, at which events lie.
  public static func largestShare(between places: [Double]) -> Double {
    var previous = 0.0
    var largest = 0.0
    for place in places.sorted() + [1] {
      largest = max(largest, place - previous)
      previous = place
    }
    return largest
  }
}
