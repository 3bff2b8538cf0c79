import Foundation
import Numerics
import Testing

@testable import Inference

struct CountStatisticTests {
  private func background(_ rate: RateKnowledge) throws -> Background {
    try Background(try Scores.shape(Scores.background), expected: 6500, rate: rate)
  }

  @Test func allEventsFollowPoisson() throws {
    let statistic = try CountStatistic(for: background(.known))
    let found = try statistic.significance(of: Evaluation(value: 6742, events: 6742))
    #expect(abs(found.probability / Poisson(mean: 6500).survival(6741) - 1) < 1e-14)
    #expect(found.method == .closedForm)
  }

  @Test func anUncertainRateHidesAnExcess() throws {
    let known = try CountStatistic(for: background(.known))
    let uncertain = try CountStatistic(for: background(.relative(0.02)))
    let excess = Evaluation(value: 6805, events: 6805)
    #expect(try known.significance(of: excess).z > 3.7)
    // 305 over √(6500 + 130²), but for a skewness of a few per cent.
    let z = 305 / (6500.0 + 130 * 130).squareRoot()
    #expect(abs(try uncertain.significance(of: excess).z - z) < 0.05)
  }

  @Test func aRegionHoldsItsShare() throws {
    let statistic = try CountStatistic(for: background(.known), in: .highest(0.01))
    guard case .line(let density) = statistic.background.shape else { return }
    let edge = density.quantile(0.99)
    let data = try ScoreSample([edge - 0.01, edge + 0.01, 16, 0])
    #expect(try statistic.evaluate(data).value == 2)
    let found = try statistic.significance(of: Evaluation(value: 90, events: 6500))
    #expect(abs(found.probability / Poisson(mean: 65).survival(89) - 1) < 1e-9)
  }

  @Test func withAFreeRateARegionIsComparedWithTheRest() throws {
    let statistic = try CountStatistic(for: background(.free), in: .highest(0.01))
    let few = try statistic.significance(of: Evaluation(value: 90, events: 6500))
    let many = try statistic.significance(of: Evaluation(value: 90, events: 9000))
    #expect(
      abs(few.probability / Binomial(trials: 6500, probability: 0.01).survival(89) - 1) < 1e-9)
    #expect(abs(many.z) < 0.2)
  }

  @Test func withAFreeRateTheCountOfAllIsRefused() throws {
    let background = try background(.free)
    let error = #expect(throws: InferenceError.self) { try CountStatistic(for: background) }
    #expect(
      error?.description == "count compares with the expected rate, which was declared free")
  }

  @Test func theMedianWithASignalIsThatOfItsCount() throws {
    let statistic = try CountStatistic(for: background(.known))
    let band = try statistic.band(
      with: try Signal(try Scores.shape(Scores.signal("A")), expected: 305))
    // √B units: 305 / √6500 = 3.78 at the median, and one deviation, √(6805 / 6500), to each side.
    #expect(band.medianValue == 6805)
    #expect(abs(band.median.z - 3.75) < 0.05)
    #expect(abs(band.upper.z - band.median.z - 1) < 0.05)
    #expect(abs(band.median.z - band.lower.z - 1) < 0.05)
  }
}
