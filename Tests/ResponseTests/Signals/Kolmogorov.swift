/// The largest distance between the empirical distribution functions of two samples.
func kolmogorovDistance(_ first: [Double], _ second: [Double]) -> Double {
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

/// What the distance of two samples of one law exceeds with a probability of 1e-6.
func kolmogorovLimit(_ first: Int, _ second: Int) -> Double {
  2.69 * (1 / Double(first) + 1 / Double(second)).squareRoot()
}
