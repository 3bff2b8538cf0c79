import Foundation
import Kernels
import Numerics

/// The likelihood ratios of templates where several rates are fitted, with each template and without.
///
/// Without a template the rates are those of `RateFit`. From there one step of Newton's rule leads
/// to the rates with it: the ratio gains `sᵀ C⁻¹ s / 2`, with the slope s of its likelihood in the
/// rates, and the curvature C that it has on average at the declared ones. Where a cell expects
/// `b e^u`, the logarithm `log(1 + A g e^-u / b)` and its slope are taken from their expansion about
/// `u = 0` to second order.
struct ProfiledRatios: Sendable {
  private let fit: RateFit
  private let expected: [Double]
  private let templates: Int
  private let signals: [Double]
  /// For each template, what solves equations with the curvature of its likelihood.
  private let curvatures: [CholeskyFactor]
  /// What each uncertain component expects in all.
  private let sums: [Double]
  /// For each cell the logarithm of a template's ratio, and its first two derivatives in u.
  private let table: RowTable

  /// The orders of the expansion.
  private static let orders = 3

  init(_ set: TemplateSet, background: Background, cells: ScoreCells) {
    let fit = RateFit(background, cells: cells)
    let expected = cells.supported
    let total = fixedTreeSum(expected.span)
    let sums = fit.components.map { fixedTreeSum($0.span) }
    self.fit = fit
    self.expected = expected
    self.sums = sums
    templates = set.templates.count
    signals = set.templates.map(\.expected)
    curvatures = set.templates.compactMap { template in
      let all = total + template.expected
      let fall = fit.common.fall(events: all, expected: all)
      return CholeskyFactor(positive: sums.count) { row, column in
        expected.indices.reduce(
          (row == column ? fit.precisions[row] : 0) - fall * sums[row] * sums[column]
        ) {
          $0 + fit.components[row][$1] * fit.components[column][$1]
            / (expected[$1] + template.expected * template.shares[$1])
        }
      }
    }
    precondition(
      curvatures.count == set.templates.count,
      "ProfiledRatios: \(curvatures.count) curvatures are positive, expected \(set.templates.count)"
    )
    table = RowTable(rows: Self.orders * cells.count, columns: templates) { row, index in
      let cell = row / Self.orders
      let template = set.templates[index]
      let ratio = template.expected * template.shares[cell] / expected[cell]
      switch row % Self.orders {
      case 0: return log1p(ratio)
      case 1: return -ratio / (1 + ratio)
      default: return ratio / ((1 + ratio) * (1 + ratio))
      }
    }
  }

  /// A function of one list of counts, the logarithm of the mean ratio, which keeps its room.
  func evaluator() -> (Span<Int>) -> Double {
    let lists = 1 + fit.components.count
    var numbers = [Double](repeating: 0, count: expected.count)
    var weights = [Double](repeating: 0, count: lists * Self.orders * expected.count)
    var results = [Double](repeating: 0, count: lists * table.stride)
    return { counts in
      for cell in numbers.indices { numbers[cell] = Double(counts[cell]) }
      let events = fixedTreeSum(numbers.span)
      let best = fit.best(numbers.span)
      fill(&weights, numbers, best.means)
      var span = results.mutableSpan
      table.sum(weights.span, into: &span)
      let factor = fit.common.best(events: events, expected: best.total)
      let alone = fit.common.logLikelihood(events: events, expected: best.total)
      for index in 0..<templates {
        let all = best.total + signals[index]
        let change = fit.common.best(events: events, expected: all) - factor
        let slope = sums.indices.map {
          results[($0 + 1) * table.stride + index] - change * sums[$0]
        }
        let gain = curvatures[index].halfSolve(slope).reduce(0) { $0 + $1 * $1 }
        results[index] +=
          0.5 * gain + fit.common.logLikelihood(events: events, expected: all) - alone
      }
      return logSumExp(results.span.extracting(first: templates)) - log(Double(templates))
    }
  }

  /// The weights of the table's rows: of the ratios, then of their slope in each component's rate.
  private func fill(_ weights: inout [Double], _ counts: [Double], _ means: [Double]) {
    let length = Self.orders * expected.count
    for cell in expected.indices {
      let shift = counts[cell] > 0 ? log(means[cell] / expected[cell]) : 0
      let start = Self.orders * cell
      weights[start] = counts[cell]
      weights[start + 1] = counts[cell] * shift
      weights[start + 2] = 0.5 * counts[cell] * shift * shift
      for (i, component) in fit.components.enumerated() {
        let slope = counts[cell] * component[cell] / means[cell]
        let place = (i + 1) * length + start
        weights[place + 1] = slope
        weights[place + 2] = slope * shift
      }
    }
  }
}
