/// Inverse transform for laws on 0, 1, 2, … with small means: one word a draw.
///
/// The word is the probability above which the draw lies, so small probabilities, of the first
/// count of a tiny mean as well as of a far tail, are met to 2^-64 rather than to the 2^-53 that a
/// uniform number near 1 resolves.
enum UpwardSearch {
  /// Below this the running difference has lost digits, and the survival function is asked.
  private static let rare = 1e-4

  /// The number of k >= 0 whose survival P(X > k) is above the word's probability.
  ///
  /// `some` is P(X > 0), `first` is P(X = 1), `ratio(k)` is P(X = k + 1) / P(X = k).
  @inline(__always)
  static func sample(
    using stream: inout RandomStream, some: Double, first: Double, ratio: (Double) -> Double,
    survival: (Int) -> Double
  ) -> Int {
    let tail = (Double(stream.next()) + 0.5) * 0x1p-64
    if tail >= some { return 0 }
    if tail < rare {
      var count = 1
      while survival(count) > tail { count += 1 }
      return count
    }
    var probability = first
    var rest = some - first
    var count = 1.0
    while rest > tail {
      probability *= ratio(count)
      rest -= probability
      count += 1
    }
    return Int(count)
  }
}
