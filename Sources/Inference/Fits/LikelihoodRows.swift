import Numerics

/// The events of one data set as rows: how often, and the height of each component there.
struct LikelihoodRows: Sendable {
  let weights: [Double]
  /// The undeformed height of each component, row by row.
  let heights: [Double]
  /// The cell of each row in the template of each component that has one, row by row.
  let cells: [Int]

  init(_ events: ModelData.Events, of set: PreparedSet) throws(ModelError) {
    let components = set.components
    var weights: [Double] = []
    var heights: [Double] = []
    var cells: [Int] = []
    // The event, or count, that each row began with.
    var origins: [Int] = []
    func append(_ row: Int?, _ place: SIMD3<Double>, weight: Double, origin: Int) {
      weights.append(weight)
      origins.append(origin)
      for component in components {
        if let row {
          heights.append(component.heights[row])
          cells.append(row)
        } else {
          heights.append(component.density.density(at: place))
          cells.append(component.template?.grid.cell(of: place) ?? -1)
        }
      }
    }
    let places: [SIMD3<Double>]
    let counts: [Double]
    switch events {
    case .counts(let all):
      guard let grid = set.grid, grid.count == all.count else {
        throw .counts(set: set.name, found: all.count, expected: set.grid?.count ?? 0)
      }
      for (row, count) in all.enumerated() {
        guard count >= 0, count.isFinite else {
          throw .notANumber(
            of: "count \(row + 1) of '\(set.name)'", found: count,
            expected: "zero or a positive number")
        }
        if count > 0 { append(row, grid.center(of: row), weight: count, origin: row) }
      }
      (places, counts) = ([], [])
    case .places(let all):
      places = all
      counts = [Double](repeating: 1, count: all.count)
    case .weighted(let all, let own):
      places = all
      counts = own
    }
    var order: [Int: Int] = [:]
    for (event, place) in places.enumerated() where counts[event] > 0 {
      try set.check(place, event: event)
      guard let grid = set.grid else {
        append(nil, place, weight: counts[event], origin: event)
        continue
      }
      // Events of one cell look alike: one row counts them all.
      guard let cell = grid.cell(of: place) else {
        throw .impossible(set: set.name, event: event)
      }
      if let row = order[cell] {
        weights[row] += counts[event]
      } else {
        order[cell] = weights.count
        append(cell, place, weight: counts[event], origin: event)
      }
    }
    self.weights = weights
    self.heights = heights
    self.cells = cells
    try check(set, origins)
  }

  /// Throws where no component has any density, deformed or not.
  private func check(_ set: PreparedSet, _ origins: [Int]) throws(ModelError) {
    let count = set.components.count
    for row in weights.indices {
      let isPossible = (0..<count).contains { i in
        heights[row * count + i] > 0
          || (cells[row * count + i] >= 0 && set.components[i].template != nil)
      }
      guard isPossible else { throw .impossible(set: set.name, event: origins[row]) }
    }
  }
}
