/// The largest difference between a law and the shares of numbers below each value.
///
/// The statistic D of A. N. Kolmogorov (1933) and N. V. Smirnov, whose law is `KolmogorovLaw`.
public enum KolmogorovDistance {
  /// The distance of numbers between 0 and 1 from the uniform law; zero of none.
  ///
  /// The numbers rise: each is, for one of a sample, the probability of a smaller one.
  public static func fromUniform(_ levels: some RandomAccessCollection<Double>) -> Double {
    let count = Double(levels.count)
    var distance = 0.0
    for (rank, level) in levels.enumerated() {
      distance = max(distance, level - Double(rank) / count, Double(rank + 1) / count - level)
    }
    return distance
  }

  /// The distance of numbers from a law, given as the probability of a smaller one.
  public static func from(_ cumulative: (Double) -> Double, _ values: [Double]) -> Double {
    fromUniform(values.sorted().map(cumulative))
  }

  /// The distance between two samples, in any order; neither may be empty.
  public static func between(_ first: [Double], _ second: [Double]) -> Double {
    precondition(
      !first.isEmpty && !second.isEmpty,
      "KolmogorovDistance: samples of \(first.count) and \(second.count), expected some numbers")
    let (a, b) = (first.sorted(), second.sorted())
    var (i, j) = (0, 0)
    var distance = 0.0
    while i < a.count, j < b.count {
      let place = min(a[i], b[j])
      while i < a.count, a[i] <= place { i += 1 }
      while j < b.count, b[j] <= place { j += 1 }
      distance = max(distance, abs(Double(i) / Double(a.count) - Double(j) / Double(b.count)))
    }
    return distance
  }

  /// The probability of a larger distance between samples of one law, for many numbers in both.
  ///
  /// N. V. Smirnov (1939): the law of one sample of `n m / (n + m)`.
  public static func survival(_ distance: Double, between n: Int, _ m: Int) -> Double {
    KolmogorovLaw.limitSurvival(distance / (1 / Double(n) + 1 / Double(m)).squareRoot())
  }
}
