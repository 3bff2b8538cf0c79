import Foundation
import Inference
import Numerics
import Testing

/// Thresholds and coverage in the search of twelve rates in two dimensions.
struct ThresholdStudyTests {
  /// Near zero the threshold is far below that of the asymptotic law, as in the reference: 1.36 at 0.
  ///
  /// The reference names its model and does not state it: twelve components in 50 × 50 cells, whose
  /// 1209 events are those of LZ's search of 2024. How they lie in the cells is not written down, and
  /// near zero a threshold depends on little else: how many background events look like the signal.
  /// So only the far end, where models are alike, is compared with its number; near zero the
  /// thresholds of the model here are checked by what they are for, the coverage below.
  @Test func thresholdsRiseToTheAsymptoticOne() throws {
    let model = try BandSearch.model()
    // Two columns are called stat_err, so that they are told apart by place.
    let reference = ReferenceTable.rows(of: "stat_plr_toy_thresholds").map {
      $0.compactMap { Double($0) }
    }
    let curve = try ThresholdToys(
      .twoSided, of: model, interest: 0, at: reference.map { $0[0] },
      plan: ToyEnsemble.Plan(count: 20_000, threads: 2), truth: { _ in model.nominal }
    ).curve(level: 0.9)
    #expect(curve.nodes.count == 5)
    let first = curve.nodes[0]
    #expect(first.threshold + 5 * first.error < 2.706 && first.error > 0)
    // Far from zero the law is χ² of one degree, here to the few per cent that the reference shows.
    let last = curve.nodes[4]
    #expect(abs(last.threshold - 2.706) < 3 * last.error + 0.03, "\(last)")
    #expect(abs(last.threshold - reference[4][2]) < 3 * hypot(last.error, reference[4][3]))
  }

  /// Intervals with thresholds by toys hold the truth in 90 % of other toys.
  @Test func intervalsCoverTheTruth() throws {
    let model = try BandSearch.model()
    let curve = try ThresholdToys(
      .twoSided, of: model, interest: 0, at: [0, 0.5, 1, 1.5, 2, 3, 5, 8, 12],
      plan: ToyEnsemble.Plan(count: 20_000, threads: 2), truth: { _ in model.nominal }
    ).curve(level: 0.9)
    let intervals = IntervalEnsemble(model, interest: 0, thresholds: curve, scale: 2)
    let asymptotic = IntervalEnsemble(
      model, interest: 0, thresholds: .asymptotic(.twoSided, level: 0.9), scale: 2)
    for signal in [0.0, 1, 3, 10] {
      var truth = model.nominal
      truth[0] = signal
      let plan = ToyEnsemble.Plan(count: 20_000, threads: 2)
      let coverage = intervals.coverage(at: truth, plan: plan)
      // The thresholds err by as much as the count of holding toys: 4 of both errors, and lines
      // between nodes for 10.
      #expect(
        abs(coverage.share - 0.9) < 4 * 1.42 * coverage.error + 0.001,
        "\(signal): \(coverage.share) ± \(coverage.error)")
    }
    var none = model.nominal
    none[0] = 0
    let wrong = asymptotic.coverage(at: none, plan: ToyEnsemble.Plan(count: 5000, threads: 2))
    #expect(wrong.share > 0.93)
  }
}
