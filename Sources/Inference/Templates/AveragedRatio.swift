import Foundation
import Numerics

/// The averaged likelihood ratio: the default statistic, sensitive to a signal anywhere.
///
/// The mean over many templates of the likelihood ratio of background and template to background
/// alone; its value is the logarithm. Being itself a ratio of two probabilities it exceeds `t` on
/// background at most once in `t` experiments (Markov's inequality), without any simulation; the
/// significance is found by importance sampling, where the same ratio is the weight. Averaged over a
/// family of declared signals it looks for these alone, and it costs less not to know which is there.
///
/// Marginal, the ratio knows of an uncertain rate only as a common factor. Where components have rates
/// of their own it is one number of the data among others, no longer a bound, and its significance
/// that of data whose rates are drawn anew. Profiled, it is a mean of ratios of maxima over all that
/// is uncertain, and no bound either.
public struct AveragedRatio: CellStatistic {
  public let background: Background
  public let cells: ScoreCells
  private let ratios: Ratios
  private let tail: CellTail
  private let plan: TailPlan

  private enum Ratios: Sendable {
    case common(TemplateRatios)
    case fitted(ProfiledRatios)

    func makeValues() -> CellValues {
      switch self {
      case .common(let ratios): ratios.makeValues()
      case .fitted(let ratios): ratios.makeValues()
      }
    }
  }

  public let kind: StatisticKind

  /// The statistic for a background in cells of the score, or of the plane.
  public init(for background: Background, plan: TailPlan = .standard) throws(InferenceError) {
    let cells = try ScoreCells(background)
    try self.init(
      for: background, cells: cells, templates: TemplateSet(background, cells: cells), plan: plan)
  }

  /// The statistic of a family of signals.
  public init(
    over family: SignalFamily, for background: Background, plan: TailPlan = .standard
  ) throws(InferenceError) {
    let cells = try ScoreCells(background)
    try self.init(
      for: background, cells: cells, templates: TemplateSet(family, in: cells),
      kind: .averagedRatioOver(family), plan: plan)
  }

  /// The statistic with chosen cells and templates.
  public init(
    for background: Background, cells: ScoreCells, templates: TemplateSet,
    kind: StatisticKind = .averagedRatio, plan: TailPlan = .standard
  ) throws(InferenceError) {
    guard !templates.templates.isEmpty else {
      throw .dimensionsDiffer(
        found: background.shape.dimensions, expected: cells.partition.dimensions)
    }
    self.kind = kind
    self.background = background
    self.cells = cells
    self.plan = plan
    let ratios =
      background.variesByComponent && background.nuisance == .profiled
      ? Ratios.fitted(ProfiledRatios(templates, background: background, cells: cells))
      : .common(
        TemplateRatios(
          templates, cells: cells, rate: background.rate, nuisance: background.nuisance))
    self.ratios = ratios
    if ComponentMixture.serves(background) {
      let mixture = ComponentMixture(templates, background: background, cells: cells)
      tail = CellTail(background) { _, share in
        mixture.law(plan: plan.part(share), makeValues: ratios.makeValues)
      }
      return
    }
    let mixture = SignalMixture(
      TemplateProposals(templates, background: background, cells: cells), background: background,
      cells: cells)
    tail = CellTail(background) { events, share in
      mixture.law(events: events, plan: plan.part(share), makeValues: ratios.makeValues)
    }
  }

  /// The logarithm of the averaged ratio.
  public func value(of counts: Span<Int>) -> Double {
    var value = [0.0]
    var span = value.mutableSpan
    ratios.makeValues()(counts, &span)
    return value[0]
  }

  public func toyRecipe(with signal: Signal?) throws(InferenceError) -> ToyRecipe {
    try toyRecipe(with: signal, makeValues: ratios.makeValues)
  }

  public func significance(of evaluation: Evaluation) throws(InferenceError) -> Significance {
    let found = tail.significance(of: evaluation)
    // Beyond the toys' reach the ratio itself is the bound, and there a good one.
    let bound = -evaluation.value
    guard isBound, found.isLowerBound || found.relativeError > Self.unreliable,
      bound < found.logProbability
    else { return found }
    return Significance(
      logProbability: bound, relativeError: 0, method: .bound, isLowerBound: true)
  }

  /// Whether the ratio is one of probabilities.
  private var isBound: Bool {
    guard !background.variesByComponent else { return false }
    if case .relative = background.rate { return background.nuisance == .marginal }
    return true
  }

  /// Estimates with larger errors give way to the bound.
  private static let unreliable = 0.3

  public func band(with signal: Signal) throws(InferenceError) -> SignificanceBand {
    try cellBand(with: signal, plan: plan)
  }

  /// The mean weight of the toys behind the significance, which is one, and its error.
  public var normalization: (value: Double, error: Double)? { tail.nominal?.normalization }
}
