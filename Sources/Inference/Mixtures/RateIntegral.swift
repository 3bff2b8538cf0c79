import Foundation
import Kernels
import Numerics

/// The probability of counts under a background whose rates are averaged over.
///
/// About the rates that fit best the integrand is nearly that of a normal law. Its ratio to one, a
/// little wider, at a few places drawn from it has the integral as its mean, whatever the counts:
/// importance sampling. Places opposite to each other cancel what is odd.
///
/// There are so many places that the relative standard deviation is `scatter` or less for rates known
/// to a quarter or better, by themselves or by many events. Otherwise the integrand has a longer tail
/// than a normal law, and the mean scatters more.
struct RateIntegral: Sendable {
  private let fit: RateFit
  private let expected: [Double]
  private let total: Double
  /// The number of pairs of opposite places.
  let pairs: Int

  /// The largest relative standard deviation of the probability, for an integrand near a normal law.
  static let scatter = 0.2
  /// Rates less certain than this have no peak for a normal law.
  static let widest = 0.7
  private static let fewestPairs = 2
  /// How much wider the normal law is.
  private static let width = 1.15

  init(_ background: Background, cells: ScoreCells) {
    fit = RateFit(background, cells: cells, law: .gamma)
    let expected = cells.supported
    self.expected = expected
    total = fixedTreeSum(expected.span)
    // The mean square of the ratio of two normal laws, of which the one drawn from is w times as
    // wide, is w² / √(2 w² - 1) for each dimension, and opposite places have the same ratio.
    let square = Self.width * Self.width
    let variance =
      pow(square / (2 * square - 1).squareRoot(), Double(fit.components.count)) - 1
    pairs = max(
      Self.fewestPairs, Int((variance / (Self.scatter * Self.scatter)).rounded(.up)))
  }

  /// The logarithm of the probability over that at the declared rates, up to its scatter.
  func logRatio(of counts: [Int], using stream: inout RandomStream) -> Double {
    let numbers = counts.map { Double($0) }
    let events = fixedTreeSum(numbers.span)
    let best = fit.best(numbers.span)
    guard let curvature = fit.curvature(at: best, numbers.span, events) else { return -.infinity }
    let axes = best.factors.indices.map { column in
      curvature.halfSolve(best.factors.indices.map { $0 == column ? 1 : 0 })
    }
    let dimensions = Double(axes.count)
    let logPeak =
      0.5 * curvature.logDeterminant - dimensions * log(Self.width * (2 * Double.pi).squareRoot())
    var logs: [Double] = []
    for _ in 0..<pairs {
      let place = best.factors.map { _ in Normal.standard.sample(using: &stream) }
      let logDensity = place.reduce(logPeak) { $0 - 0.5 * $1 * $1 }
      for sign in [Self.width, -Self.width] {
        let factors = zip(best.factors, axes).map { factor, axis in
          factor + sign * zip(axis, place).reduce(0) { $0 + $1.0 * $1.1 }
        }
        guard factors.allSatisfy({ $0 > 0 }) else { continue }
        let here = fit.evaluated(factors, numbers.span, events).logLikelihood
        logs.append(here - best.logLikelihood - logDensity)
      }
    }
    let sum = logs.reduce(0) { $0 + exp($1) } / Double(2 * pairs)
    let declared =
      sumOfLogs(expected.span, weights: numbers.span, count: numbers.count) - total
    return best.logLikelihood - declared + log(sum)
  }
}
