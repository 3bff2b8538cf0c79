/// Numbers with weights, checked, and what a bandwidth needs to know of them.
struct WeightedSample {
  let values: [Double]
  /// The weights, or empty where all are one.
  let weights: [Double]
  let moments: Moments
  /// The interval from the smallest to the largest number.
  let range: ClosedRange<Double>

  init(
    _ values: [Double], weights: [Double]?, quantity: NumericsError.Quantity = .value
  ) throws(NumericsError) {
    guard let first = values.first else { throw .tooFew(quantity, found: 0, expected: 1) }
    try checkFinite(values, quantity)
    if let weights { try Self.check(weights, count: values.count) }
    self.values = values
    self.weights = weights ?? []
    var moments = Moments()
    var lower = first
    var upper = first
    for i in values.indices {
      moments.add(values[i], weight: weights?[i] ?? 1)
      lower = min(lower, values[i])
      upper = max(upper, values[i])
    }
    guard moments.weight > 0 else { throw .noWeight }
    self.moments = moments
    range = lower...upper
  }

  func weight(_ i: Int) -> Double { weights.isEmpty ? 1 : weights[i] }

  /// The distance between the quartiles: the numbers below which 1/4 and 3/4 of the weight lie.
  var quartileDistance: Double {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var lower = range.lowerBound
    var sum = 0.0
    for i in order {
      let before = sum
      sum += weight(i)
      if before < 0.25 * moments.weight { lower = values[i] }
      if sum >= 0.75 * moments.weight { return values[i] - lower }
    }
    return range.upperBound - lower
  }

  private static func check(_ weights: [Double], count: Int) throws(NumericsError) {
    guard weights.count == count else {
      throw .countsDiffer(.weight, found: weights.count, expected: count)
    }
    try checkFinite(weights, .weight)
    for i in weights.indices where weights[i] < 0 {
      throw .negative(.weight, index: i, found: weights[i])
    }
  }
}
