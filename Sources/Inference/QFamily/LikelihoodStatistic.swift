import Foundation
import Numerics

/// The negative log likelihood of the background as a statistic, with its exact law.
///
/// `paper`: `q = -2 log L`, with `L = e^-B / N! Π B f0(xᵢ)`, the extended likelihood of the
/// background alone; it depends on the unit of the score through `N`, and trusts `B`.
/// `centred`: `T = Σ (w(xᵢ) - E w)` with `w = -2 log f0`, which depends on neither.
public struct LikelihoodStatistic: Statistic {
  /// Which sum it is.
  public enum Form: Sendable, Equatable {
    /// The extended likelihood, with the probability of the number of events.
    case paper
    /// The sum of each event's strangeness above the mean of the background.
    case centred
  }

  /// Which sum it is.
  public let form: Form
  public let background: Background
  /// What an event of the background adds.
  let marks: BackgroundMarks
  private let atoms: [MarkLaw.Atom]
  /// From where each event's strangeness is counted.
  let origin: Double
  let term: CountTerm
  /// The law, where it does not depend on the number of events seen.
  private let law: BackgroundLaw?

  public var kind: StatisticKind { form == .paper ? .paperQ : .centredQ }

  /// The statistic for a background.
  public init(_ form: Form, for background: Background) throws(InferenceError) {
    self.form = form
    self.background = background
    let raw = BackgroundMarks(background) {
      MarkLaw.mark(of: $0, without: $1, under: background.shape)
    }
    switch form {
    case .paper:
      marks = raw
      origin = 0
      term = .poisson(expected: background.expected)
    case .centred:
      origin = raw.whole.center
      marks = raw.counted(from: raw.whole.center)
      term = .none
    }
    atoms = marks.whole.atoms(events: background.expected)
    law =
      background.rate == .free
      ? nil : Self.law(background, marks, atoms, term, events: 0)
  }

  public func evaluate(_ data: ScoreSample) throws(InferenceError) -> Evaluation {
    guard data.dimensions == background.shape.dimensions else {
      throw .dimensionsDiffer(found: data.dimensions, expected: background.shape.dimensions)
    }
    var sum = CompensatedSum(term.value(data.count))
    for event in 0..<data.count {
      sum.add(MarkLaw.mark(of: data.place(event), under: background.shape) - origin)
    }
    return Evaluation(
      value: sum.value, events: data.count, unsupported: background.shape.unsupported(data))
  }

  public func significance(of evaluation: Evaluation) throws(InferenceError) -> Significance {
    law(given: evaluation.events).significance(above: evaluation.value)
  }

  /// The significance by the saddle-point formula, where that has one; for grids of many values.
  public func saddlePointSignificance(of evaluation: Evaluation) -> Significance? {
    law(given: evaluation.events).saddlePointSignificance(above: evaluation.value)
  }

  public func band(with signal: Signal) throws(InferenceError) -> SignificanceBand {
    let all = Int((background.expected + signal.expected).rounded())
    let shares = SignificanceBand.shares
    let values = try law(with: signal).quantiles([shares.lower, shares.median, shares.upper])
    let found = law(given: all).significances(above: values)
    return SignificanceBand(
      medianValue: values[1], median: found[1], lower: found[0], upper: found[2])
  }

  /// The mean and the deviation of the statistic: of the background alone, or with a signal.
  public func moments(
    with signal: Signal? = nil
  ) throws(InferenceError) -> (mean: Double, deviation: Double) {
    if let signal {
      let law = try law(with: signal)
      return (law.mean, law.deviation)
    }
    return law(given: Int(background.expected.rounded())).moments
  }

  /// The density of the statistic at given values, of the background alone or with a signal.
  public func density(
    at values: [Double], with signal: Signal? = nil
  ) throws(InferenceError) -> [Double] {
    if let signal { return try law(with: signal).density(at: values) }
    return law(given: Int(background.expected.rounded())).density(at: values)
  }

  public func toyRecipe(with signal: Signal?) throws(InferenceError) -> ToyRecipe {
    if let signal { return try law(with: signal).toyRecipe(.signalToys) }
    return law(given: Int(background.expected.rounded())).toyRecipe
  }

  /// The law of the background alone, given the number of events where the rate is free.
  func law(given events: Int) -> BackgroundLaw {
    law ?? Self.law(background, marks, atoms, term, events: events)
  }

  private static func law(
    _ background: Background, _ marks: BackgroundMarks, _ atoms: [MarkLaw.Atom],
    _ term: CountTerm, events: Int
  ) -> BackgroundLaw {
    BackgroundLaw(background, marks: marks, atoms: atoms, term: term, events: events)
  }

  /// The law with a signal, at the nominal rates.
  private func law(with signal: Signal) throws(InferenceError) -> CompoundLaw {
    guard signal.shape.dimensions == background.shape.dimensions else {
      throw .dimensionsDiffer(
        found: signal.shape.dimensions, expected: background.shape.dimensions)
    }
    let total = background.expected + signal.expected
    let added = MarkLaw([.signal(signal.shape)], under: background.shape, origin: origin)
    let marks = MarkLaw(joining: [
      (background.expected / total, self.marks.whole), (signal.expected / total, added),
    ])
    let count: CountLaw =
      background.rate == .free ? .fixed(Int(total.rounded())) : .poisson(mean: total)
    // Only its middle is asked for, which the structure of a lattice does not move.
    return CompoundLaw(marks: marks, count: count, term: term, atoms: [])
  }
}
