import Foundation
import Inference
import Numerics
import Testing

struct AsymptoticIntervalTests {
  /// The coverage, summed over every count that matters.
  private func coverage(
    of signal: Double, over background: Double, by holds: (CountingExperiment) -> Bool
  ) -> Double {
    let law = Poisson(mean: signal + background)
    let last = Int(law.mean + 12 * law.mean.squareRoot() + 40)
    return (0...last).reduce(0) { sum, count in
      let isHeld = holds(CountingExperiment(observed: count, background: background))
      return isHeld ? sum + exp(law.logProbability(count)) : sum
    }
  }

  @Test func coverageAgreesWithTheReference() throws {
    let rows = ReferenceTable.records(of: "stat_counting_coverage")
    #expect(rows.count == 36)
    for row in rows {
      let background = try #require(row["b"])
      let signal = try #require(row["s"])
      let found = [
        coverage(of: signal, over: background) {
          $0.asymptoticInterval(level: 0.9).contains(signal)
        },
        coverage(of: signal, over: background) { signal <= $0.asymptoticLimit(level: 0.9) },
        coverage(of: signal, over: background) {
          $0.asymptoticInterval(level: 0.6827).contains(signal)
        },
      ]
      let names = ["cov_two_sided_90", "cov_upper_90", "cov_two_sided_6827"]
      for (value, name) in zip(found, names) {
        let expected = try #require(row[name])
        #expect(abs(value - expected) < 1e-8, "\(row): \(name) \(value)")
      }
    }
  }

  @Test(arguments: [(0, 0.0), (0, 3.0), (2, 7.5), (5, 0), (40, 12)])
  func endsLieWhereTheRatioOfLikelihoodsIsTheThreshold(_ observed: Int, _ background: Double) {
    let experiment = CountingExperiment(observed: observed, background: background)
    let interval = experiment.asymptoticInterval(level: 0.9)
    let best = max(0, Double(observed) - background)
    func logLikelihood(_ signal: Double) -> Double {
      Poisson(mean: signal + background).logProbability(observed)
    }
    for end in [interval.lowerBound, interval.upperBound] where end > 0 {
      let ratio = 2 * (logLikelihood(best) - logLikelihood(end))
      #expect(abs(ratio - 1.644_853_626_951_472_7 * 1.644_853_626_951_472_7) < 1e-9)
    }
    #expect(interval.contains(best))
  }
}
