import Foundation
import Inference
import Numerics
import Testing

/// Ensembles of the experiment that counts in one bin, where sums over counts are exact.
struct IntervalEnsembleTests {
  private let background = 3.0
  private let curve = ThresholdCurve.asymptotic(.twoSided, level: 0.9)
  private let plan = ToyEnsemble.Plan(count: 4000, threads: 2)

  private func analysis(_ events: Int) throws -> ProfileAnalysis {
    try ProfileAnalysisTests.analysis(events: events, background: background)
  }

  private func ensemble() throws -> IntervalEnsemble {
    IntervalEnsemble(
      try analysis(0).likelihood.model, interest: 0, thresholds: curve, scale: 1)
  }

  private func upper(_ events: Int) throws -> Double {
    try analysis(events).interval(thresholds: curve).upper
  }

  /// The median of Poisson counts of mean 3 is 3; 16 % are at most 1, and 84 % at most 5.
  @Test func bandsAreThoseOfTheCounts() throws {
    let ends = try ensemble().upperEnds(at: [0, background], plan: plan)
    let limits = try #require(SensitivityLimits(upperEnds: ends))
    #expect(limits.toys == 4000)
    for (band, events) in [(1, 1), (2, 3), (3, 5)] {
      #expect(abs(limits.ends[band] - (try upper(events))) < 2e-3, "\(limits.ends)")
    }
    // Without any event the limit is held at that of one.
    let constrained = try analysis(0).interval(thresholds: curve)
      .constrained(byUpperEnds: ends, power: 0.16)
    #expect(abs(constrained.upper - (try upper(1))) < 2e-3)
    let above = try analysis(9).interval(thresholds: curve)
    #expect(above.constrained(byUpperEnds: ends, power: 0.16) == above)
  }

  /// The exact coverage is a sum over counts; 4000 toys err by at most 0.008, 4 of them 0.03.
  @Test(arguments: [0.5, 3, 8.0])
  func coverageIsTheSumOverCounts(signal: Double) throws {
    let law = Poisson(mean: background + signal)
    var exact = 0.0
    for events in 0...40
    where try analysis(events).statistic(.twoSided, at: signal) <= curve.threshold(at: signal) {
      exact += exp(law.logProbability(events))
    }
    let found = try ensemble().coverage(at: [signal, background], plan: plan)
    #expect(abs(found.share - exact) < 4 * max(found.error, 1e-3), "\(found.share), \(exact)")
    let shards = try ensemble().coverage(
      at: [signal, background], plan: ToyEnsemble.Plan(count: 1000)
    ).merged(
      with: try ensemble().coverage(
        at: [signal, background], plan: ToyEnsemble.Plan(count: 3000), first: 1000))
    #expect(shards == found)
  }

  /// In between, thresholds run in straight lines; beyond the nodes nothing changes.
  @Test func thresholdsRunBetweenTheirNodes() throws {
    #expect(abs(curve.threshold(at: 7) - 2.7055434540954) < 1e-9)
    let model = try analysis(0).likelihood.model
    let toys = try ThresholdToys(
      .twoSided, of: model, interest: 0, at: [0, 4], plan: ToyEnsemble.Plan(count: 500),
      truth: { _ in model.nominal })
    let found = try toys.curve(level: 0.9)
    let (first, last) = (found.nodes[0].threshold, found.nodes[1].threshold)
    #expect(toys.failures == 0 && found.nodes.allSatisfy { $0.toys == 500 && $0.error >= 0 })
    #expect(found.threshold(at: -1) == first && found.threshold(at: 9) == last)
    #expect(abs(found.threshold(at: 2) - 0.5 * (first + last)) < 1e-12)
  }
}
