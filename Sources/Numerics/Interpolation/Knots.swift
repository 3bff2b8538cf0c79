/// Strictly increasing numbers, and a guide that finds the interval of any point at once.
///
/// The domain is cut into as many equal buckets as there are intervals; the guide holds the first
/// knot of each. Where knots are spread evenly a lookup is one multiplication; where they crowd
/// into few buckets the search inside one is binary, so the cost is never above its logarithm.
struct Knots: Sendable, Equatable {
  let values: [Double]
  /// Half the first knot and buckets per half unit: halves, since a domain may be wider than the
  /// largest number.
  private let origin: Double
  private let scale: Double
  /// The number of knots in the buckets before each bucket, and, last, of all knots.
  private let guide: [Int32]

  /// The knots, at least two, checked to be finite and strictly increasing.
  init(_ values: [Double]) {
    self.values = values
    let buckets = values.count - 1
    origin = 0.5 * values[0]
    let ratio = Double(buckets) / (0.5 * values[buckets] - origin)
    // A domain so narrow that the ratio overflows has one bucket.
    scale = ratio.isFinite ? ratio : 0
    var counts = [Int32](repeating: 0, count: buckets + 1)
    for value in values { counts[Knots.bucket(value, origin, scale, buckets) + 1] += 1 }
    for i in 1..<counts.count { counts[i] += counts[i - 1] }
    guide = counts
  }

  /// The interval between the first and the last knot.
  var domain: ClosedRange<Double> { values[0]...values[values.count - 1] }

  /// The last interval, between the last two knots.
  var lastInterval: Int { values.count - 2 }

  /// The interval `i` with `values[i] <= x < values[i + 1]`, for `x` between the first and the last
  /// knot; the last interval for the last knot.
  ///
  /// The bucket is a monotone function of `x` even when rounded. So knots in earlier buckets lie
  /// below `x`, those in later ones above, and the answer is among the knots of its own bucket or
  /// the one before them.
  @inline(__always)
  func interval(of x: Double) -> Int {
    let bucket = Knots.bucket(x, origin, scale, guide.count - 1)
    // The first knot above x lies in low...high.
    var low = Int(guide[bucket])
    var high = Int(guide[bucket + 1])
    while low < high {
      let middle = (low + high) / 2
      if values[middle] <= x { low = middle + 1 } else { high = middle }
    }
    return min(low - 1, lastInterval)
  }

  /// The position of `x` in an interval: zero at its left knot, one at its right.
  func fraction(of x: Double, in interval: Int) -> Double {
    (x - values[interval]) / (values[interval + 1] - values[interval])
  }

  @inline(__always)
  private static func bucket(
    _ x: Double, _ origin: Double, _ scale: Double, _ buckets: Int
  ) -> Int {
    Int(min((0.5 * x - origin) * scale, Double(buckets - 1)))
  }
}
