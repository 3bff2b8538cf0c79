import Foundation
import Numerics
import Testing

@testable import Inference

struct ToyDistributionTests {
  private func toys(
    _ count: Int, threads: Int = 2, smoothing: BandwidthRule? = nil
  ) throws -> ToyStatistic {
    let statistic = try LikelihoodStatistic(
      .paper, for: Background(try Scores.shape(Scores.background), expected: 100))
    return try ToyStatistic(
      statistic,
      plan: ToyDistribution.Plan(
        count: count, seed: 5, threads: threads, smoothing: smoothing))
  }

  @Test func valuesDoNotDependOnTheThreads() throws {
    #expect(
      try toys(3000, threads: 1).distribution.values
        == toys(3000, threads: 3).distribution.values)
  }

  @Test func countsAreProbabilities() throws {
    let distribution = try toys(999).distribution
    let values = distribution.values
    #expect(distribution.significance(of: values[0]).probability == 1)
    #expect(distribution.significance(of: values[998]).probability == 2.0 / 1000)
    #expect(distribution.significance(of: .infinity).probability == 1.0 / 1000)
    #expect(distribution.significance(of: .infinity).relativeError == 1)
    #expect(distribution.quantile(0.5) == values[499])
  }

  @Test func smoothingIsTheMeanOfTheKernelsTails() throws {
    let distribution = try toys(2000, smoothing: .fixed(7)).distribution
    let value = distribution.values[1700] + 1
    var sum = 0.0
    for toy in distribution.values { sum += 0.5 * erfc((value - toy) / (7 * 2.0.squareRoot())) }
    let found = distribution.significance(of: value)
    #expect(abs(found.probability / (sum / 2000) - 1) < 1e-12)
    #expect(found.method == .smoothedToys(2000))
  }

  @Test func toysWithASignalHaveItsMedian() throws {
    let toys = try toys(4000)
    let exact = try LikelihoodStatistic(.paper, for: toys.background)
    let signal = try Signal(try Scores.shape(Scores.signal("A")), expected: 5)
    let band = try toys.band(with: signal)
    let expected = try exact.band(with: signal)
    let deviation = try exact.moments(with: signal).deviation
    // The median of n numbers errs by √(π/2) of their mean.
    let error = deviation * (0.5 * .pi / 4000).squareRoot()
    #expect(abs(band.medianValue - expected.medianValue) < 4 * error)
  }

  @Test func cellsHoldWhatIsExpected() throws {
    let shape = try Scores.shape(Scores.background)
    let plain = try BackgroundComponent(name: "a", expected: 300, shape: shape)
    let vague = try BackgroundComponent(
      name: "b", expected: 500, relativeUncertainty: 0.2, shape: shape)
    let background = try Background([plain, vague])
    let cells = try ScoreCells(background)
    let toys = try CellToys(cells, of: background)
    let withSignal = try CellToys(
      cells, of: background, with: try Signal(shape, expected: 200))
    var counts = [Int](repeating: 0, count: cells.count)
    var totals = Moments()
    var signalTotals = Moments()
    for toy in 0..<2000 {
      var span = counts.mutableSpan
      toys.draw(toy, seed: 3, into: &span)
      totals.add(Double(counts.reduce(0, +)))
      var again = counts.mutableSpan
      withSignal.draw(toy, seed: 3, into: &again)
      signalTotals.add(Double(counts.reduce(0, +)))
    }
    // Alone, rates are drawn: 800 + (0.2 · 500)². With a signal they are nominal.
    #expect(abs(totals.mean - 800) < 4 * totals.meanError)
    #expect(abs(totals.sampleVariance / (800 + 10_000) - 1) < 4 * (2 / 2000.0).squareRoot())
    #expect(abs(signalTotals.mean - 1000) < 4 * signalTotals.meanError)
    #expect(abs(signalTotals.sampleVariance / 1000 - 1) < 4 * (2 / 2000.0).squareRoot())
  }
}
