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
  /// Equation 2 of the paper. Its terms alternate and cancel: an answer within what rounding may
  /// have left of them is taken as zero. Above 1e-4 rounding is below 1e-9.
  public static func cumulative(gap: Double, mean: Double) -> Double {
    precondition(gap >= 0 && mean >= 0, "MaximumGap: gap \(gap) of \(mean), expected none negative")
    if gap > mean { return 1 }
    guard gap > 0 else { return 0 }
    var sum = CompensatedSum()
    sum.add(1)
    var rounding = 0.0
    var logFactorial = 0.0
    var last = Double.infinity
    var order = 1.0
    while order * gap <= mean {
      logFactorial += log(order)
      // (kx - μ)^k (1 + k/(μ - kx)) without the division, which is by zero at the last term.
      let rest = mean - order * gap
      let logPower = order == 1 ? 0 : (order - 1) * log(rest)
      let term = exp(logPower - order * gap - logFactorial) * (rest + order)
      sum.add(order.truncatingRemainder(dividingBy: 2) == 0 ? term : -term)
      // Each exponent is rounded, and the exponential makes that a relative error.
      let exponents = abs(logPower) + order * gap + logFactorial
      if term > 0 { rounding += Double.ulpOfOne * term * (4 + exponents) }
      // Terms so large are those of an answer far below 1e-10.
      if rounding > 1 { return 0 }
      // The logarithms of the terms are concave in k: what has begun to fall goes on to.
      if term < last, term < 1e-18 { break }
      last = term
      order += 1
    }
    return sum.value > rounding ? min(1, sum.value) : 0
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

  /// The limit from events at the given cumulative shares of the signal, from 0 to 1.
  public static func limit(between places: [Double], level: Double) -> YellinLimit {
    let gap = EventInterval.largestGap(between: places)
    return YellinLimit(mean: limit(share: gap.share, level: level), interval: gap)
  }
}
