import Foundation
import Kernels
import Numerics
import Testing

@testable import Inference

/// Probabilities of background data are uniform, so that a false alarm is as rare as it says.
struct CalibrationStudyTests {
  /// What is declared of the rate, the true rate in units of the declared one, and how far that ratio
  /// scatters where the declared rate was measured.
  private struct Case: Sendable {
    var rate: RateKnowledge
    var nuisance = NuisanceTreatment.marginal
    var truth = 1.0
    var scatter = 0.0
    /// The uncertainty of what leaks of the background into its highest scores.
    var leakage: Double?
  }

  private static let cases = [
    Case(rate: .known), Case(rate: .free), Case(rate: .free, truth: 1.02),
    Case(rate: .relative(0.02), scatter: 0.02),
    Case(rate: .relative(0.02), nuisance: .profiled, scatter: 0.02),
    Case(rate: .relative(0.02), nuisance: .profiled, scatter: 0.02, leakage: 0.2),
    Case(rate: .free, nuisance: .profiled, scatter: 0.02, leakage: 0.2),
  ]

  private static let kinds: [StatisticKind] = [
    .centredQ, .countInRegion(.highest(0.025)), .averagedRatio, .berkJones,
    .higherCriticism, .saturated,
  ]

  private static let expected = 6500.0
  private static let experiments = 2000

  @Test(arguments: cases.indices) func probabilitiesAreUniform(which: Int) throws {
    let declared = Self.cases[which]
    let background = try Self.background(declared)
    let signal = try Signal(try Scores.shape(Scores.signal("A")), expected: 40)
    var statistics: [any Statistic] = []
    for kind in Self.kinds(declared, signal) {
      statistics.append(
        try kind.prepared(for: background, plan: Self.plan(declared)))
    }
    // The probabilities of at least the value, and of more: they differ where values repeat.
    var probabilities = [[SIMD2<Double>]](
      repeating: [SIMD2<Double>](repeating: SIMD2(.nan, .nan), count: statistics.count),
      count: Self.experiments)
    let prepared = statistics
    var span = probabilities.mutableSpan
    forEachChunk(of: &span, size: 50, threads: 2) { range, part in
      for experiment in range {
        var stream = RandomStream(seed: 77, purpose: .test, index: UInt64(experiment))
        let scores = Self.scores(declared, background, using: &stream)
        guard let data = try? ScoreSample(scores) else { continue }
        for (i, statistic) in prepared.enumerated() {
          guard let evaluation = try? statistic.evaluate(data) else { continue }
          // The sums over events take no value twice.
          let repeats = !(statistic is LikelihoodStatistic || statistic is KnownSignal)
          let more = Evaluation(
            value: evaluation.value * (1 + 1e-6) + 1e-6, events: evaluation.events)
          guard let reached = try? statistic.significance(of: evaluation),
            let exceeded = repeats ? try? statistic.significance(of: more) : reached
          else { continue }
          part[experiment - range.lowerBound][i] = SIMD2(
            reached.probability, exceeded.probability)
        }
      }
    }
    for (i, statistic) in prepared.enumerated() {
      let distance = Self.distance(probabilities.map { $0[i] })
      // Kolmogorov and Smirnov: 1.95 / √n is exceeded once in a thousand times.
      #expect(
        distance < 1.95 / Double(Self.experiments).squareRoot(), "\(statistic.kind.name)")
    }
  }

  /// A weighted toy of components with rates of their own takes as long as ten of others.
  private static func plan(_ declared: Case) -> TailPlan {
    TailPlan(toys: declared.leakage == nil ? 40_000 : 10_000, seed: 2, threads: 2)
  }

  private static func background(_ declared: Case) throws -> Background {
    let component = try BackgroundComponent(
      name: "all", expected: expected, shape: try Scores.shape(Scores.background))
    let leaking = try declared.leakage.map {
      component.with(leakage: try Leakage(into: .highest(0.01), relativeUncertainty: $0))
    }
    return try Background(
      [leaking ?? component], rate: declared.rate, nuisance: declared.nuisance)
  }

  /// Where rates are averaged over one by one, what is quick of those that are affected.
  private static func kinds(_ declared: Case, _ signal: Signal) -> [StatisticKind] {
    switch (declared.rate, declared.leakage) {
    case (.free, nil): kinds + [.knownSignal(signal)]
    case (.known, nil): kinds + [.knownSignal(signal), .paperQ, .count, .bump]
    // Walks of an uncertain rate take a tenth of a second each.
    case (_, nil):
      [
        .countInRegion(.highest(0.025)), .averagedRatio, .saturated, .knownSignal(signal), .paperQ,
        .count,
      ]
    case (_, _): [.countInRegion(.highest(0.025)), .averagedRatio, .saturated]
    }
  }

  /// Data whose rates are drawn: those declared are measurements of them.
  private static func scores(
    _ declared: Case, _ background: Background, using stream: inout RandomStream
  ) -> [Double] {
    var truth = declared.truth
    if declared.scatter > 0 {
      truth += declared.scatter * Normal.standard.sample(using: &stream)
    }
    return background.components.flatMap { component -> [Double] in
      guard case .line(let density) = component.shape else { return [] }
      var mean = truth * component.expected
      if component.relativeUncertainty > 0 {
        let variance = component.relativeUncertainty * component.relativeUncertainty
        mean *= Gamma(shape: 1 / variance, scale: variance).sample(using: &stream)
      }
      return (0..<Poisson.sample(mean: mean, using: &stream)).map { _ in
        density.sample(using: &stream)
      }
    }
  }

  /// With a free rate the law of a bump is that of the very number of events: here of 2 % more
  /// than were declared, in every experiment.
  @Test func bumpsAreUniformGivenTheirNumber() throws {
    let shape = try Scores.shape(Scores.background)
    let background = try Background(shape, expected: Self.expected, rate: .free)
    guard case .line(let density) = shape else { return }
    let events = Int(1.02 * Self.expected)
    let scan = try BumpScan(
      for: background, plan: TailPlan(toys: 40_000, seed: 2, threads: 2))
    let law = scan.tail.law(events: events)
    var probabilities = [SIMD2<Double>](repeating: SIMD2(.nan, .nan), count: Self.experiments)
    var span = probabilities.mutableSpan
    forEachChunk(of: &span, size: 50, threads: 2) { range, part in
      for experiment in range {
        var stream = RandomStream(seed: 78, purpose: .test, index: UInt64(experiment))
        let scores = (0..<events).map { _ in density.sample(using: &stream) }
        guard let data = try? ScoreSample(scores), let value = try? scan.evaluate(data).value
        else { continue }
        part[experiment - range.lowerBound] = SIMD2(
          law.significance(of: value * (1 - 1e-9)).probability,
          law.significance(of: value * (1 + 1e-9)).probability)
      }
    }
    #expect(Self.distance(probabilities) < 1.95 / Double(Self.experiments).squareRoot())
  }

  /// How far probabilities are from uniform: the distance of Kolmogorov and Smirnov.
  ///
  /// Of each experiment the probability of at least its value, and that of more, between which
  /// lies what is uniform where values repeat.
  private static func distance(_ probabilities: [SIMD2<Double>]) -> Double {
    let reached = probabilities.map(\.x).sorted()
    let exceeded = probabilities.map(\.y).sorted()
    guard !reached.contains(where: \.isNaN) else { return 1 }
    let count = Double(probabilities.count)
    var distance = 0.0
    for rank in probabilities.indices {
      distance = max(
        distance, Double(rank + 1) / count - reached[rank], exceeded[rank] - Double(rank) / count)
    }
    return distance
  }
}
