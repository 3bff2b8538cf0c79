import Foundation
import Numerics
import Testing

@testable import Inference

struct KnownSignalTests {
  private func background(_ rate: RateKnowledge) throws -> Background {
    try Background(try Scores.shape(Scores.background), expected: 6500, rate: rate)
  }

  /// A signal like the background is a count of all events, so that only the count's law remains.
  @Test func aSignalLikeTheBackgroundIsACount() throws {
    let shape = try Scores.shape(Scores.background)
    let signal = try Signal(shape, expected: 300)
    let statistic = try KnownSignal(signal, for: background(.known))
    let data = try ScoreSample([0.1, 0.5, 3])
    #expect(abs(try statistic.evaluate(data).value - 3 * log1p(300.0 / 6500)) < 1e-9)
  }

  @Test func lessKnowledgeIsLessSignificance() throws {
    let signal = try Signal(try Scores.shape([(1, 1.5, 1.2)]), expected: 150)
    let medians = try [RateKnowledge.known, .relative(0.01), .relative(0.05), .free].map {
      try KnownSignal(signal, for: background($0)).band(with: signal).median.z
    }
    #expect(medians[0] > medians[1] + 0.1)
    #expect(medians[1] > medians[2] + 0.1)
    #expect(medians[2] > medians[3] - 0.01)
  }

  /// The same to 1 % with a rate known well enough, and with one that might be anything.
  @Test func theEndsOfKnowledgeMeet() throws {
    let signal = try Signal(try Scores.shape([(1, 5.5, 0.9)]), expected: 30)
    func median(_ rate: RateKnowledge) throws -> Double {
      try KnownSignal(signal, for: background(rate)).band(with: signal).median.z
    }
    #expect(abs(try median(.relative(1e-4)) - median(.known)) < 0.01)
    #expect(abs(try median(.relative(0.3)) - median(.free)) < 0.03)
  }

  @Test func toysAgree() throws {
    let signal = try Signal(try Scores.shape([(1, 5.5, 0.9)]), expected: 30)
    let statistic = try KnownSignal(signal, for: background(.known))
    let toys = try ToyStatistic(
      statistic, plan: ToyDistribution.Plan(count: 5000, seed: 9, threads: 2))
    for share in [0.5, 0.9, 0.99] {
      let evaluation = Evaluation(value: toys.distribution.quantile(share), events: 6500)
      let plain = try toys.significance(of: evaluation)
      let exact = try statistic.significance(of: evaluation)
      let error = plain.relativeError + exact.relativeError
      #expect(abs(exact.probability / plain.probability - 1) < 4 * error)
    }
  }
}
