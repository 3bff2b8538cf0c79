import Foundation
import Inference
import Numerics
import Testing

/// The median significances of a table made by another program.
struct PowerStudyTests {
  private static let plan = TailPlan(signalToys: 10_000, seed: 3, threads: 2)

  /// The statistics of the table that we have, by the table's names.
  private static let names = [
    "paper_q": StatisticKind.paperQ, "N(one-sided)": .count, "averaged LR": .averagedRatio,
    "HC upper": .higherCriticism, "Berk-Jones upper scan": .berkJones, "BumpHunter scan": .bump,
    "satLR tail-refined": .saturated,
  ]

  private static let signals: [Character: Scores.Part] = [
    "A": (1, 5.5, 0.9), "C": (1, 0, 0.3), "D": (1, 3, 0.4), "G": (1, 1.5, 1.2),
  ]

  @Test(arguments: names.keys.sorted() + ["oracle Neyman-Pearson"])
  func mediansAgree(name: String) throws {
    let background = try Background(try Scores.shape(Scores.background), expected: 6500)
    let prepared = try Self.names[name].map { try $0.prepared(for: background, plan: Self.plan) }
    // The signals' names hold a comma.
    var misses: [Character: [Double]] = [:]
    for row in ReferenceTable.rows(of: "stat_power") where row[2] == name {
      guard let expected = Double(row[4]), expected.isFinite, let events = Double(row[3]),
        let letter = row[0].dropFirst().first, let part = Self.signals[letter]
      else { continue }
      let signal = try Signal(try Scores.shape([part]), expected: events)
      let statistic = try prepared ?? KnownSignal(signal, for: background)
      guard let cellStatistic = statistic as? any CellStatistic else {
        misses[letter, default: []].append(
          try statistic.band(with: signal).median.z - expected)
        continue
      }
      let toys = try ToyDistribution(
        try cellStatistic.toyRecipe(with: signal),
        plan: ToyDistribution.Plan(count: Self.plan.signalToys, seed: 3, threads: 2))
      func z(_ value: Double) throws -> Double {
        try statistic.significance(of: Evaluation(value: value, events: 6500)).z
      }
      let median = try z(toys.quantile(0.5))
      misses[letter, default: []].append(median - expected)
      // Both medians are those of toys: some quantile within three standard errors of the middle.
      // A value that repeats stands for all the probabilities that it jumps over.
      let share = 1.5 * (1 / 3000.0 + 1 / Double(Self.plan.signalToys)).squareRoot()
      // Few events above the rarest edge make the law of the higher criticism one of steps. That edge
      // is the first, in ratios of 1.19, with half an event beyond: 0.527 here, and in the table
      // something from 0.5 to 0.596. So its steps for three and four events, at (n - e) / √e, may
      // lie up to 4 % higher or 9 % lower.
      let isStepped = name == "HC upper"
      let lower = try z(toys.quantile(0.5 - share) * (1 - (isStepped ? 0.04 : 1e-6))) - 0.08
      let upper = try z(toys.quantile(0.5 + share) * (1 + (isStepped ? 0.09 : 1e-6))) + 0.08
      #expect(
        lower < expected && expected < upper,
        "\(row[0]) \(events): \(lower) to \(upper), not \(expected)")
    }
    // Over the sizes of a signal the errors average out.
    #expect(misses.count == 4)
    for (letter, misses) in misses {
      let mean = misses.reduce(0, +) / Double(misses.count)
      #expect(abs(mean) < 0.08, "\(letter): \(misses)")
    }
  }
}
