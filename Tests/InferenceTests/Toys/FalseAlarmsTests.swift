import Numerics
import Testing

@testable import Inference

struct FalseAlarmsTests {
  private func background(_ events: Int, expected: Double) throws -> Background {
    var stream = RandomStream(seed: 9, purpose: .test, index: 1)
    let scores = (0..<events).map { _ in Normal.standard.sample(using: &stream) }
    return try Background([
      try BackgroundComponent(
        name: "simulation", expected: expected,
        events: SimulatedEvents(try ScoreSample(scores)))
    ])
  }

  /// The count does not look at the scores, so that its alarms are those of the significance: at
  /// two deviations 455 of 20,000, with an error of 21.
  @Test func whatDoesNotUseTheSampleRaisesNoMore() throws {
    let background = try background(4000, expected: 500)
    let alarms = try FalseAlarms(
      of: .count, for: background, threshold: 2, splits: 4, toys: 5000,
      plan: TailPlan(seed: 3, threads: 2))
    // Counts are whole numbers: the probability at the limit is below the nominal one.
    #expect(alarms.rate < alarms.nominalRate + 4 * 21 / 20_000)
    #expect(alarms.rate > 0.8 * alarms.nominalRate)
  }

  /// At two deviations 14 of 600 are nominal, with an error of 3.7.
  @Test func aSampleSmallerThanTheDataRaisesManyAndALargerOneFewer() throws {
    func alarms(_ events: Int) throws -> FalseAlarms {
      try FalseAlarms(
        of: .saturated, for: try background(events, expected: 1000), threshold: 2, splits: 4,
        toys: 150, plan: TailPlan(toys: 5000, seed: 3, threads: 2))
    }
    let small = try alarms(600)
    let large = try alarms(40_000)
    #expect(small.rate > 5 * small.nominalRate)
    #expect(large.alarms < 14 + 4 * 4)
    #expect(try alarms(600) == small)
  }

  @Test func aTableCannotBeSplit() throws {
    let background = try Background(try Scores.shape(Scores.background), expected: 10)
    let error = #expect(throws: InferenceError.self) {
      try FalseAlarms(of: .count, for: background, splits: 1, toys: 1, plan: .standard)
    }
    #expect(
      error?.description == "the background is known as a table only, expected simulated events")
  }
}
