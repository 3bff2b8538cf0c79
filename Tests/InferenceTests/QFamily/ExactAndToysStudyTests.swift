import Foundation
import Inference
import Testing

/// A million toys against the integral, for shapes that are hard for either.
struct ExactAndToysStudyTests {
  enum Shape: CaseIterable, CustomTestStringConvertible {
    /// Smooth.
    case smooth
    /// Three flat steps: an event has one of three marks.
    case steps
    /// A wide region in which there are no events.
    case gap

    var testDescription: String { "\(self)" }

    func made() throws -> ScoreShape {
      switch self {
      case .smooth: return try Scores.shape(Scores.background)
      case .steps:
        return .line(
          try ScoreDensity(
            scores: [0, 1, 1 + 1e-9, 2, 2 + 1e-9, 3], densities: [6, 6, 3, 3, 1, 1]))
      case .gap:
        let grid = (0...2000).map { -5 + 0.01 * Double($0) }
        return .line(
          try ScoreDensity(
            scores: grid,
            densities: grid.map {
              3 < $0 && $0 < 9 ? 0 : Scores.density([(0.9, 0, 1), (0.1, 11, 1)], at: $0)
            }))
      }
    }
  }

  @Test(arguments: Shape.allCases, [LikelihoodStatistic.Form.paper, .centred])
  func agree(shape: Shape, form: LikelihoodStatistic.Form) throws {
    try compare(form, shape, expected: 800, toys: 1_000_000)
  }

  /// The number of events of the published study; a fifth of the toys takes as long as all above.
  @Test func agreeForManyEvents() throws {
    try compare(.paper, .smooth, expected: 6500, toys: 200_000)
  }

  private func compare(
    _ form: LikelihoodStatistic.Form, _ shape: Shape, expected: Double, toys count: Int
  ) throws {
    let statistic = try LikelihoodStatistic(
      form, for: Background(try shape.made(), expected: expected))
    let toys = try ToyStatistic(
      statistic, plan: ToyDistribution.Plan(count: count, seed: 11, threads: 2))
    let (mean, deviation) = try statistic.moments()
    for z in [1.0, 2, 3] {
      let evaluation = Evaluation(value: mean + z * deviation, events: Int(expected))
      let exact = try statistic.significance(of: evaluation)
      let counted = try toys.significance(of: evaluation)
      // Four errors: one comparison in 16000 would fail by chance.
      let error = counted.relativeError + exact.relativeError
      #expect(abs(counted.probability / exact.probability - 1) < 4 * error, "\(z): \(exact)")
    }
  }
}
