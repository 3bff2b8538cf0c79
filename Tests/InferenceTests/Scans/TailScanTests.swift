import Numerics
import Testing

@testable import Inference

struct TailScanTests {
  @Test func oneEventFarOutIsSeenByBerkJonesAlone() throws {
    let background = try Background(try Scores.shape(Scores.background), expected: 100)
    let scan = try TailScan(.berkJones, for: background)
    let data = try ScoreSample([0.1, -0.2, 12])
    let found = try scan.significance(of: try scan.evaluate(data))
    #expect(found.probability < 1e-3)
    #expect(found.method == .closedForm)
    // Above half an expected event there is nothing but the one.
    let higher = try TailScan(.higherCriticism, for: background)
    #expect(try higher.evaluate(data).value < 1)
  }

  @Test func aDeficitIsNoExcess() throws {
    let background = try Background(try Scores.shape(Scores.background), expected: 1000)
    let scan = try TailScan(.berkJones, for: background)
    let data = try ScoreSample([0.1])
    let evaluation = try scan.evaluate(data)
    #expect(evaluation.value == 0)
    #expect(try scan.significance(of: evaluation).probability == 1)
  }

  @Test func inThePlaneThereIsNoHighest() throws {
    let grid = (0..<20).map { -4 + 0.4 * Double($0) }
    let plane = try PlaneDensity(
      first: grid, second: grid, densities: [Double](repeating: 1, count: 400))
    let background = try Background(.plane(plane), expected: 100)
    let error = #expect(throws: InferenceError.self) {
      try TailScan(.berkJones, for: background)
    }
    #expect(
      error?.description
        == "berk-jones needs scores that can be ordered, found two scores per event")
  }

  /// One component whose rate alone is uncertain is the same as a total known as well; a second one,
  /// too rare to matter, makes it one of several.
  @Test func anUncertainComponentIsAveragedOver() throws {
    let shape = try Scores.shape(Scores.background)
    let common = try Background(shape, expected: 400, rate: .relative(0.1))
    let component = try Background([
      BackgroundComponent(
        name: "all", expected: 400, relativeUncertainty: 0.1, shape: shape),
      BackgroundComponent(name: "none", expected: 1e-9, shape: shape),
    ])
    let evaluation = Evaluation(value: 9, events: 400)
    let exact = try TailScan(.berkJones, for: common).significance(of: evaluation)
    let drawn = try TailScan(.berkJones, for: component).significance(of: evaluation)
    #expect(abs(drawn.probability / exact.probability - 1) < 5 * drawn.relativeError + 1e-3)
    #expect(drawn.relativeError < 0.02)
  }
}
