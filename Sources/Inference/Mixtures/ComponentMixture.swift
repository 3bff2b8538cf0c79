import Foundation
import Kernels
import Numerics

/// Pseudo-experiments of a background whose components have rates of their own, with signals.
///
/// As in `SignalMixture` a signal hides in most of them. Each signal stands on rates of its own,
/// drawn beforehand, so that the probability of data under the signals is a finite sum. That under
/// the background, an integral over its rates, is found for each data set by `RateIntegral`. So the
/// weight of data does not depend on the rates that they happened to be drawn with, and far tails
/// are seen as well as near ones.
struct ComponentMixture: Sendable {
  private let templates: [SignalTemplate]
  private let places: [AliasTable]
  private let strengths: ProposalShares
  private let expected: [Double]
  private let rates: UncertainRates
  /// The rates that signals stand on: what the cells expect.
  private let choices: [[Double]]
  /// For each cell the logarithms of these over what is expected.
  private let logChoices: RowTable
  /// For each cell the logarithms of the signals' ratios, each on its own rates.
  private let logRatios: RowTable
  /// What is taken off the logarithm of each signal's ratio in any case.
  private let offsets: [Double]
  private let integral: RateIntegral

  /// So many choices of rates, a prime number so that neighbours have different ones.
  private static let choiceCount = 61
  private static let seed: UInt64 = 0
  /// The share of experiments in which no signal hides, which bounds the weights.
  private static let backgroundShare = 0.125
  private static let chunk = 256

  /// Whether there is one for a background: components have rates, and nothing else is uncertain.
  static func serves(_ background: Background) -> Bool {
    background.variesByComponent && background.rate != .free
      && background.commonUncertainty == nil
      && background.components.allSatisfy { $0.relativeUncertainty < RateIntegral.widest }
  }

  /// The mixture of the templates of a statistic, and of stronger ones for its far tail.
  init(_ set: TemplateSet, background: Background, cells: ScoreCells) {
    let expected = cells.supported
    self.expected = expected
    let templates = set.templates + set.stronger(in: cells)
    self.templates = templates
    let strengths = ProposalShares(near: set.templates.count, all: templates.count)
    self.strengths = strengths
    places = templates.map { AliasTable(weights: $0.shares) }
    let rates = UncertainRates(background, cells: cells)
    self.rates = rates
    let choices = (0..<Self.choiceCount).map { choice in
      var stream = RandomStream(
        seed: Self.seed, purpose: .mixtureRates, index: UInt64(choice))
      var means = expected
      _ = rates.drawWidely(into: &means, using: &stream)
      return zip(means, expected).map { max($0, 1e-3 * $1) }
    }
    self.choices = choices
    logChoices = RowTable(rows: expected.count, columns: choices.count) { cell, choice in
      log(choices[choice][cell] / expected[cell])
    }
    logRatios = RowTable(rows: expected.count, columns: templates.count) { cell, index in
      let share = templates[index].shares[cell]
      let mean = choices[index % Self.choiceCount][cell]
      return share > 0 ? log1p(templates[index].expected * share / mean) : 0
    }
    let total = fixedTreeSum(expected.span)
    let totals = choices.map { fixedTreeSum($0.span) - total }
    offsets = templates.indices.map {
      templates[$0].expected + totals[$0 % Self.choiceCount] - log(strengths.share(of: $0))
    }
    integral = RateIntegral(background, cells: cells)
  }

  /// The law of a statistic, whose values are found for many experiments at a time.
  func law(plan: TailPlan, makeValues: @Sendable () -> CellValues) -> WeightedDistribution {
    var toys = [WeightedValue](repeating: WeightedValue(value: 0, weight: 0), count: plan.toys)
    var span = toys.mutableSpan
    forEachChunk(of: &span, size: Self.chunk, threads: plan.threads) { range, part in
      let writeValues = makeValues()
      let length = expected.count
      var mean = expected
      var sums: [Double] = []
      var shifts: [Double] = []
      for start in stride(from: 0, to: range.count, by: cellBlock) {
        let size = min(cellBlock, range.count - start)
        var counts: [Int] = []
        counts.reserveCapacity(size * length)
        var alone: [Double] = []
        for i in 0..<size {
          let toy = UInt64(range.lowerBound + start + i)
          var stream = RandomStream(seed: plan.seed, purpose: .mixtureToys, index: toy)
          let drawn = draw(&mean, using: &stream)
          alone.append(integral.logRatio(of: drawn, using: &stream))
          counts += drawn
        }
        var values = [Double](repeating: 0, count: size)
        var found = values.mutableSpan
        writeValues(counts.span, &found)
        let ratios = logMeans(of: counts.map { Double($0) }, lists: size, &sums, &shifts)
        for i in 0..<size {
          let share = Self.backgroundShare
          let weight = 1 / (share + (1 - share) * exp(ratios[i] - alone[i]))
          part[start + i] = WeightedValue(value: values[i], weight: weight)
        }
      }
    }
    return WeightedDistribution(toys)
  }

  /// Counts of the background alone, or with a signal.
  private func draw(_ mean: inout [Double], using stream: inout RandomStream) -> [Int] {
    guard stream.uniform() >= Self.backgroundShare else {
      rates.draw(into: &mean, using: &stream)
      return mean.map { Poisson.sample(mean: max(0, $0), using: &stream) }
    }
    let index = strengths.index(at: stream.uniform())
    var counts = choices[index % Self.choiceCount].map {
      Poisson.sample(mean: $0, using: &stream)
    }
    for _ in 0..<Poisson.sample(mean: templates[index].expected, using: &stream) {
      counts[places[index].sample(using: &stream)] += 1
    }
    return counts
  }

  /// For each list, the logarithm of the probability under all signals over that of the background at
  /// its declared rates.
  private func logMeans(
    of counts: [Double], lists: Int, _ sums: inout [Double], _ shifts: inout [Double]
  ) -> [Double] {
    if sums.count != lists * logRatios.stride {
      sums = [Double](repeating: 0, count: lists * logRatios.stride)
      shifts = [Double](repeating: 0, count: lists * logChoices.stride)
    }
    var span = sums.mutableSpan
    logRatios.sum(counts.span, into: &span)
    var shiftSpan = shifts.mutableSpan
    logChoices.sum(counts.span, into: &shiftSpan)
    return (0..<lists).map { list in
      let start = list * logRatios.stride
      let shift = list * logChoices.stride
      for index in templates.indices {
        sums[start + index] += shifts[shift + index % Self.choiceCount] - offsets[index]
      }
      return logSumExp(sums.span.extracting(start..<start + templates.count))
    }
  }
}
