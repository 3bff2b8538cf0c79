import Foundation
import Numerics

/// The likelihood ratio of a known signal to the background: no other statistic is more sensitive.
///
/// `T = Σ log(1 + S fs(x) / (B f0(x))) - N log(1 + S / (B + r))` (J. Neyman and E. S. Pearson, Phil.
/// Trans. R. Soc. A 231 (1933) 289), with `r = 1 / σ²` for a rate of relative uncertainty σ:
/// infinite where it is known, zero where it is free and the test is conditional on N. Both ends
/// are the most powerful tests; between them a common factor on all rates is integrated out, or set
/// to its best fit, which is another function of N. The law of T is exact, as for every sum over
/// events.
public struct KnownSignal: Statistic {
  /// The signal looked for.
  public let signal: Signal
  public let background: Background
  /// What each event takes off.
  private let perEvent: Double
  /// What follows from the number of events alone.
  private let term: CountTerm
  /// The laws of an event's part, for events of the background.
  private let marks: BackgroundMarks
  /// The law of the statistic, where it does not depend on the number of events seen.
  private let law: BackgroundLaw?

  public var kind: StatisticKind { .knownSignal(signal) }

  /// The statistic for a signal of a given size on a background.
  public init(_ signal: Signal, for background: Background) throws(InferenceError) {
    guard signal.shape.dimensions == background.shape.dimensions else {
      throw .dimensionsDiffer(
        found: signal.shape.dimensions, expected: background.shape.dimensions)
    }
    self.signal = signal
    self.background = background
    var term = CountTerm.none
    switch background.rate {
    case .known: perEvent = 0
    case .free: perEvent = log1p(signal.expected / background.expected)
    case .relative(let relative) where background.nuisance == .profiled:
      perEvent = 0
      term = .profiled(
        ProfiledFactor.relative(relative), expected: background.expected,
        added: signal.expected)
    case .relative(let relative):
      perEvent = log1p(signal.expected / (background.expected + 1 / (relative * relative)))
    }
    self.term = term
    let perEvent = self.perEvent
    let marks = BackgroundMarks(background) {
      Self.mark(of: $0, without: $1, signal, background) - perEvent
    }
    self.marks = marks
    law =
      background.rate == .free
      ? nil : BackgroundLaw(background, marks: marks, term: term, events: 0)
  }

  public func evaluate(_ data: ScoreSample) throws(InferenceError) -> Evaluation {
    guard data.dimensions == background.shape.dimensions else {
      throw .dimensionsDiffer(found: data.dimensions, expected: background.shape.dimensions)
    }
    var sum = CompensatedSum(term.value(data.count))
    for event in 0..<data.count {
      sum.add(Self.mark(of: data.place(event), signal, background) - perEvent)
    }
    return Evaluation(
      value: sum.value, events: data.count, unsupported: background.shape.unsupported(data))
  }

  public func significance(of evaluation: Evaluation) throws(InferenceError) -> Significance {
    law(given: evaluation.events).significance(above: evaluation.value)
  }

  public func band(with signal: Signal) throws(InferenceError) -> SignificanceBand {
    let all = Int((background.expected + signal.expected).rounded())
    let shares = SignificanceBand.shares
    let values = try law(with: signal).quantiles([shares.lower, shares.median, shares.upper])
    let found = law(given: all).significances(above: values)
    return SignificanceBand(
      medianValue: values[1], median: found[1], lower: found[0], upper: found[2])
  }

  public func toyRecipe(with signal: Signal?) throws(InferenceError) -> ToyRecipe {
    if let signal { return try law(with: signal).toyRecipe(.signalToys) }
    return law(given: Int(background.expected.rounded())).toyRecipe
  }

  /// The logarithm of how much more likely a signal makes an event.
  @inline(__always)
  private static func mark(
    of place: SIMD2<Double>, without own: Double = 0, _ signal: Signal, _ background: Background
  ) -> Double {
    let alone = max(background.shape.density(at: place) - own, background.shape.smallest)
    return log1p(
      signal.expected * signal.shape.density(at: place) / (background.expected * alone))
  }

  /// The law of the background alone, given the number of events where the rate is free.
  private func law(given events: Int) -> BackgroundLaw {
    law ?? BackgroundLaw(background, marks: marks, term: term, events: events)
  }

  /// The law where a signal is there, of the same kind or another, at the nominal rates.
  private func law(with present: Signal) throws(InferenceError) -> CompoundLaw {
    guard present.shape.dimensions == background.shape.dimensions else {
      throw .dimensionsDiffer(
        found: present.shape.dimensions, expected: background.shape.dimensions)
    }
    let total = background.expected + present.expected
    let added = MarkLaw([.signal(present.shape)]) {
      Self.mark(of: $0, without: $1, signal, background) - perEvent
    }
    let marks = MarkLaw(joining: [
      (background.expected / total, self.marks.whole), (present.expected / total, added),
    ])
    let count: CountLaw =
      background.rate == .free ? .fixed(Int(total.rounded())) : .poisson(mean: total)
    // Only its middle is asked for, which the structure of a lattice does not move.
    return CompoundLaw(marks: marks, count: count, term: term, atoms: [])
  }
}
