import Foundation
import Numerics
import Testing

@testable import Inference

struct OptimumIntervalTableTests {
  private let table = OptimumIntervalTable.shipped

  @Test(arguments: [("683", 0.683), ("90", 0.9), ("95", 0.95), ("99", 0.99)])
  func thresholdsAgreeWithTheReference(name: String, level: Double) throws {
    let rows = ReferenceTable.records(of: "stat_yellin_cmaxbar")
    #expect(rows.count == 10)
    for row in rows {
      let mean = try #require(row["mu"])
      let expected = try #require(row["CMaxbar_\(name)"])
      // Below, no event at all is not too rare, and there is nothing to exclude.
      guard mean > -log1p(-level) else { continue }
      let found = table.threshold(level: level, mean: mean)
      // The reference has 2e5 experiments for the quantile and as many for C_n, whose error is that
      // of the level times the slope of the quantile, or of C itself at a step.
      let step = 0.005
      let slope =
        (table.threshold(level: min(level + step, 0.99), mean: mean)
          - table.threshold(level: level - step, mean: mean))
        / (min(level + step, 0.99) - level + step)
      let ofQuantile = slope * (level * (1 - level) / 2e5).squareRoot()
      let ofCurves = (found * (1 - found) / 2e5).squareRoot()
      let error = (ofQuantile * ofQuantile + ofCurves * ofCurves).squareRoot()
      #expect(abs(found - expected) < 3 * error, "\(row): \(found) ± \(error)")
    }
  }

  /// Off the grid of means, where the table interpolates.
  @Test(arguments: [3.3, 7.9, 21.4, 68.7])
  func curvesAgreeWithDirectSimulation(_ mean: Double) {
    let tries = 20_000
    let fractions = [0.35, 0.5, 0.7, 0.85]
    var below: [[Double]: Double] = [:]
    let numbers = [1, 2, 5, 12, 30].filter { Double($0) < mean - 0.7 * mean.squareRoot() }
    for index in 0..<tries {
      let places = Self.places(mean: mean, index: index)
      let intervals = EventInterval.largest(between: places)
      for events in numbers {
        for share in fractions {
          let isBelow = events < intervals.count && intervals[events].share < share
          below[[Double(events), share], default: 0] += isBelow ? 1 : 0
        }
      }
    }
    var compared = 0
    for (key, count) in below {
      let found = table.probability(events: Int(key[0]), share: key[1], mean: mean)
      let simulated = count / Double(tries)
      guard found > 0.5, simulated < 1 else { continue }
      compared += 1
      let error = (found * (1 - found) / Double(tries)).squareRoot()
      // Five deviations over some dozens of comparisons, and the interpolation's 2e-3.
      #expect(abs(found - simulated) < 5 * error + 2e-3, "\(key): \(found), \(simulated)")
    }
    #expect(compared > 0)
  }

  @Test func largestMeanOfTheTableIsAboveAHundred() {
    #expect(OptimumIntervalTable.means.upperBound > 100)
    #expect(OptimumIntervalTable.means.lowerBound < log(2.0))
  }

  @Test(arguments: [1.0, 2.4, 5, 17.3, 80, 110])
  func thresholdsRiseWithTheLevelAndAreNeverBelowIt(_ mean: Double) {
    let levels = stride(from: 0.5, through: 0.99, by: 0.01).map { min($0, 0.99) }
    let thresholds = levels.map { table.threshold(level: $0, mean: mean) }
    #expect(zip(thresholds, thresholds.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(zip(levels, thresholds).allSatisfy { $0 <= $1 + 1e-12 })
  }

  @Test func tableSurvivesItsOwnBytes() throws {
    let bytes = table.bytes
    #expect(bytes.count < 60_000)
    #expect(try OptimumIntervalTable(bytes: bytes) == table)
    #expect(table.tries == 1_000_000)
  }

  /// The simulation as it stands gives the shipped numbers; three means stand for all.
  @Test(arguments: [0.75, 2.0, 4.0])
  func shippedTableIsThatOfTheSimulation(root: Double) throws {
    let point = try #require(IntervalCurves.roots.firstIndex(of: root))
    var toys = IntervalToys(mean: root * root, seed: 1, index: UInt64(point))
    let shares = OptimumIntervalTable.simulatedShares(&toys, tries: table.tries)
    #expect(shares == table.curves.shares[point])

    let row = try #require(OptimumIntervalTable.thresholdRoots.firstIndex(of: root))
    toys = IntervalToys(mean: root * root, seed: 1, index: 1 << 32 | UInt64(row))
    let thresholds = OptimumIntervalTable.simulatedThresholds(
      &toys, tries: table.tries, law: table.curves.law(at: root * root))
    #expect(thresholds == table.thresholds[row])
  }

  @Test func tableDoesNotDependOnTheThreads() async throws {
    var seen: [Int] = []
    let one = try await OptimumIntervalTable.simulated(tries: 1000, threads: 1) { seen.append($0) }
    #expect(seen == Array(1...OptimumIntervalTable.simulatedMeans))
    let three = try await OptimumIntervalTable.simulated(tries: 1000, threads: 3) { _ in }
    #expect(one == three)
    let other = try await OptimumIntervalTable.simulated(tries: 1000, seed: 2, threads: 3) { _ in }
    #expect(one != other)
  }

  /// The cumulative shares of the events of one experiment with a flat signal.
  static func places(mean: Double, index: Int) -> [Double] {
    var stream = RandomStream(seed: 21, purpose: .test, index: UInt64(index))
    return (0..<Poisson(mean: mean).sample(using: &stream)).map { _ in stream.uniform() }
  }
}
