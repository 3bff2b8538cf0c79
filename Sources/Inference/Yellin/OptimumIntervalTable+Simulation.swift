import Foundation
import Kernels
import Numerics

extension OptimumIntervalTable {
  /// How many means are simulated in all, for a meter of progress.
  public static var simulatedMeans: Int { IntervalCurves.roots.count + thresholdRoots.count }

  /// Simulates the table: first the curves C_n, then, with other experiments, their maximum.
  ///
  /// Every mean has streams of its own, so the table does not depend on the threads.
  ///
  /// - Parameters:
  ///   - tries: How many experiments at every mean, for curves and for thresholds.
  ///   - seed: The seed; the shipped table has 1.
  ///   - threads: How many means are simulated at once.
  ///   - progress: Called with the number of means done; an error that it throws ends the work.
  /// - Returns: The table.
  /// - Throws: What `progress` throws.
  public static func simulated(
    tries: Int, seed: UInt64 = 1, threads: Int, progress: (Int) throws -> Void
  ) async throws -> OptimumIntervalTable {
    precondition(tries >= 1000, "OptimumIntervalTable: \(tries) tries, expected at least 1000")
    var done = 0
    var shares: [[[Int]]] = []
    try await inOrder(count: IntervalCurves.roots.count, window: threads) { point in
      let root = IntervalCurves.roots[point]
      var toys = IntervalToys(mean: root * root, seed: seed, index: UInt64(point))
      return simulatedShares(&toys, tries: tries)
    } use: {
      shares.append($0)
      done += 1
      try progress(done)
    }
    let curves = try IntervalCurves(shares: shares)
    var thresholds: [[Int]] = []
    try await inOrder(count: thresholdRoots.count, window: threads) { point in
      let root = thresholdRoots[point]
      var toys = IntervalToys(mean: root * root, seed: seed, index: 1 << 32 | UInt64(point))
      return simulatedThresholds(&toys, tries: tries, law: curves.law(at: root * root))
    } use: {
      thresholds.append($0)
      done += 1
      try progress(done)
    }
    return OptimumIntervalTable(tries: tries, curves: curves, thresholds: thresholds)
  }

  /// By standard deviation and number of events from one: the share of the signal.
  static func simulatedShares(_ toys: inout IntervalToys, tries: Int) -> [[Int]] {
    let wholes = IntervalLaw.wholes(mean: toys.mean)
    // A bin is far narrower than the spread of shares, within which the curve is a straight line.
    let bins = 1 << 13
    var counts = [UInt32](repeating: 0, count: wholes.count * bins)
    for _ in 0..<tries {
      toys.next()
      // With no more events than that, the interval is the whole range: never below a share.
      for events in stride(from: 1, to: min(wholes.count, toys.events), by: 1) {
        let bin = Int(toys.share(holding: events) * Double(bins))
        counts[events * bins + min(bin, bins - 1)] += 1
      }
    }
    let unit = IntervalCurves.unit
    var last = [Int](repeating: 0, count: wholes.count)
    return IntervalCurves.deviations.enumerated().map { number, deviation in
      let goal = Normal.standard.cumulative(deviation) * Double(tries)
      return wholes.dropFirst().enumerated().prefix { $0.element > deviation }.map { index, whole in
        let bin = quantile(goal, counts[(index + 1) * bins..<(index + 2) * bins])
        // Rounding leaves the shares of one number of events increasing and below the whole.
        let left = IntervalCurves.deviations[number...].count { whole > $0 }
        let share = Int((bin / Double(bins) * Double(unit)).rounded())
        last[index] = max(min(share, unit - left), last[index] + 1)
        return last[index]
      }
    }
  }

  /// The place, in bins, below which there are `goal` counts.
  private static func quantile(_ goal: Double, _ counts: ArraySlice<UInt32>) -> Double {
    var sum = 0.0
    for (bin, count) in counts.enumerated() where count > 0 {
      if sum + Double(count) >= goal { return Double(bin) + (goal - sum) / Double(count) }
      sum += Double(count)
    }
    return Double(counts.count)
  }

  /// By level: the threshold of the largest C_n as a standard deviation, in units.
  static func simulatedThresholds(
    _ toys: inout IntervalToys, tries: Int, law: IntervalLaw
  ) -> [Int] {
    var largest: [Double] = []
    largest.reserveCapacity(tries)
    for _ in 0..<tries {
      toys.next()
      var deviation = -1.0
      for events in 0..<min(toys.events + 1, law.wholes.count) {
        // The largest value left is that of the whole range.
        if law.wholes[events] <= deviation { break }
        let share = events == toys.events ? 1 : toys.share(holding: events)
        deviation = max(deviation, law.deviation(events: events, share: share))
      }
      largest.append(deviation)
    }
    largest.sort()
    return keptLevels.map { level in
      let rank = Int((level * Double(tries)).rounded(.up)) - 1
      return Int((largest[rank] * Double(unit)).rounded())
    }
  }
}
