import Foundation
import Kernels
import Learning
import Testing

/// Scores belong to events, whoever computes them.
struct AnomalyScorerTests {
  private static func model(blocks: [String] = []) throws -> AnomalyModel {
    var settings = AnomalyTrainingTests.settings(epochs: 1)
    settings.classifier.blocks = blocks
    return try AnomalyTrainingTests.model(settings, count: 150)
  }

  private static let events = SmallDetector.events(.electronRecoil, count: 700, seed: 3)

  @Test(arguments: [AnomalyScorer.Latent.mean, .draws(3, seed: 5)])
  func scoresDoNotDependOnPortionsAndThreads(latent: AnomalyScorer.Latent) throws {
    let model = try Self.model()
    let whole = try AnomalyScorer(model, latent: latent, threads: 1).scores(of: Self.events)
    #expect(whole.count == 700)
    for (threads, size) in [(1, 100), (2, 700), (2, 256), (3, 333)] {
      let scorer = try AnomalyScorer(model, latent: latent, threads: threads)
      var parts = EventScores(blocks: whole.blocks, latent: whole.latent)
      for start in stride(from: 0, to: 700, by: size) {
        parts.append(try scorer.scores(start..<min(700, start + size), of: Self.events))
      }
      #expect(parts == whole, "\(threads) threads, portions of \(size)")
    }
  }

  /// The noise of a draw is the block's, so equal rows at other places draw other numbers.
  @Test func drawsComeNearTheirMean() throws {
    let model = try Self.model()
    let few = try AnomalyScorer(model, latent: .draws(1, seed: 5), threads: 1).scores(
      of: Self.events)
    let again = try AnomalyScorer(model, latent: .draws(1, seed: 6), threads: 1).scores(
      of: Self.events)
    #expect(few.kl == again.kl && few.logit == again.logit)
    #expect(few.reconstruction != again.reconstruction)
  }

  @Test func partsAreThoseOfTheDecodedLaw() throws {
    let model = try Self.model()
    let scorer = try AnomalyScorer(model, threads: 1)
    let scores = try scorer.scores(of: Self.events)
    var event = 0
    try scorer.decode(of: Self.events) { row, means, variances in
      for (block, range) in model.map.inputs.ranges.enumerated() {
        var expected = 0.0
        for i in range {
          let distance = Double(row[i]) - Double(means[i])
          let variance = Double(variances[i])
          expected += 0.5 * (log(2 * Double.pi * variance) + distance * distance / variance)
        }
        let found = scores.reconstruction[block][event]
        // Each term is good to a few roundings of float32.
        #expect(abs(found - expected) < 1e-5 * (abs(expected) + Double(range.count)))
      }
      event += 1
    }
    #expect(event == 700)
  }

  @Test func classifierSeesOnlyItsBlocks() throws {
    let model = try Self.model(blocks: ["bottom", "s1"])
    #expect(try model.classifier.columns == 28)
    let scorer = try AnomalyScorer(model, threads: 1)
    var changed = Self.events.values
    for row in 0..<700 { changed[row * 72 + 20] += 7 }
    let one = try scorer.scores(of: Self.events)
    let other = try scorer.scores(of: MemoryRows(changed, columns: 72))
    #expect(one.logit == other.logit)
    #expect(one.reconstruction[1] != other.reconstruction[1])
    for row in 0..<700 { changed[row * 72 + 3] += 7 }
    #expect(try scorer.scores(of: MemoryRows(changed, columns: 72)).logit != one.logit)
  }

  @Test func deadColumnThatComesAliveIsStrange() throws {
    let model = try Self.model()
    #expect(model.map.summaries[2].constantColumns == [5])
    var alive = Self.events.values
    for row in 0..<700 { alive[row * 72 + 16 + 32 + 5] = 50 }
    let scorer = try AnomalyScorer(model, threads: 1)
    let dead = try scorer.scores(of: Self.events).reconstruction[2]
    let strange = try scorer.scores(of: MemoryRows(alive, columns: 72)).reconstruction[2]
    #expect(strange.allSatisfy { $0.isFinite })
    #expect(dead.reduce(0, +) < strange.reduce(0, +))
  }

  @Test func rowsOfAnotherLengthAreRefused() throws {
    let scorer = try AnomalyScorer(try Self.model(), threads: 1)
    #expect(throws: LearningError.wrongLength(found: 3, expected: 72)) {
      try scorer.scores(of: MemoryRows([1, 2, 3], columns: 3))
    }
  }

  @Test func rowWithANumberThatIsNoneIsNamed() throws {
    var values = Self.events.values
    values[600 * 72 + 17] = .nan
    let scorer = try AnomalyScorer(try Self.model(), threads: 1)
    let error = #expect(throws: LearningError.self) {
      try scorer.scores(of: MemoryRows(values, columns: 72))
    }
    #expect(
      error?.description
        == "row 600, block 's2', number 1 (counted from 0): found nan, expected a finite number")
  }
}
