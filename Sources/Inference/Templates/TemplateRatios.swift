import Foundation
import Kernels
import Numerics

/// The likelihood ratios of templates to the background alone, for counts in cells.
///
/// With `n` events in cells that expect `b` of the background and `A g` of a template,
///
///     log L(b + A g) / L(b) = Σ n log(1 + A g / b) - (N + r) log(1 + A / (B + r)) ,
///
/// where `r = 1 / σ²` for a rate of relative uncertainty σ: both hypotheses then have a gamma law
/// of a common factor on all rates, integrated out. Where the rate is known r is infinite and the
/// last term is `-A`; where it is free r is zero, and the ratio is that of multinomial laws, which
/// are conditional on N. In all these cases it is a ratio of two probabilities of the same data.
/// With a profiled rate the factor is set to its best fit under each hypothesis instead, and the
/// last term is `h(N, B + A) - h(N, B)` of `ProfiledFactor`.
public struct TemplateRatios: Sendable {
  /// The number of templates.
  public let count: Int
  /// The number of cells.
  public let cells: Int
  private let table: RowTable
  /// What is taken off each logarithm, whatever the counts.
  private let offsets: [Double]
  /// A factor that is fitted, what the templates expect with the background, and the background.
  private let profile: (factor: ProfiledFactor, sums: [Double], total: Double)?

  /// The ratios of templates, for cells of a background.
  public init(
    _ set: TemplateSet, cells: ScoreCells, rate: RateKnowledge,
    nuisance: NuisanceTreatment
  ) {
    let templates = set.templates
    let expected = cells.supported
    let total = fixedTreeSum(expected.span)
    // Per event seen, and in any case.
    var perEvent = [Double](repeating: 0, count: templates.count)
    var offsets = perEvent
    if case .relative(let relative) = rate, nuisance == .profiled {
      profile = (
        ProfiledFactor.relative(relative), templates.map { total + $0.expected }, total
      )
    } else {
      profile = nil
    }
    for (index, template) in templates.enumerated() {
      switch rate {
      case .known: offsets[index] = template.expected
      case .free: perEvent[index] = log1p(template.expected / total)
      case .relative where nuisance == .profiled: break
      case .relative(let relative):
        let successes = 1 / (relative * relative)
        perEvent[index] = log1p(template.expected / (total + successes))
        offsets[index] = successes * perEvent[index]
      }
    }
    count = templates.count
    self.cells = cells.count
    self.offsets = offsets
    table = RowTable(rows: cells.count, columns: templates.count) { cell, index in
      let template = templates[index]
      return log1p(template.expected * template.shares[cell] / expected[cell]) - perEvent[index]
    }
  }

  /// Writes, for each list of counts, the logarithm of a mean of the likelihood ratios.
  ///
  /// The mean is over all templates, each alike.
  /// `room` is kept between calls, so that memory is taken once.
  func logMeans(
    of counts: Span<Double>, into values: inout MutableSpan<Double>, room: inout [Double]
  ) {
    let lists = counts.count / cells
    let needed = lists * table.stride
    if room.count != needed { room = [Double](repeating: 0, count: needed) }
    var sums = room.mutableSpan
    table.sum(counts, into: &sums)
    for list in 0..<lists {
      let start = list * table.stride
      for index in 0..<count { sums[start + index] -= offsets[index] }
      if let (factor, expected, total) = profile {
        let events = fixedTreeSum(counts.extracting(list * cells..<(list + 1) * cells))
        let alone = factor.logLikelihood(events: events, expected: total)
        for index in 0..<count {
          sums[start + index] +=
            factor.logLikelihood(events: events, expected: expected[index]) - alone
        }
      }
      values[list] = logSumExp(sums.span.extracting(start..<start + count)) - log(Double(count))
    }
  }

  /// A function of one list of counts, which keeps the room that it needs.
  func evaluator() -> (Span<Int>) -> Double {
    var numbers = [Double](repeating: 0, count: cells)
    var room: [Double] = []
    var values = [0.0]
    return { counts in
      for cell in 0..<cells { numbers[cell] = Double(counts[cell]) }
      var span = values.mutableSpan
      logMeans(of: numbers.span, into: &span, room: &room)
      return values[0]
    }
  }
}
