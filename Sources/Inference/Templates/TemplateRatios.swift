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
  /// What is taken off each logarithm, whatever the counts, and for each event; the latter may be
  /// nothing for all.
  private let offsets: [Double]
  private let perEvent: [Double]?
  /// A factor that is fitted, what the templates expect with the background, and the background.
  private let profile: (factor: ProfiledFactor, sums: [Double], total: Double)?

  /// The ratios of templates, for cells of a background; in their mean each counts alike.
  public init(
    _ set: TemplateSet, cells: ScoreCells, rate: RateKnowledge,
    nuisance: NuisanceTreatment
  ) {
    let shares = set.templates.map { _ in 1 / Double(set.templates.count) }
    self.init(set, shares: shares, cells: cells, rate: rate, nuisance: nuisance)
  }

  /// The ratios of templates, each of which has its share in their mean.
  init(
    _ set: TemplateSet, shares: [Double], cells: ScoreCells, rate: RateKnowledge,
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
    self.offsets = zip(offsets, shares).map { $0 - log($1) }
    self.perEvent = perEvent.contains { $0 != 0 } ? perEvent : nil
    table = RowTable(rows: cells.count, columns: templates.count) { cell, index in
      let template = templates[index]
      let share = template.shares[cell]
      return share > 0 ? log1p(template.expected * share / expected[cell]) : 0
    }
  }

  /// Writes, for each list of counts, the logarithm of the mean of the likelihood ratios.
  ///
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
      let events =
        perEvent == nil && profile == nil
        ? 0 : fixedTreeSum(counts.extracting(list * cells..<(list + 1) * cells))
      if let perEvent {
        for index in 0..<count { sums[start + index] -= events * perEvent[index] }
      }
      if let (factor, expected, total) = profile {
        let alone = factor.logLikelihood(events: events, expected: total)
        for index in 0..<count {
          sums[start + index] +=
            factor.logLikelihood(events: events, expected: expected[index]) - alone
        }
      }
      values[list] = logSumExp(sums.span.extracting(start..<start + count))
    }
  }

  /// A function of one list of counts, which keeps the room that it needs.
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
    var room: [Double] = []
    return { counts, values in
      if numbers.count != counts.count {
        numbers = [Double](repeating: 0, count: counts.count)
      }
      for i in counts.indices { numbers[i] = Double(counts[i]) }
      logMeans(of: numbers.span, into: &values, room: &room)
    }
  }
}
