import Foundation
import Numerics
import Testing

@testable import Inference

struct CompoundLawTests {
  private func law(
    _ parts: [Scores.Part] = Scores.background, expected: Double
  ) throws -> CompoundLaw {
    let shape = try Scores.shape(parts)
    return CompoundLaw(
      marks: MarkLaw([.background(shape)], under: shape, origin: 0),
      count: .poisson(mean: expected),
      term: .poisson(expected: expected))
  }

  @Test(arguments: [6500.0, 800])
  func twoLinesGiveOneTail(expected: Double) throws {
    let law = try law(expected: expected)
    for z in [-3.0, -2, -0.5, 0.5, 1, 2, 3, 4, 6, 8] {
      let value = law.mean + z * law.deviation
      let direct = law.significance(above: value)
      // Another line, nearer to the pole, and fine enough for it.
      let tilt = 0.7 * max(abs(z), 1) * (z < 0 ? -1 : 1) / law.deviation
      let tilted = try #require(TiltedCompound(law, tilt: tilt))
      let tail = Contour(law, through: tilted, rarity: z * z + 6).logTail(at: value)
      let probability = z < 0 ? -expm1(tail.log) : exp(tail.log)
      #expect(abs(probability / direct.probability - 1) < 1e-9, "\(z)")
    }
  }

  @Test func theSaddlePointFormulaIsAsGoodAsItSays() throws {
    for expected in [6500.0, 800] {
      let law = try law(expected: expected)
      for z in [-3.0, -1, 1, 2, 3, 4, 5, 6, 8] {
        let value = law.mean + z * law.deviation
        let exact = law.significance(above: value)
        let formula = try #require(law.saddlePointSignificance(above: value))
        #expect(
          abs(formula.probability / exact.probability - 1) < formula.relativeError, "\(z)")
      }
    }
  }

  @Test func farTailsKeepTheirLogarithm() throws {
    let law = try law(expected: 800)
    var last = 0.0
    for z in [10.0, 20, 40] {
      let value = law.mean + z * law.deviation
      let exact = law.significance(above: value)
      let formula = try #require(law.saddlePointSignificance(above: value))
      #expect(abs(exact.logProbability - formula.logProbability) < 1e-4)
      #expect(exact.z > last)
      last = exact.z
    }
    #expect(last > 25)
  }

  @Test func fewEventsOfFewKindsAreFoundByWeightedToysWhichSaySo() throws {
    // Three events are expected, of one of three marks: the law is a staircase.
    let shape = ScoreShape.line(
      try ScoreDensity(scores: [0, 1, 1 + 1e-9, 2, 2 + 1e-9, 3], densities: [6, 6, 3, 3, 1, 1]))
    let law = CompoundLaw(
      marks: MarkLaw([.background(shape)], under: shape, origin: 0), count: .poisson(mean: 3),
      term: .none)
    for z in [1.0, 2, 3] {
      let value = law.mean + z * law.deviation
      let found = law.significance(above: value)
      #expect(found.method == .weightedToys(100_000))
      // By hand: all numbers of each mark up to 24, beyond which lies 1e-14.
      let marks = [6.0, 3, 1].map { -2 * log($0 / 10) }
      let laws = [1.8, 0.9, 0.3].map { CountLaw.poisson(mean: $0) }
      var exact = 0.0
      for i in 0..<24 {
        for j in 0..<24 {
          for k in 0..<24 {
            let sum = Double(i) * marks[0] + Double(j) * marks[1] + Double(k) * marks[2]
            guard sum >= value else { continue }
            let logs = [
              laws[0].logProbability(i), laws[1].logProbability(j), laws[2].logProbability(k),
            ]
            exact += exp(logs.reduce(0, +))
          }
        }
      }
      #expect(found.relativeError < 0.02)
      #expect(abs(found.probability / exact - 1) < 4 * found.relativeError, "\(z)")
    }
  }

  @Test(arguments: [3.0, 10, 30, 100])
  func fewEventsOfManyKindsAreFoundAsWellAsItIsSaid(expected: Double) throws {
    let law = try law(expected: expected)
    for z in [0.5, 1, 2, 3, 4] {
      let value = law.mean + z * law.deviation
      let found = law.significance(above: value)
      let toys = TiltedToys(law, tilted: try #require(law.saddle(at: value)))
        .significance(above: value)
      let error = toys.relativeError + found.relativeError
      #expect(abs(found.probability / toys.probability - 1) < 4 * error, "\(z) \(found)")
    }
  }

  @Test func valuesThatNoSumReachesAreImpossible() throws {
    let law = try law(expected: 800)
    // The least that 800 events and fewer can be is far below the mean.
    #expect(law.significance(above: law.mean - 100 * law.deviation).probability == 1)
    #expect(law.significance(above: law.mean + 200 * law.deviation).probability == 0)
  }

  @Test(arguments: [0.02, 0.05, 0.2])
  func anUncertainRateIsTheMixtureOfCertainOnes(uncertainty: Double) throws {
    let expected = 200.0
    let grid = (0...300).map { -12 + Double($0) * (29.0 / 300) }
    let shape = ScoreShape.line(
      try ScoreDensity(
        scores: grid, densities: grid.map { Scores.density(Scores.background, at: $0) }))
    let marks = MarkLaw([.background(shape)], under: shape, origin: 0)
    let term = CountTerm.poisson(expected: expected)
    let law = CompoundLaw(
      marks: marks, count: .gammaPoisson(mean: expected, relative: uncertainty), term: term)
    let variance = uncertainty * uncertainty
    let factor = Gamma(shape: 1 / variance, scale: variance)
    // Over the logarithm of the factor, where it has weight. The integrand is smooth on the scale
    // of the gamma law and on that of a Poisson number, 0.07: the sum errs by exp(-2 (π w / h)²)
    // for a width w and a step h.
    let step = min(0.25 * uncertainty, 0.02)
    var parts: [(weight: Double, law: CompoundLaw)] = []
    for k in -200...200 {
      let rate = exp(step * Double(k))
      let weight = exp(factor.logDensity(rate)) * rate * step
      guard weight > 1e-16 else { continue }
      parts.append(
        (weight, CompoundLaw(marks: marks, count: .poisson(mean: expected * rate), term: term)))
    }
    for z in [-2.0, 1, 3, 4] {
      let value = law.mean + z * law.deviation
      var sum = 0.0
      for part in parts {
        sum += part.weight * part.law.significance(above: value).probability
      }
      let found = law.significance(above: value)
      #expect(found.method == .contour)
      #expect(abs(found.probability / sum - 1) < 1e-7, "\(z) \(found)")
    }
  }

  @Test func cumulantsAreThoseOfTheGeneratingFunction() throws {
    let law = try law(expected: 800)
    let step = 0.02 / law.deviation
    let plus = try #require(TiltedCompound(law, tilt: step))
    let minus = try #require(TiltedCompound(law, tilt: -step))
    let plain = try #require(TiltedCompound(law, tilt: 0))
    #expect(abs(plain.slope) < 1e-9 * law.deviation)
    #expect(abs(plain.curvature / law.variance - 1) < 1e-11)
    // A difference of curvatures errs by step² times the fifth cumulant, below 1e-3 here.
    let third = (plus.curvature - minus.curvature) / (2 * step)
    #expect(abs(third / law.thirdMoment - 1) < 2e-3)
  }
}
