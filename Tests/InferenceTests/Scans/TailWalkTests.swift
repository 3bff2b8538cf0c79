import Foundation
import Numerics
import Testing

@testable import Inference

struct TailWalkTests {
  private func background(_ expected: Double, _ rate: RateKnowledge) throws -> Background {
    try Background(try Scores.shape(Scores.background), expected: expected, rate: rate)
  }

  /// Tails of 0.001 to 6500 expected events in sixty equal ratios, from the rarest.
  @Test func agreesWithTheReference() throws {
    let tails = (0..<60).map { 1e-3 * pow(6.5e6, Double($0) / 59) }
    let cells = tails.indices.map { $0 == 0 ? tails[0] : tails[$0] - tails[$0 - 1] }
    let walk = TailWalk(.berkJones, cells: cells, background: try background(6500, .known))
    let rows = ReferenceTable.rows(of: "stat_berkjones_exact")
    #expect(rows.count == 8)
    for row in rows {
      let value = try #require(Double(row[0]))
      let expected = try #require(Double(row[1]))
      let found = exp(walk.logProbability(reaching: value, events: 0))
      #expect(abs(found / expected - 1) < 1e-6, "t = \(value)")
    }
  }

  /// Five events in three cells: all 243 places.
  @Test(arguments: [TailScan.Measure.berkJones, .higherCriticism], [1.0, 2, 3.5])
  func givenTheNumberItIsASumOverAllPlaces(measure: TailScan.Measure, value: Double) throws {
    let cells = [0.6, 1.1, 2.3]
    let walk = TailWalk(measure, cells: cells, background: try background(4, .free))
    let laws = walk.laws(events: 5)
    var sum = 0.0
    for code in 0..<243 {
      var counts = [0, 0, 0]
      var probability = 1.0
      var rest = code
      for _ in 0..<5 {
        counts[rest % 3] += 1
        probability *= cells[rest % 3] / 4
        rest /= 3
      }
      var above = 0
      var highest = 0.0
      for cell in 0..<3 {
        above += counts[cell]
        highest = max(highest, walk.excess(above, under: laws[cell]))
      }
      if highest >= value { sum += probability }
    }
    #expect(abs(exp(walk.logProbability(reaching: value, events: 5)) - sum) < 1e-12)
  }

  /// The negative binomial walk is the mean over rates of Poisson walks with the same bound.
  @Test func anUncertainRateIsAMeanOverRates() throws {
    let cells = [0.5, 2, 5, 12, 30.5]
    let walk = TailWalk(.berkJones, cells: cells, background: try background(50, .relative(0.3)))
    let law = Gamma(shape: 1 / 0.09, scale: 0.09)
    for value in [2.0, 6, 12] {
      // The trapezoidal rule of a smooth density that vanishes at both ends.
      var mean = CompensatedSum()
      let step = 0.005
      for i in 1...800 {
        let factor = step * Double(i)
        let reached = walk.logProbability(
          reaching: value, events: 0, rates: cells.map { factor * $0 })
        mean.add(step * exp(law.logDensity(factor) + reached))
      }
      let found = exp(walk.logProbability(reaching: value, events: 0))
      #expect(abs(found / mean.value - 1) < 1e-6, "t = \(value)")
    }
  }

  @Test func aTailTooRareForToysHasItsLogarithm() throws {
    let cells = [0.01, 0.1, 1, 10, 100]
    let walk = TailWalk(.berkJones, cells: cells, background: try background(111.11, .known))
    // Chernoff: each edge is crossed with probability below exp(-t/2), and one is nearly so often.
    let found = walk.logProbability(reaching: 400, events: 0)
    #expect(found < -200 + log(5.0))
    #expect(found > -200 - 10)
  }
}
