import Inference
import Numerics
import Testing

struct CountingExperimentTests {
  @Test func limitsAgreeWithTheReference() throws {
    let rows = ReferenceTable.records(of: "stat_counting_limits")
    #expect(rows.count == 56)
    for row in rows {
      let level = try #require(row["cl"])
      let experiment = CountingExperiment(
        observed: Int(try #require(row["n"])), background: try #require(row["b"]))
      let found = [
        experiment.classicalLimit(level: level), experiment.ratioLimit(level: level),
        experiment.smallestTestableSignal(level: level, power: 0.16),
        experiment.powerConstrainedLimit(level: level),
      ]
      let expected = try ["classical_ul", "cls_ul", "pcl_threshold_016", "pcl_ul"].map {
        try #require(row[$0])
      }
      for (value, reference) in zip(found, expected) {
        let error = abs(value - reference)
        #expect(error <= 1e-8 * max(1, abs(reference)), "\(row): \(value), expected \(reference)")
      }
    }
  }

  @Test(arguments: [0.0, 0.3, 3, 40, 1e4])
  func theClassicalLimitIsTheMeanWhoseTailIsLeft(_ background: Double) {
    for observed in [0, 1, 7, 100, 12_345] {
      let experiment = CountingExperiment(observed: observed, background: background)
      let limit = experiment.classicalLimit(level: 0.95)
      let tail = Poisson(mean: limit + background).cumulative(observed)
      #expect(abs(tail - 0.05) < 1e-9)
      let strong = experiment.ratioLimit(level: 0.95)
      #expect(strong >= max(0, limit) - 1e-9)
    }
  }
}
