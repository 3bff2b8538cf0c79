public import Numerics

/// Events that come from one of several densities, in given proportions.
public struct DensitySum: EventDensity {
  private let parts: [any EventDensity]
  private let choice: AliasTable

  /// The mixture of densities of as many dimensions; only ratios of the shares matter.
  public init(
    _ parts: [(share: Double, density: any EventDensity)]
  ) throws(InferenceError) {
    for (row, part) in parts.enumerated() where !(part.share >= 0 && part.share.isFinite) {
      throw .notADensity(row: row, found: part.share)
    }
    guard parts.contains(where: { $0.share > 0 }) else { throw .noDensity }
    let dimensions = parts[0].density.dimensions
    for part in parts where part.density.dimensions != dimensions {
      throw .dimensionsDiffer(found: part.density.dimensions, expected: dimensions)
    }
    self.parts = parts.map(\.density)
    choice = AliasTable(weights: parts.map(\.share))
  }

  public var box: [ClosedRange<Double>] {
    parts[0].box.indices.map { dimension in
      let ranges = parts.map { $0.box[dimension] }
      let lower = ranges.reduce(ranges[0].lowerBound) { min($0, $1.lowerBound) }
      return lower...ranges.reduce(ranges[0].upperBound) { max($0, $1.upperBound) }
    }
  }

  public func density(at place: SIMD3<Double>) -> Double {
    parts.indices.reduce(0) { $0 + choice.probabilities[$1] * parts[$1].density(at: place) }
  }

  public func sample(using stream: inout RandomStream) -> SIMD3<Double> {
    parts[choice.sample(using: &stream)].sample(using: &stream)
  }

  public func probabilities(on axes: [Axis]) -> [Double] {
    let all = parts.map { $0.probabilities(on: axes) }
    return all[0].indices.map { cell in
      all.indices.reduce(0) { $0 + choice.probabilities[$1] * all[$1][cell] }
    }
  }

  public func selected(by efficiency: Efficiency) throws(InferenceError) -> Selection {
    var kept: [(share: Double, density: any EventDensity)] = []
    for (part, share) in zip(parts, choice.probabilities) where share > 0 {
      let selection = try part.selected(by: efficiency)
      kept.append((share * selection.acceptance, selection.density))
    }
    return Selection(
      density: try DensitySum(kept), acceptance: kept.reduce(0) { $0 + $1.share })
  }
}
