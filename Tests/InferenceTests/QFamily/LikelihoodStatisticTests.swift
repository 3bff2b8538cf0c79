import Foundation
import Testing

@testable import Inference

struct LikelihoodStatisticTests {
  private func statistic(
    _ form: LikelihoodStatistic.Form, expected: Double, rate: RateKnowledge = .known,
    unit: Double = 1
  ) throws -> LikelihoodStatistic {
    try LikelihoodStatistic(
      form,
      for: Background(
        try Scores.shape(Scores.background, unit: unit), expected: expected, rate: rate))
  }

  /// Rows of a table of the statistic's laws, as numbers where they are.
  private func rows(_ name: String, expected: Double) -> [(name: String, numbers: [Double])] {
    ReferenceTable.rows(of: name).filter { Double($0[0]) == expected }
      .map { ($0[1], $0.map { Double($0) ?? .nan }) }
  }

  // The prototype's line of integration stands beyond the saddle point, where its step lets in a
  // copy of the law from above: for 800 events 2e-9 of the tail at 5 deviations, 7e-6 at 6 and 18 %
  // at 8. So its rows beyond 5 are not compared; `q_tails_h0.csv` has all, with finer steps.
  @Test(arguments: [("stat_q_h0", 6500.0, 8.0), ("stat_q_h0", 800, 4.7), ("q_tails_h0", 800, 99)])
  func theBackgroundsTailIsThatOfTheReference(
    table: String, expected: Double, furthest: Double
  ) throws {
    let statistic = try statistic(.paper, expected: expected)
    let moments = try statistic.moments()
    var compared = 0
    for (name, row) in rows(table, expected: expected) {
      switch name {
      case "mean": #expect(abs(moments.mean / row[2] - 1) < 1e-11)
      case "sd": #expect(abs(moments.deviation / row[2] - 1) < 1e-10)
      default:
        guard row[4] < furthest else { continue }
        let found = try statistic.significance(of: Evaluation(value: row[2], events: 0))
        #expect(abs(found.probability / row[3] - 1) < 1e-6, "\(row)")
        #expect(abs(found.z - row[4]) < 1e-6, "\(row)")
        #expect(found.method == .contour)
        #expect(found.relativeError < 1e-6)
        compared += 1
      }
    }
    #expect(compared >= 9)
  }

  @Test(arguments: [
    ("stat_q_signal", 6500.0, 8.0), ("stat_q_signal", 800, 4.7), ("q_tails_signal", 800, 99),
  ])
  func theMedianUnderASignalIsThatOfTheReference(
    table: String, expected: Double, furthest: Double
  ) throws {
    let statistic = try statistic(.paper, expected: expected)
    var compared = 0
    for (name, row) in rows(table, expected: expected) {
      let signal = try Signal(try Scores.shape(Scores.signal(name)), expected: row[3])
      let moments = try statistic.moments(with: signal)
      #expect(abs(moments.mean / row[4] - 1) < 1e-11)
      #expect(abs(moments.deviation / row[5] - 1) < 1e-10)
      let band = try statistic.band(with: signal)
      #expect(abs(band.medianValue / row[6] - 1) < 1e-10, "\(row)")
      guard row[10] < furthest else { continue }
      #expect(abs(band.median.probability / row[7] - 1) < 1e-6, "\(row)")
      #expect(abs(band.median.z - row[8]) < 1e-6, "\(row)")
      #expect(abs(band.lower.z - row[9]) < 1e-6, "\(row)")
      #expect(abs(band.upper.z - row[10]) < 1e-6, "\(row)")
      compared += 1
    }
    #expect(compared >= 5)
  }

  @Test(
    arguments: zip(
      [-4.0, -2, -1, -0.5, 0, 1, 2, 3, 4],
      [-0.63, 0.29, 3.33, 5.15, 3.58, 2.36, 1.96, 1.77, 1.66]))
  func theUnitOfTheScoreDecidesWhatQFinds(power: Double, z: Double) throws {
    // A unit `a` adds 2N ln a; the numbers are those of the prototype, rounded.
    let unit = pow(10, power)
    let statistic = try statistic(.paper, expected: 6500, unit: unit)
    let signal = try Signal(
      try Scores.shape(Scores.signal("A"), unit: unit), expected: 100)
    #expect(abs(try statistic.band(with: signal).median.z - z) < 0.006)
  }

  @Test func aUnitAddsTwiceItsLogarithmForEveryEvent() throws {
    let scores = [0.3, -1.2, 5.1, 2.2, 0.7]
    let plain = try statistic(.paper, expected: 6).evaluate(try ScoreSample(scores)).value
    let scaled = try statistic(.paper, expected: 6, unit: 100)
      .evaluate(try ScoreSample(scores.map { 100 * $0 })).value
    #expect(abs(scaled - plain - 2 * 5 * log(100)) < 1e-9)
  }

  @Test func theCentredSumDependsOnNoUnit() throws {
    let scores = [0.3, -1.2, 5.1, 2.2, 0.7]
    let plain = try statistic(.centred, expected: 6500)
    let scaled = try statistic(.centred, expected: 6500, unit: 100)
    let value = try plain.evaluate(try ScoreSample(scores)).value
    let same = try scaled.evaluate(try ScoreSample(scores.map { 100 * $0 })).value
    #expect(abs(same - value) < 1e-9)
    let signal = try Signal(try Scores.shape(Scores.signal("A")), expected: 84)
    let far = try Signal(try Scores.shape(Scores.signal("A"), unit: 100), expected: 84)
    let z = try plain.band(with: signal).median.z
    #expect(abs(try scaled.band(with: far).median.z - z) < 1e-9)
  }

  @Test(arguments: [("A", 84.0, 4.40), ("B", 45, 5.13), ("D", 109, 3.77)])
  func theCentredSumFindsWhatThePrototypeFound(signal: String, expected: Double, z: Double) throws {
    // Prototype's D is N(3, 0.4), not the D of the table of q.
    let parts = signal == "D" ? [(1, 3, 0.4)] : Scores.signal(signal)
    let statistic = try statistic(.centred, expected: 6500)
    let found = try statistic.band(with: try Signal(try Scores.shape(parts), expected: expected))
    #expect(abs(found.median.z - z) < 0.006)
  }

  @Test(arguments: [(0.01, 2.91), (0.02, 2.05), (0.05, 0.96)])
  func anUncertainRateCostsWhatThePrototypeFound(uncertainty: Double, z: Double) throws {
    let statistic = try statistic(.paper, expected: 6500, rate: .relative(uncertainty))
    let signal = try Signal(try Scores.shape(Scores.signal("A")), expected: 100)
    // The prototype drew uncertain rates with the signal too. That moves the median by a sixth of
    // the skewness of N, which is below 0.1 here.
    #expect(abs(try statistic.band(with: signal).median.z - z) < 0.1 / 6 + 0.005)
  }

  @Test func aVanishingUncertaintyIsNone() throws {
    let known = try statistic(.paper, expected: 800)
    let nearly = try statistic(.paper, expected: 800, rate: .relative(1e-5))
    for q in [2400, 2600, 2900, 3200.0] {
      let evaluation = Evaluation(value: q, events: 800)
      let z = try known.significance(of: evaluation).z
      // The variance of N grows by B σ², a part in 1e7.
      #expect(abs(try nearly.significance(of: evaluation).z - z) < 1e-5)
    }
  }

  @Test func withAFreeRateTheNumberOfEventsIsNoEvidence() throws {
    // Twice the data that were expected, but of the background's shape.
    let free = try statistic(.paper, expected: 400, rate: .free)
    let known = try statistic(.paper, expected: 400)
    let density = try Scores.shape(Scores.background)
    guard case .line(let line) = density else { return }
    let sample = try ScoreSample((0..<800).map { line.quantile((Double($0) + 0.5) / 800) })
    #expect(abs(try free.significance(of: try free.evaluate(sample)).z) < 1)
    #expect(try known.significance(of: try known.evaluate(sample)).z > 10)
  }

  @Test func eventsWhereTheBackgroundCannotBeAreReported() throws {
    let flat = ScoreShape.line(try ScoreDensity(scores: [0, 1], densities: [1, 1]))
    let statistic = try LikelihoodStatistic(.paper, for: Background(flat, expected: 3))
    let found = try statistic.evaluate(try ScoreSample([0.5, 7, 0.2, -1]))
    #expect(found.unsupported == [1, 3])
    // They count with the smallest density of the table, one.
    let inside = try statistic.evaluate(try ScoreSample([0.5, 0.5, 0.5, 0.5]))
    #expect(found.value == inside.value)
  }

  @Test func theDensityOfQIsTheSlopeOfItsTail() throws {
    let statistic = try statistic(.paper, expected: 800)
    let q = [2350, 2550, 2700, 2900.0]
    let densities = try statistic.density(at: q)
    for (value, density) in zip(q, densities) {
      let step = 0.5
      let above = try statistic.significance(of: Evaluation(value: value + step, events: 0))
      let below = try statistic.significance(of: Evaluation(value: value - step, events: 0))
      let slope = (below.probability - above.probability) / (2 * step)
      // The third derivative over 24 of a bell of deviation 102: (step / 102)² / 6 · 10.
      #expect(abs(density / slope - 1) < 5e-5)
    }
  }
}
