import Kernels
import Numerics

/// Pseudo-experiments of a model of rates in cells, at one set of true parameters.
///
/// A toy draws the number of its events from a Poisson law and each event's cell from an alias
/// table of all cells, then what the auxiliary measurements say.
struct RateToys: Sendable {
  let rates: RateModel
  /// The true parameters.
  let truth: [Double]
  private let expected: Double
  private let cells: AliasTable?
  /// The expected information at the truth.
  let information: [Double]

  init(_ rates: RateModel, at truth: [Double]) {
    self.rates = rates
    self.truth = truth
    let means = zip(rates.heights(at: truth), rates.measures).map { $0 * $1 }
    expected = fixedTreeSum(means.span)
    cells = expected > 0 ? AliasTable(weights: means) : nil
    information = rates.information(at: truth)
  }

  /// Draws one toy.
  func draw(into toy: inout RateToy, using stream: inout RandomStream) {
    toy.clear()
    if let cells {
      let events = Poisson.sample(mean: expected, using: &stream)
      toy.draw(events, from: cells, using: &stream)
    }
    for (k, constraint) in rates.constraints.enumerated() {
      if let constraint { toy.measured[k] = constraint.draw(around: truth[k], using: &stream) }
    }
  }
}

/// The counts of one pseudo-experiment: the cells that hold events, in the order they came.
struct RateToy {
  private(set) var chosen: [Int32]
  private(set) var weights: [Double]
  private(set) var filled = 0
  /// What the auxiliary measurements say.
  var measured: [Double]
  /// For each cell one more than its place in `chosen`, zero for an empty cell.
  private var places: [Int32]
  /// The cell of each event.
  private var drawn: [Int32] = []

  /// An empty toy of a model.
  init(_ rates: RateModel) {
    let cells = rates.measures.count
    measured = rates.model.measured
    chosen = [Int32](repeating: 0, count: cells)
    weights = [Double](repeating: 0, count: cells)
    places = [Int32](repeating: 0, count: cells)
  }

  mutating func clear() {
    for i in 0..<filled { places[Int(chosen[i])] = 0 }
    filled = 0
  }

  /// Draws events, and counts them cell by cell.
  mutating func draw(_ events: Int, from table: AliasTable, using stream: inout RandomStream) {
    if drawn.count < events { drawn = [Int32](repeating: 0, count: events + events / 4) }
    Self.fill(&drawn, events, from: table, using: &stream)
    for event in 0..<events {
      let cell = drawn[event]
      let place = places[Int(cell)]
      if place == 0 {
        chosen[filled] = cell
        weights[filled] = 1
        filled += 1
        places[Int(cell)] = Int32(truncatingIfNeeded: filled)
      } else {
        weights[Int(place) - 1] += 1
      }
    }
  }

  private static func fill(
    _ cells: inout [Int32], _ count: Int, from table: AliasTable,
    using stream: inout RandomStream
  ) {
    var span = cells.mutableSpan
    table.fill(&span, count: count, using: &stream)
  }

  /// The counts of the cells of each data set.
  func data(of model: LikelihoodModel) -> ModelData {
    var counts = [Double](repeating: 0, count: places.count)
    for i in 0..<filled { counts[Int(chosen[i])] = weights[i] }
    var start = 0
    let sets = model.sets.map { set in
      let end = start + set.measures.count
      defer { start = end }
      return ModelData.Events.counts(Array(counts[start..<end]))
    }
    return ModelData(sets, measured: measured)
  }
}
