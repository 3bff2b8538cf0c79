import Numerics

/// A component whose parameters are known by place.
struct PreparedComponent: Sendable {
  struct Factor: Sendable {
    let parameter: Int
    let isComplement: Bool

    func value(at values: [Double]) -> Double {
      isComplement ? 1 - values[parameter] : values[parameter]
    }
  }

  let events: Double
  let factors: [Factor]
  let density: any EventDensity
  /// How the shape is deformed; `nil` where it is not.
  let template: ShapeTemplate?
  /// The height in each cell of the data set, where it has cells.
  let heights: [Double]

  init(
    _ component: ModelComponent, bins: CellGrid?, cells: CellGrid?, parameters: [Parameter],
    places: [String: Int]
  ) throws(ModelError) {
    let owner = "the component '\(component.name)'"
    guard component.events >= 0, component.events.isFinite else {
      throw .notANumber(
        of: "the number of events of '\(component.name)'", found: component.events,
        expected: "zero or a positive number")
    }
    func place(_ name: String) throws(ModelError) -> Int {
      guard let place = places[name] else { throw .unknownParameter(name: name, of: owner) }
      return place
    }
    events = component.events
    density = component.density
    var factors: [Factor] = []
    for factor in component.factors {
      switch factor {
      case .parameter(let name):
        let index = try place(name)
        try Self.check(parameters[index], within: 0...(.infinity), owner)
        factors.append(Factor(parameter: index, isComplement: false))
      case .complement(let name):
        let index = try place(name)
        try Self.check(parameters[index], within: 0...1, owner)
        factors.append(Factor(parameter: index, isComplement: true))
      }
    }
    self.factors = factors
    if let bins {
      heights = component.density.probabilities(on: bins.axes)
    } else {
      heights = cells != nil ? (component.density as? GridDensity)?.values ?? [] : []
    }
    guard !component.variations.isEmpty else {
      template = nil
      return
    }
    var variations: [ShapeTemplate.Variation] = []
    for variation in component.variations {
      let index = try place(variation.parameter)
      let up = try Self.heights(of: variation.up, like: component, bins: bins)
      let down = try Self.heights(of: variation.down, like: component, bins: bins)
      variations.append(
        ShapeTemplate.Variation(
          parameter: index, range: parameters[index].range,
          up: up.map { $0 * variation.upScale }, down: down.map { $0 * variation.downScale }))
    }
    guard let grid = bins ?? (component.density as? GridDensity)?.cells else {
      throw .variationNeedsHistograms(of: "'\(component.name)'")
    }
    template = ShapeTemplate(
      grid: grid, nominal: try Self.heights(of: component.density, like: component, bins: bins),
      measures: bins == nil ? grid.volumes : [Double](repeating: 1, count: grid.count),
      variations: variations)
  }

  /// The rate at which events come, before deformations change their number.
  func rate(at values: [Double]) -> Double {
    factors.reduce(events) { $0 * $1.value(at: values) }
  }

  /// The expected events.
  func expected(at values: [Double]) -> Double {
    rate(at: values) * (template?.scale(at: values) ?? 1)
  }

  /// The derivative of the rate by each parameter that it depends on.
  func slopes(at values: [Double]) -> [(parameter: Int, slope: Double)] {
    factors.indices.map { own in
      let others = factors.indices.reduce(events) {
        $1 == own ? $0 : $0 * factors[$1].value(at: values)
      }
      return (factors[own].parameter, factors[own].isComplement ? -others : others)
    }
  }

  private static func heights(
    of density: any EventDensity, like component: ModelComponent, bins: CellGrid?
  ) throws(ModelError) -> [Double] {
    if let bins {
      guard density.dimensions == bins.axes.count else {
        throw .dimensions(
          of: "'\(component.name)'", found: density.dimensions, expected: bins.axes.count)
      }
      return density.probabilities(on: bins.axes)
    }
    guard let histogram = density as? GridDensity, let cells = histogram.cells,
      cells == (component.density as? GridDensity)?.cells
    else { throw .variationNeedsHistograms(of: "'\(component.name)'") }
    return histogram.values
  }

  private static func check(
    _ parameter: Parameter, within range: ClosedRange<Double>, _ owner: String
  ) throws(ModelError) {
    for end in [parameter.range.lowerBound, parameter.range.upperBound] where !range.contains(end) {
      throw .notANumber(
        of: "an end of the range of '\(parameter.name)', a factor of \(owner),", found: end,
        expected: "a number from \(range.lowerBound) to \(range.upperBound)")
    }
  }
}
