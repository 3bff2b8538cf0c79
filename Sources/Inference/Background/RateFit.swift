import Foundation
import Kernels
import Numerics

/// The rates of components that fit counts best, within the constraints on them.
///
/// With factors θ of the uncertain components, cells expect `m = Σ θ b`, all times a common factor.
/// The maximum of `Σ n log m + h(N, Σ m) + Σ c(θ)`, with h of `ProfiledFactor` and the constraints c,
/// is found by Newton's rule from the declared rates.
struct RateFit: Sendable {
  /// What each uncertain component expects in each cell.
  let components: [[Double]]
  /// One over the variance of each factor.
  let precisions: [Double]
  /// What factors are constrained by.
  enum FactorLaw: Equatable {
    /// A Gaussian, `-(θ - 1)² / (2 σ²)`: what a measurement of the rate would say.
    case normal
    /// The density of the gamma law of mean one that rates are drawn from.
    case gamma

    /// The logarithm at a factor, for one over the variance.
    func value(_ factor: Double, _ precision: Double) -> Double {
      switch self {
      case .normal: -0.5 * precision * (factor - 1) * (factor - 1)
      case .gamma: Gamma(shape: precision, scale: 1 / precision).logDensity(factor)
      }
    }

    /// The slope there.
    func slope(_ factor: Double, _ precision: Double) -> Double {
      switch self {
      case .normal: -precision * (factor - 1)
      case .gamma: (precision - 1) / factor - precision
      }
    }

    /// Minus the second derivative.
    func curvature(_ factor: Double, _ precision: Double) -> Double {
      switch self {
      case .normal: precision
      case .gamma: (precision - 1) / (factor * factor)
      }
    }
  }

  private let law: FactorLaw
  /// The factor on all rates.
  let common: ProfiledFactor
  /// What is expected of each uncertain component in all.
  private let sums: [Double]
  /// What is expected of the other components.
  private let rest: [Double]

  /// The best rates.
  struct Best {
    /// What the cells expect, but for the common factor.
    var means: [Double]
    /// The sum of these.
    var total: Double
    /// The factors of the components.
    var factors: [Double]
    /// The logarithm of the likelihood, without the factorials.
    var logLikelihood: Double
  }

  /// No factor falls by more than this share of it in one step.
  private static let largestFall = 0.9
  private static let steps = 40

  /// The fit for a background in cells.
  init(
    _ background: Background, cells: ScoreCells, law: FactorLaw = .normal
  ) {
    self.law = law
    var rest = [Double](repeating: 0, count: cells.count)
    var components: [[Double]] = []
    var precisions: [Double] = []
    for (component, expected) in zip(background.components, cells.components) {
      let deviation = component.relativeUncertainty
      if deviation > 0 {
        components.append(expected)
        precisions.append(1 / (deviation * deviation))
      } else {
        for cell in rest.indices { rest[cell] += expected[cell] }
      }
    }
    self.components = components
    sums = components.map { fixedTreeSum($0.span) }
    self.precisions = precisions
    self.rest = rest
    common = ProfiledFactor(commonTo: background)
  }

  /// The rates that fit counts best.
  func best(_ counts: Span<Double>) -> Best {
    let events = fixedTreeSum(counts)
    var best = evaluated([Double](repeating: 1, count: components.count), counts, events)
    for _ in 0..<Self.steps {
      guard let step = step(from: best, counts, events) else { break }
      var length = 1.0
      for (factor, change) in zip(best.factors, step) where change < 0 {
        length = min(length, Self.largestFall * factor / -change)
      }
      var gain = 0.0
      while length > 1e-6 {
        let trial = evaluated(zip(best.factors, step).map { $0 + length * $1 }, counts, events)
        if trial.logLikelihood > best.logLikelihood {
          gain = trial.logLikelihood - best.logLikelihood
          best = trial
          break
        }
        length *= 0.5
      }
      if gain < 1e-9 { break }
    }
    return best
  }

  /// The likelihood at given factors.
  func evaluated(_ factors: [Double], _ counts: Span<Double>, _ events: Double) -> Best {
    var means = rest
    for (factor, component) in zip(factors, components) {
      for cell in means.indices { means[cell] += factor * component[cell] }
    }
    for cell in means.indices { means[cell] = max(means[cell], Self.smallest) }
    var sum = sumOfLogs(means.span, weights: counts, count: means.count)
    let total = fixedTreeSum(means.span)
    for (factor, precision) in zip(factors, precisions) {
      sum += law.value(factor, precision)
    }
    sum += common.logLikelihood(events: events, expected: total)
    return Best(means: means, total: total, factors: factors, logLikelihood: sum)
  }

  /// As in `ScoreCells.supported`.
  private static let smallest = 1e-9

  /// Newton's step: the gradient over the curvature.
  private func step(from best: Best, _ counts: Span<Double>, _ events: Double) -> [Double]? {
    let factor = common.best(events: events, expected: best.total)
    var slopes = best.means
    for cell in slopes.indices { slopes[cell] = counts[cell] / best.means[cell] }
    let gradient = components.indices.map { i in
      var sum = law.slope(best.factors[i], precisions[i]) - factor * sums[i]
      for cell in slopes.indices { sum += slopes[cell] * components[i][cell] }
      return sum
    }
    return curvature(at: best, counts, events)?.solve(gradient)
  }

  /// The curvature of the likelihood, minus its second derivatives; `nil` where it has no peak.
  func curvature(
    at best: Best, _ counts: Span<Double>, _ events: Double
  ) -> CholeskyFactor? {
    let fall = common.fall(events: events, expected: best.total)
    var bends = best.means
    for cell in bends.indices {
      bends[cell] = counts[cell] / (best.means[cell] * best.means[cell])
    }
    func curvature(_ fall: Double) -> CholeskyFactor? {
      CholeskyFactor(positive: components.count) { row, column in
        let own = law.curvature(best.factors[row], precisions[row])
        var sum = (row == column ? own : 0) - fall * sums[row] * sums[column]
        for cell in bends.indices {
          sum += bends[cell] * components[row][cell] * components[column][cell]
        }
        return sum
      }
    }
    // Far from the maximum what the common factor takes off may be too much.
    return curvature(fall) ?? curvature(0)
  }
}
