import Foundation
import Numerics
import Testing

@testable import Inference

struct PlaneDensityTests {
  /// Normal numbers whose second leans on the first.
  static func sample(_ count: Int, index: UInt64) throws -> ScoreSample {
    var stream = RandomStream(seed: 5, purpose: .test, index: index)
    var x: [Double] = []
    var y: [Double] = []
    for _ in 0..<count {
      x.append(Normal.standard.sample(using: &stream))
      y.append(100 * (0.8 * x[x.count - 1] + 0.6 * Normal.standard.sample(using: &stream)))
    }
    return try ScoreSample(x, y)
  }

  @Test func eventsBecomeTheDensityOfTheirKernels() throws {
    let sample = try Self.sample(20_000, index: 1)
    let density = try PlaneDensity(of: SimulatedEvents(sample), floor: .none)
    let kernels = try KernelDensity2D(
      x: sample.first, y: sample.second, bandwidth: .scottCovariance)
    let peak = kernels.density(x: 0, y: 0)
    for (x, y) in [(0.0, 0.0), (1, 60), (-1.5, -100), (0.3, 90)] {
      // Bilinear patches of a quarter bandwidth: (1/4)² / 8 for each of two directions.
      #expect(abs(density.density(at: SIMD2(x, y)) - kernels.density(x: x, y: y)) < 0.016 * peak)
    }
    #expect(abs(density.nodeWeights.reduce(0, +) - 1) < 1e-12)
  }

  @Test func theExactTestWorksInThePlane() throws {
    let shape = ScoreShape.plane(
      try PlaneDensity(of: SimulatedEvents(try Self.sample(20_000, index: 2))))
    let statistic = try LikelihoodStatistic(.centred, for: Background(shape, expected: 1000))
    let toys = try ToyStatistic(
      statistic, plan: ToyDistribution.Plan(count: 20_000, seed: 2, threads: 2))
    let (mean, deviation) = try statistic.moments()
    for z in [0.0, 1, 2] {
      let evaluation = Evaluation(value: mean + z * deviation, events: 1000)
      let exact = try statistic.significance(of: evaluation)
      let counted = try toys.significance(of: evaluation)
      #expect(exact.method == .contour)
      #expect(abs(counted.probability / exact.probability - 1) < 4 * counted.relativeError)
    }
    // Background from another sample is unremarkable.
    let data = try Self.sample(1000, index: 3)
    #expect(abs(try statistic.significance(of: try statistic.evaluate(data)).z) < 4)
  }
}
