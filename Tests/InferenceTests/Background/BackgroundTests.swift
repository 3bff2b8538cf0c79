import Foundation
import Numerics
import Testing

@testable import Inference

struct BackgroundTests {
  private func component(
    _ name: String, mean: Double, expected: Double, uncertainty: Double
  ) throws -> BackgroundComponent {
    var stream = RandomStream(seed: 4, purpose: .test, index: UInt64(mean))
    let sample = try ScoreSample(
      (0..<5000).map { _ in mean + Normal.standard.sample(using: &stream) })
    return try BackgroundComponent(
      name: name, expected: expected, relativeUncertainty: uncertainty,
      events: SimulatedEvents(sample))
  }

  @Test func componentsAddAndTheirUncertaintiesInSquares() throws {
    let background = try Background([
      component("a", mean: 0, expected: 900, uncertainty: 0.02),
      component("b", mean: 5, expected: 100, uncertainty: 0.3),
    ])
    #expect(background.expected == 1000)
    guard case .relative(let relative) = background.rate else {
      Issue.record("the rate is \(background.rate)")
      return
    }
    #expect(abs(relative - (18.0 * 18 + 30 * 30).squareRoot() / 1000) < 1e-15)
    // A tenth of the events around five, within the error of 5000 and the width of a kernel.
    guard case .line(let density) = background.shape else { return }
    #expect(abs(1 - density.cumulative(2.5) - 0.1) < 0.01)
  }

  @Test func replicasAreAddressedAndScatterLikeTheSample() throws {
    let background = try Background([
      component("a", mean: 0, expected: 900, uncertainty: 0)
    ])
    let first = try background.bootstrapped(replica: 3, seed: 8)
    #expect(try background.bootstrapped(replica: 3, seed: 8) == first)
    var moments = Moments()
    for replica in 0..<200 {
      let resampled = try background.bootstrapped(replica: replica, seed: 8)
      guard case .line(let density) = resampled.shape else { return }
      moments.add(density.cumulative(1))
    }
    // The error of a share p of 5000 events, whose own error over 200 replicas is 5 %.
    let share = 0.84
    let error = (share * (1 - share) / 5000).squareRoot()
    #expect(abs(moments.sampleVariance.squareRoot() / error - 1) < 4 * 0.05 + 0.05)
  }

  @Test func aTableHasNoReplicas() throws {
    let background = try Background(try Scores.shape(Scores.background), expected: 10)
    let error = #expect(throws: InferenceError.self) {
      try background.bootstrapped(replica: 0, seed: 1)
    }
    #expect(
      error?.description == "the background is known as a table only, expected simulated events")
  }
}
