import Foundation
import Inference
import Numerics
import Testing

struct FeldmanCousinsTests {
  @Test func intervalsAgreeWithTheReference() throws {
    let rows = ReferenceTable.records(of: "stat_feldman_cousins")
    #expect(rows.count == 78)
    for row in rows {
      let experiment = CountingExperiment(
        observed: Int(try #require(row["n"])), background: try #require(row["b"]))
      let interval = FeldmanCousins(experiment, level: try #require(row["cl"])).interval
      let low = try #require(row["lo"])
      let high = try #require(row["hi"])
      #expect(abs(interval.lowerBound - low) < 1e-8, "\(row): \(interval)")
      #expect(abs(interval.upperBound - high) < 1e-8, "\(row): \(interval)")
    }
  }

  /// Table IV of the paper, to the digits it prints: n = 0 at b = 1 and 3.
  @Test(arguments: [(1.0, 1.61), (3.0, 1.08)])
  func monotoneIntervalsAreThoseOfThePaper(_ background: Double, _ printed: Double) {
    let experiment = CountingExperiment(observed: 0, background: background)
    let upper = FeldmanCousins(experiment, level: 0.9).monotoneInterval.upperBound
    #expect(abs(upper - printed) < 0.015, "\(upper)")
  }

  /// The construction by itself: counts in the order of their ratios until the level is reached.
  @Test(arguments: [0.0, 0.5, 3, 12.5])
  func aSignalIsInsideExactlyWhenItsOwnBeltHoldsTheCount(_ background: Double) {
    for observed in [0, 1, 2, 4, 9, 15] {
      let interval = FeldmanCousins(
        CountingExperiment(observed: observed, background: background), level: 0.9
      ).interval
      for step in 0..<120 {
        let signal = 0.0137 + 0.25 * Double(step)
        let law = Poisson(mean: signal + background)
        let ratios = (0..<100).map { count in
          law.logProbability(count)
            - Poisson(mean: max(Double(count), background)).logProbability(count)
        }
        let likelier = (0..<100).filter { ratios[$0] > ratios[observed] }
        let before = likelier.map { exp(law.logProbability($0)) }.reduce(0, +)
        // Accepted signals lie within; refused ones may lie in a gap of the accepted set.
        if before < 0.9 { #expect(interval.contains(signal), "n \(observed), s \(signal)") }
        if !interval.contains(signal) { #expect(before >= 0.9, "n \(observed), s \(signal)") }
      }
    }
  }

  @Test(arguments: [(0, 0.0), (3, 1000.0), (250, 200), (100_000, 99_000), (1_000_000, 0)])
  func extremeCountsHaveFiniteIntervals(_ observed: Int, _ background: Double) {
    let interval = FeldmanCousins(
      CountingExperiment(observed: observed, background: background), level: 0.9
    ).interval
    let best = max(0, Double(observed) - background)
    #expect(interval.contains(best))
    #expect(interval.upperBound.isFinite && interval.lowerBound >= 0)
    if best > 500 {
      // Far from the boundary the interval is the normal one.
      let half = 1.6448536 * Double(observed).squareRoot()
      #expect(abs(interval.upperBound - best - half) < 2.5)
      #expect(abs(best - interval.lowerBound - half) < 2.5)
    }
  }
}
