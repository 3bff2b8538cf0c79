import Foundation
import Numerics

/// Which measure of fit is taken of the data of a likelihood model.
///
/// Declare it before looking at the data; its p-value comes from toys at the best fit, each of which
/// is fitted too.
public enum ModelGoodness: String, Sendable, CaseIterable {
  /// `2 Σ (ν - n + n ln(n / ν))` over all cells: the likelihood ratio to a model that fits each.
  case saturated
  /// The Anderson-Darling distance of the events of one observable, which looks at the tails.
  case andersonDarling = "anderson-darling"
  /// The largest distance of the cumulative distribution of one observable from the expected one.
  case kolmogorovSmirnov = "kolmogorov-smirnov"

  /// The value for one data set; `nil` where the statistic needs another kind of data.
  ///
  /// Sets without cells have no saturated likelihood, and the distances are of one observable. They
  /// are of the events' distribution, given their number.
  func value(
    of events: ModelData.Events, in set: PreparedSet, at values: [Double]
  ) -> Double? {
    switch self {
    case .saturated:
      guard set.grid != nil else { return nil }
      let means = LikelihoodModel.cellMeans(set, at: values)
      guard let counts = Self.counts(of: events, in: set),
        let binned = try? BinnedCounts(observed: counts, expected: means)
      else { return nil }
      return SaturatedLikelihood().value(of: binned)
    case .andersonDarling, .kolmogorovSmirnov:
      guard set.observables.count == 1,
        let shares = Self.shares(of: events, in: set, at: values), !shares.isEmpty,
        // An event at the very end of the range is at a share that rounding cannot tell from it.
        let levels = try? EventLevels(shares.map { min(max($0, 1e-15), 1 - 1e-15) })
      else { return nil }
      return self == .andersonDarling
        ? AndersonDarlingFit().value(of: levels) : KolmogorovSmirnov().value(of: levels)
    }
  }

  private static func counts(of events: ModelData.Events, in set: PreparedSet) -> [Double]? {
    guard let grid = set.grid else { return nil }
    if case .counts(let counts) = events { return counts }
    guard case .places(let places) = events else { return nil }
    var counts = [Double](repeating: 0, count: grid.count)
    for place in places { if let cell = grid.cell(of: place) { counts[cell] += 1 } }
    return counts
  }

  /// The expected share of events below each event, rising.
  ///
  /// An event of which only the cell is known stands in the middle of its share of the cell.
  private static func shares(
    of events: ModelData.Events, in set: PreparedSet, at values: [Double]
  ) -> [Double]? {
    if let counts = counts(of: events, in: set) {
      let means = LikelihoodModel.cellMeans(set, at: values)
      let total = fixedTreeSum(means.span)
      guard total > 0 else { return nil }
      var below = 0.0
      var shares: [Double] = []
      for (count, mean) in zip(counts, means) {
        let number = Int(count.rounded())
        for i in 0..<number {
          shares.append((below + mean * (Double(i) + 0.5) / Double(number)) / total)
        }
        below += mean
      }
      return shares
    }
    guard case .places(let places) = events else { return nil }
    let range = set.observables[0].range
    let sorted = places.map(\.x).sorted()
    let inner = Set(sorted).filter { $0 > range.lowerBound && $0 < range.upperBound }.sorted()
    guard let axis = try? Axis(.variable(edges: [range.lowerBound] + inner + [range.upperBound]))
    else { return nil }
    var means = [Double](repeating: 0, count: axis.bins)
    for component in set.components {
      let rate = component.expected(at: values)
      let probabilities =
        component.template.map { template in
          let heights = template.heights(at: values)
          let masses = zip(heights, template.measures).map { $0 * $1 }
          return (try? GridDensity(contents: masses, on: template.grid.axes))?
            .probabilities(on: [axis]) ?? []
        } ?? component.density.probabilities(on: [axis])
      for (bin, probability) in probabilities.enumerated() { means[bin] += rate * probability }
    }
    let total = fixedTreeSum(means.span)
    guard total > 0 else { return nil }
    var cumulative = [range.lowerBound: 0.0]
    var below = 0.0
    for bin in means.indices {
      below += means[bin]
      cumulative[axis.edges[bin + 1]] = min(1, below / total)
    }
    return sorted.map { cumulative[$0] ?? 0 }
  }
}
