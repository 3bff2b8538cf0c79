import Foundation
import Kernels
import Numerics

/// An average over the rates of several components, for laws that are exact given the rates.
///
/// The factors are those of `UncertainRates`: one for each uncertain component, and a common one where
/// the total is uncertain too; where it is free, proportions alone. Their gamma laws are those of
/// normal variables, mapped by their quantiles. Along the direction of these that changes the
/// statistic most, half of the points follow the normal law and half stand at equal steps out to
/// eight deviations, since a rare value comes from rare rates; across it they are a lattice of square
/// roots of primes (R. D. Richtmyer, Los Alamos report LA-1342 (1951)). Both are shifted at random a
/// few times, and the spread over the shifts is the error.
struct RateAverage: Sendable {
  /// For each point, the number of events expected of each component.
  let points: [[Double]]
  /// How much each point counts; each shift's weights have a mean of one.
  private let weights: [Double]
  private let pointsPerShift: Int

  private static let shifts = 4
  /// With one direction, and with several to fill.
  private static let fewPoints = 40
  private static let manyPoints = 100
  private static let reach = 8.0
  private static let seed: UInt64 = 0
  private static let roots = [2.0, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31].map { $0.squareRoot() }

  /// The points for a background of several components; `nil` where one law tells all.
  ///
  /// `effects` are what one more event of each component adds to the statistic on average.
  init?(_ background: Background, effects: [Double]) {
    guard background.variesByComponent, background.components.count > 1 else { return nil }
    let components = background.components
    let uncertain = components.indices.filter { components[$0].relativeUncertainty > 0 }
    var deviations = uncertain.map { components[$0].relativeUncertainty }
    var along = uncertain.indices.map {
      effects[uncertain[$0]] * components[uncertain[$0]].expected * deviations[$0]
    }
    if let common = background.commonUncertainty {
      deviations.append(common)
      let all = components.indices.reduce(0) { $0 + effects[$1] * components[$1].expected }
      along.append(all * common)
    }
    let laws = deviations.map { Gamma(shape: 1 / ($0 * $0), scale: $0 * $0) }
    let axes = Self.axes(along: along)
    let isFree = background.rate == .free
    let pointsPerShift = axes.count > 1 ? Self.manyPoints : Self.fewPoints
    self.pointsPerShift = pointsPerShift
    var points: [[Double]] = []
    var weights: [Double] = []
    for shift in 0..<Self.shifts {
      var stream = RandomStream(seed: Self.seed, purpose: .rateDraws, index: UInt64(shift))
      let starts = axes.map { _ in stream.uniform() }
      var own: [Double] = []
      for i in 0..<pointsPerShift {
        let distance = Self.distance((Double(i) + starts[0]) / Double(pointsPerShift))
        var place = axes[0].map { $0 * distance }
        for axis in axes.indices.dropFirst() {
          let step = starts[axis] + Double(i) * Self.roots[(axis - 1) % Self.roots.count]
          let share = min(max(step - step.rounded(.down), 1e-12), 1 - 1e-12)
          let across = Normal.standard.quantile(share)
          for k in place.indices { place[k] += axes[axis][k] * across }
        }
        var means = components.map(\.expected)
        for (k, component) in uncertain.enumerated() {
          means[component] *= Self.factor(laws[k], at: place[k])
        }
        var factor = 1.0
        if isFree {
          // Only the proportions count.
          factor = background.expected / fixedTreeSum(means.span)
        } else if laws.count > uncertain.count {
          factor = Self.factor(laws[uncertain.count], at: place[uncertain.count])
        }
        if factor != 1 { means = means.map { factor * $0 } }
        points.append(means)
        own.append(1 / Self.density(distance))
      }
      let mean = fixedTreeSum(own.span) / Double(own.count)
      weights += own.map { $0 / mean }
    }
    self.points = points
    self.weights = weights
  }

  /// The distance below which a share of the points lies.
  private static func distance(_ share: Double) -> Double {
    var lower = -reach
    var upper = reach
    while upper - lower > 1e-9 {
      let middle = 0.5 * (lower + upper)
      let below = 0.5 * (Normal.standard.cumulative(middle) + 0.5 * (middle / reach + 1))
      if below < share { lower = middle } else { upper = middle }
    }
    return 0.5 * (lower + upper)
  }

  /// How many more points there are at a distance than the normal law has.
  private static func density(_ distance: Double) -> Double {
    0.5 * (1 + 0.5 / reach * exp(-Normal.standard.logDensity(distance)))
  }

  /// The factor that is as unlikely as a standard normal variable at `z`.
  private static func factor(_ law: Gamma, at z: Double) -> Double {
    let factor =
      z < 0
      ? law.quantile(Normal.standard.cumulative(z))
      : law.upperQuantile(Normal.standard.survival(z))
    return max(factor, .leastNormalMagnitude)
  }

  /// Orthogonal axes of which the first is a direction (the steps of Gram and Schmidt).
  private static func axes(along direction: [Double]) -> [[Double]] {
    var axes: [[Double]] = []
    let units = direction.indices.map { k in direction.indices.map { $0 == k ? 1.0 : 0 } }
    for candidate in [direction] + units where axes.count < direction.count {
      var axis = candidate
      for other in axes {
        let overlap = zip(axis, other).reduce(0) { $0 + $1.0 * $1.1 }
        for k in axis.indices { axis[k] -= overlap * other[k] }
      }
      let length = axis.reduce(0) { $0 + $1 * $1 }.squareRoot()
      let scale = candidate.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 1e-6 * scale, length > 0 else { continue }
      axes.append(axis.map { $0 / length })
    }
    return axes
  }

  /// The mean of a number that each point has.
  func mean(_ value: (Int) -> Double) -> Double {
    let products = points.indices.map { weights[$0] * value($0) }
    return fixedTreeSum(products.span) / Double(points.count)
  }

  /// The significance whose probability is the mean over points, from the logarithms of both tails.
  func significance(_ tails: (Int) -> (upper: Double, lower: Double)) -> Significance {
    significance(of: points.indices.map(tails))
  }

  /// The same, with the points shared among threads.
  func significance(
    threads: Int, _ tails: @Sendable (Int) -> (upper: Double, lower: Double)
  ) -> Significance {
    var logs = [(upper: Double, lower: Double)](repeating: (0, 0), count: points.count)
    var span = logs.mutableSpan
    forEachChunk(of: &span, size: Self.chunk, threads: threads) { range, part in
      for point in range { part[point - range.lowerBound] = tails(point) }
    }
    return significance(of: logs)
  }

  /// So many points take some ten milliseconds where sharing is worth it.
  private static let chunk = 10

  private func significance(of logs: [(upper: Double, lower: Double)]) -> Significance {
    let (upper, error) = logMean(logs.map(\.upper))
    let (lower, _) = logMean(logs.map(\.lower))
    return Significance(
      logProbability: min(0, upper), logComplement: min(0, lower), relativeError: error,
      method: .averagedRates(points.count))
  }

  /// The logarithm of a weighted mean of exponentials, and its relative error over the shifts.
  private func logMean(_ logs: [Double]) -> (log: Double, error: Double) {
    let highest = logs.max() ?? -.infinity
    guard highest.isFinite else { return (highest, 0) }
    var moments = Moments()
    for shift in 0..<Self.shifts {
      let start = shift * pointsPerShift
      let terms = (start..<start + pointsPerShift).map {
        weights[$0] * exp(logs[$0] - highest)
      }
      moments.add(fixedTreeSum(terms.span) / Double(pointsPerShift))
    }
    return (highest + log(moments.mean), moments.meanError / moments.mean)
  }
}
