import Foundation

/// The statistic A² of Anderson and Darling: a distance that is sharp in both tails.
///
/// `A² = -n - Σ (2i - 1) [ln u(i) + ln(1 - u(n+1-i))] / n` of numbers u in order (T. W. Anderson,
/// D. A. Darling, J. Am. Stat. Assoc. 49 (1954) 765). Its law is `AndersonDarlingLaw`.
public enum AndersonDarling {
  /// The statistic of numbers between 0 and 1 against the uniform law; zero of none.
  ///
  /// The numbers rise: each is, for one of a sample, the probability of a smaller one. The statistic
  /// is infinite where one is 0 or 1, which a continuous law does not give.
  public static func fromUniform(_ levels: [Double]) -> Double {
    guard let lowest = levels.first, let highest = levels.last else { return 0 }
    guard lowest > 0, highest < 1 else { return .infinity }
    let count = Double(levels.count)
    var sum = CompensatedSum()
    for rank in levels.indices {
      // Two numbers of order 1/n² belong to each u: the mean of their terms is one.
      let weight = Double(2 * rank + 1) / count
      sum.add(-1 - weight * (log(levels[rank]) + log1p(-levels[levels.count - 1 - rank])))
    }
    return max(0, sum.value)
  }
}
