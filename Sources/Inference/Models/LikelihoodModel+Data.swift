import Foundation
public import Numerics

extension LikelihoodModel {
  /// The data of one pseudo-experiment, with auxiliary measurements around the true parameters.
  ///
  /// - Parameters:
  ///   - values: The true parameters.
  ///   - stream: The random numbers.
  /// - Returns: Events, or counts for sets with bins or histograms.
  public func draw(at values: [Double], using stream: inout RandomStream) -> ModelData {
    let events = sets.map { Self.draw($0, at: values, using: &stream) }
    return ModelData(events, measured: drawMeasurements(at: values, using: &stream))
  }

  /// What the auxiliary measurements say in one pseudo-experiment.
  func drawMeasurements(at values: [Double], using stream: inout RandomStream) -> [Double] {
    parameters.indices.map { i in
      guard let constraint = parameters[i].constraint else { return 0 }
      return parameters[i].isFixed
        ? constraint.measured : constraint.draw(around: values[i], using: &stream)
    }
  }

  /// Data without fluctuations: every cell has what it expects.
  ///
  /// Places of unbinned sets stand on a grid of midpoints, some thousands in all.
  public func asimov(at values: [Double]) -> ModelData {
    let measured = parameters.indices.map { i in
      parameters[i].constraint.map {
        parameters[i].isFixed ? $0.measured : $0.expected(at: values[i])
      } ?? 0
    }
    return ModelData(sets.map { Self.asimov($0, at: values) }, measured: measured)
  }

  /// The expected events in each cell of a set with cells.
  static func cellMeans(_ set: PreparedSet, at values: [Double]) -> [Double] {
    var means = [Double](repeating: 0, count: set.measures.count)
    for component in set.components {
      let rate = component.rate(at: values)
      let heights = component.template?.heights(at: values) ?? component.heights
      for cell in means.indices { means[cell] += rate * heights[cell] * set.measures[cell] }
    }
    return means
  }

  private static func draw(
    _ set: PreparedSet, at values: [Double], using stream: inout RandomStream
  ) -> ModelData.Events {
    guard set.grid == nil else {
      return .counts(
        cellMeans(set, at: values).map { Double(Poisson.sample(mean: $0, using: &stream)) })
    }
    var places: [SIMD3<Double>] = []
    for component in set.components {
      let count = Poisson.sample(mean: component.expected(at: values), using: &stream)
      guard count > 0 else { continue }
      guard let template = component.template else {
        for _ in 0..<count { places.append(component.density.sample(using: &stream)) }
        continue
      }
      let masses = zip(template.heights(at: values), template.measures).map { $0 * $1 }
      let choice = AliasTable(weights: masses)
      for _ in 0..<count {
        let cell = choice.sample(using: &stream)
        places.append(template.grid.sample(in: cell, using: &stream))
      }
    }
    return .places(places)
  }

  private static func asimov(_ set: PreparedSet, at values: [Double]) -> ModelData.Events {
    guard set.grid == nil else { return .counts(cellMeans(set, at: values)) }
    let bins = [4096, 64, 20][set.observables.count - 1]
    let grid = CellGrid(
      set.observables.map {
        Axis.regular(bins: bins, from: $0.range.lowerBound, to: $0.range.upperBound)
      })
    let places = (0..<grid.count).map(grid.center(of:))
    var weights = [Double](repeating: 0, count: places.count)
    for component in set.components {
      let rate = component.rate(at: values)
      var heights = [Double](repeating: 0, count: places.count)
      if let template = component.template {
        let own = template.heights(at: values)
        for (i, place) in places.enumerated() {
          heights[i] = template.grid.cell(of: place).map { own[$0] } ?? 0
        }
      } else {
        var span = heights.mutableSpan
        component.density.evaluate(at: places.span, into: &span)
      }
      // Scaled so that the midpoints hold exactly what is expected.
      let total = fixedTreeSum(heights.span)
      guard total > 0 else { continue }
      let scale = rate * (component.template?.scale(at: values) ?? 1) / total
      for i in weights.indices { weights[i] += scale * heights[i] }
    }
    return .weighted(places, weights: weights)
  }
}
