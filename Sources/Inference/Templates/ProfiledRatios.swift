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
  /// The inverse `L⁻¹` of the factor of each template's curvature: row by row of its lower half, the
  /// element of every template.
  private let halves: [[Double]]
  /// What each uncertain component expects in all.
  private let sums: [Double]
  /// For each cell the logarithm of a template's ratio.
  private let logarithms: RowTable
  /// Its first two derivatives in u.
  private let derivatives: RowTable

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
    let curvatures = set.templates.compactMap { template in
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
    let inverses = curvatures.map { curvature in
      sums.indices.map { column in
        curvature.halfSolve(sums.indices.map { $0 == column ? 1 : 0 })
      }
    }
    halves = sums.indices.flatMap { row in
      (0...row).map { column in inverses.map { $0[column][row] } }
    }
    func ratio(_ cell: Int, _ index: Int) -> Double {
      let template = set.templates[index]
      return template.expected * template.shares[cell] / expected[cell]
    }
    logarithms = RowTable(rows: cells.count, columns: templates) { cell, index in
      let ratio = ratio(cell, index)
      return ratio > 0 ? log1p(ratio) : 0
    }
    derivatives = RowTable(rows: 2 * cells.count, columns: templates) { row, index in
      let ratio = ratio(row / 2, index)
      return row.isMultiple(of: 2) ? -ratio / (1 + ratio) : ratio / ((1 + ratio) * (1 + ratio))
    }
  }

  /// A function of one list of counts, the logarithm of the mean ratio, which keeps its room.
  func evaluator() -> (Span<Int>) -> Double {
    let values = makeValues()
    var found = [0.0]
    return { counts in
      var span = found.mutableSpan
      values(counts, &span)
      return found[0]
    }
  }

  /// A function of several lists of counts, which keeps the room that it needs.
  func makeValues() -> CellValues {
    var numbers: [Double] = []
    var weights: [Double] = []
    var logs: [Double] = []
    var slopes: [Double] = []
    let cells = expected.count
    let length = (1 + sums.count) * 2 * cells
    let height = (1 + sums.count) * derivatives.stride
    return { counts, values in
      let lists = values.count
      if numbers.count != lists * cells {
        numbers = [Double](repeating: 0, count: lists * cells)
        weights = [Double](repeating: 0, count: lists * length)
        logs = [Double](repeating: 0, count: lists * logarithms.stride)
        slopes = [Double](repeating: 0, count: lists * height)
      }
      for i in counts.indices { numbers[i] = Double(counts[i]) }
      var totals = [Double](repeating: 0, count: lists)
      for list in 0..<lists {
        let own = numbers.span.extracting(list * cells..<(list + 1) * cells)
        let best = fit.best(own)
        totals[list] = best.total
        fill(&weights, from: list * length, own, best.means)
      }
      var span = logs.mutableSpan
      logarithms.sum(numbers.span, into: &span)
      var slopeSpan = slopes.mutableSpan
      derivatives.sum(weights.span, into: &slopeSpan)
      for list in 0..<lists {
        let events = fixedTreeSum(numbers.span.extracting(list * cells..<(list + 1) * cells))
        let start = list * logarithms.stride
        finish(&logs, from: start, &slopes, from: list * height, events, totals[list])
        values[list] =
          logSumExp(logs.span.extracting(start..<start + templates)) - log(Double(templates))
      }
    }
  }

  /// The weights of the derivatives' rows: in the ratios, then in their slope in each rate.
  private func fill(
    _ weights: inout [Double], from first: Int, _ counts: Span<Double>, _ means: [Double]
  ) {
    let length = 2 * expected.count
    for cell in expected.indices {
      let shift = counts[cell] > 0 ? log(means[cell] / expected[cell]) : 0
      let start = first + 2 * cell
      weights[start] = counts[cell] * shift
      weights[start + 1] = 0.5 * counts[cell] * shift * shift
      let share = counts[cell] / means[cell]
      for i in fit.components.indices {
        let slope = share * fit.components[i][cell]
        let place = start + (i + 1) * length
        weights[place] = slope
        weights[place + 1] = slope * shift
      }
    }
  }

  /// Adds to the logarithms at the rates without a template what its own best rates gain.
  private func finish(
    _ logs: inout [Double], from start: Int, _ slopes: inout [Double], from first: Int,
    _ events: Double, _ total: Double
  ) {
    let stride = derivatives.stride
    for index in 0..<templates { logs[start + index] += slopes[first + index] }
    if fit.common == .known {
      for index in 0..<templates { logs[start + index] -= signals[index] }
    } else {
      let factor = fit.common.best(events: events, expected: total)
      let alone = fit.common.logLikelihood(events: events, expected: total)
      for index in 0..<templates {
        let all = total + signals[index]
        let change = fit.common.best(events: events, expected: all) - factor
        for (i, sum) in sums.enumerated() {
          slopes[first + (i + 1) * stride + index] -= change * sum
        }
        logs[start + index] +=
          fit.common.logLikelihood(events: events, expected: all) - alone
      }
    }
    for row in sums.indices {
      let place = row * (row + 1) / 2
      for index in 0..<templates {
        var half = 0.0
        for column in 0...row {
          half += halves[place + column][index] * slopes[first + (column + 1) * stride + index]
        }
        logs[start + index] += 0.5 * half * half
      }
    }
  }
}
