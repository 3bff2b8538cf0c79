import Foundation
import Learning
import Testing

struct AnomalyScoreTests {
  /// Events whose parts count up: KL 0, 1, …; reconstruction 10 and 2 KL; logit −5, −4, ….
  static func events(_ count: Int) -> EventScores {
    var events = EventScores(blocks: ["a", "b"], latent: 1)
    for i in 0..<count {
      events.append(
        kl: Double(i), reconstruction: [10, 2 * Double(i)], logit: Double(i) - 5,
        latentMeans: [Float(i)], latentLogVariances: [0])
    }
    return events
  }

  @Test(arguments: [-30.0, -2, 0, 0.7, 12])
  func softplusIsTheLogarithmOfTheOtherProbability(logit: Double) {
    // 1 − p is one minus a rounded number, so only its absolute error is small.
    let expected = -log1p(-1 / (1 + exp(-logit)))
    let rounding = 2 * Double.ulpOfOne * (1 + exp(logit))
    #expect(abs(AnomalyScore.softplus(logit) - expected) <= rounding)
  }

  @Test func softplusNeverSaturates() {
    #expect(AnomalyScore.softplus(1e6) == 1e6)
    #expect(AnomalyScore.softplus(-700) == exp(-700))
    #expect(AnomalyScore.softplus(-1e6) == 0)
  }

  @Test func scoreIsTheWeightedSumOfItsParts() {
    let score = AnomalyScore(beta: 2, naturalWeight: 5, coefficient: 3)
    #expect(score.classifierWeight == 15)
    let value = score(kl: 7, reconstruction: 100, logit: 0)
    #expect(abs(value - (14 + 100 + 15 * log(2))) < 1e-12)
  }

  @Test func scoresOfManyAreThoseOfEach() {
    let score = AnomalyScore(beta: 0.5, naturalWeight: 2)
    let events = Self.events(12)
    for (event, value) in score(events).enumerated() {
      let alone = score(
        kl: Double(event), reconstruction: 10 + 2 * Double(event), logit: Double(event) - 5)
      #expect(value == alone)
    }
  }

  /// With β = 1 the `−ELBO` is 10 + 3 i, even from 10 to 310, so its width is 0.68 of 300.
  @Test func naturalWeightIsHalfTheWidthOfTheBackground() throws {
    let score = try AnomalyScore(background: Self.events(101), beta: 1)
    #expect(abs(score.naturalWeight - 102) < 1e-10)
    #expect(score.coefficient == 3)
    #expect(abs(score.classifierWeight - 306) < 1e-9)
  }

  @Test func withoutBackgroundThereIsNoWeight() {
    #expect(throws: LearningError.noRows) { try AnomalyScore(background: Self.events(0), beta: 1) }
  }
}

struct WeightScanTests {
  @Test func everyWeightIsTriedAndTheBestNamed() {
    let events = AnomalyScoreTests.events(10)
    let score = AnomalyScore(beta: 1, naturalWeight: 10)
    let scan = WeightScan(coefficients: [0, 0.5, 1, 3], of: score, over: [events]) { scores in
      // Largest where the mean score is nearest to that of the weight 5.
      let wanted = AnomalyScore(beta: 1, naturalWeight: 10, coefficient: 0.5)(events)
      return -abs(scores[0].reduce(0, +) - wanted.reduce(0, +))
    }
    #expect(scan.points.map(\.coefficient) == [0, 0.5, 1, 3])
    #expect(scan.points.map(\.classifierWeight) == [0, 5, 10, 30])
    #expect(scan.best?.coefficient == 0.5)
  }

  @Test func undefinedMeritsAreNeverBest() {
    let score = AnomalyScore(beta: 1, naturalWeight: 1)
    let scan = WeightScan(coefficients: [0, 1], of: score, over: []) { _ in .nan }
    #expect(scan.best == nil)
  }
}
