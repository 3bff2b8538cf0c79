import Numerics

/// Where events are expected: places with probabilities, over which averages are taken.
///
/// For a table they are its nodes. For simulated events they are the events themselves, so that
/// the kernels, which widen a density, widen no average. An event of the sample finds its own
/// kernel at its place, which an event of the data does not: that part is known, to be left out.
struct ExpectedPlaces: Sendable, Equatable {
  /// The scores.
  private(set) var places: ScoreSample
  /// The probability of each place; they sum to one.
  private(set) var probabilities: [Double]
  /// What a place adds by itself to the density there, zero for the nodes of a table.
  private(set) var own: [Double]
  /// Whether simulated events are among the places.
  private(set) var hasEvents: Bool

  /// The nodes of a table.
  init(nodes: ScoreSample, probabilities: [Double]) {
    places = nodes
    self.probabilities = probabilities
    own = [Double](repeating: 0, count: probabilities.count)
    hasEvents = false
  }

  /// Simulated events, each with its part of the density at its place.
  init(events: SimulatedEvents, own: (_ event: Int, _ share: Double) -> Double) {
    let total = events.totalWeight
    let used = events.weights.indices.filter { events.weights[$0] > 0 }
    let scores = events.scores
    places = ScoreSample(
      checked: used.map { scores.first[$0] },
      scores.dimensions == 2 ? used.map { scores.second[$0] } : [], dimensions: scores.dimensions)
    probabilities = used.map { events.weights[$0] / total }
    self.own = used.map { own($0, events.weights[$0] / total) }
    hasEvents = true
  }

  /// The places of events that come from one of several, in the given proportions.
  init(mixing parts: [(share: Double, places: ExpectedPlaces)]) {
    let dimensions = parts[0].places.places.dimensions
    places = ScoreSample(
      checked: parts.flatMap { $0.places.places.first },
      parts.flatMap { $0.places.places.second }, dimensions: dimensions)
    probabilities = parts.flatMap { part in part.places.probabilities.map { part.share * $0 } }
    own = parts.flatMap { part in part.places.own.map { part.share * $0 } }
    hasEvents = parts.contains { $0.places.hasEvents }
  }

  /// The places whose first score fulfils a condition, of which a density keeps a share.
  func filtered(share: Double, _ isInside: (Double) -> Bool) -> ExpectedPlaces {
    var part = self
    let kept = places.first.indices.filter { isInside(places.first[$0]) }
    part.places = ScoreSample(
      checked: kept.map { places.first[$0] },
      places.dimensions == 2 ? kept.map { places.second[$0] } : [], dimensions: places.dimensions)
    let chosen = kept.map { probabilities[$0] }
    let total = fixedTreeSum(chosen.span)
    part.probabilities = chosen.map { $0 / total }
    part.own = kept.map { own[$0] / share }
    return part
  }
}
