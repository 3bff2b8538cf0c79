import Numerics

extension ScoreShape {
  /// The densities inside and outside of a region, and the share of what is inside.
  ///
  /// Nodes of the table are inside or outside, so that the two add up to the whole everywhere. In the
  /// plane the region is one of the first score.
  func divided(
    by region: ScoreRegion
  ) throws(InferenceError) -> (inside: ScoreShape, outside: ScoreShape, share: Double) {
    switch self {
    case .line(let density):
      let interval = try region.interval(for: density)
      let isInside = density.nodes.map(interval.contains)
      let (inside, outside, share) = try Self.divide(density.values, density.nodeWeights, isInside)
      func line(
        _ densities: [Double], _ share: Double, _ isChosen: (Double) -> Bool
      ) throws(InferenceError) -> ScoreShape {
        .line(
          try ScoreDensity(
            density.nodes, densities,
            expected: density.expected.filtered(share: share, isChosen),
            floor: density.floor / share
          ) { _ in density.origin })
      }
      return (
        try line(inside, share, interval.contains),
        try line(outside, 1 - share) { !interval.contains($0) }, share
      )
    case .plane(let density):
      let interval = try region.interval(for: try density.firstMarginal)
      let isInside = density.places.first.map(interval.contains)
      let (inside, outside, share) = try Self.divide(density.values, density.nodeWeights, isInside)
      func plane(
        _ densities: [Double], _ share: Double, _ isChosen: (Double) -> Bool
      ) throws(InferenceError) -> ScoreShape {
        .plane(
          try PlaneDensity(density.firstNodes, density.secondNodes, densities) { _ in
            (density.expected.filtered(share: share, isChosen), density.floor / share)
          })
      }
      return (
        try plane(inside, share, interval.contains),
        try plane(outside, 1 - share) { !interval.contains($0) }, share
      )
    }
  }

  private static func divide(
    _ values: [Double], _ weights: [Double], _ isInside: [Bool]
  ) throws(InferenceError) -> (inside: [Double], outside: [Double], share: Double) {
    let parts = values.indices.map { isInside[$0] ? weights[$0] : 0 }
    let share = fixedTreeSum(parts.span) / fixedTreeSum(weights.span)
    guard share > 0, share < 1 else { throw .regionIsEmpty(share: share) }
    return (
      values.indices.map { isInside[$0] ? values[$0] : 0 },
      values.indices.map { isInside[$0] ? 0 : values[$0] }, share
    )
  }
}

extension PlaneDensity {
  /// The density of the first score alone.
  var firstMarginal: ScoreDensity {
    get throws(InferenceError) {
      let last = secondNodes.count - 1
      let heights = secondNodes.indices.map {
        0.5 * (secondNodes[min($0 + 1, last)] - secondNodes[max($0 - 1, 0)])
      }
      let densities = firstNodes.indices.map { row in
        heights.indices.reduce(0) { $0 + heights[$1] * values[row * heights.count + $1] }
      }
      return try ScoreDensity(scores: firstNodes, densities: densities)
    }
  }
}
