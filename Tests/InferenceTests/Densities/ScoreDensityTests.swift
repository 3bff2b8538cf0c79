import Foundation
import Numerics
import Testing

@testable import Inference

struct ScoreDensityTests {
  @Test func aTableIsNormalisedAndSaysItsNorm() throws {
    let density = try ScoreDensity(scores: [0, 1, 3], densities: [0, 4, 0])
    #expect(density.origin == .table(norm: 6))
    #expect(density.density(at: 1) == 4.0 / 6)
    #expect(abs(density.density(at: 2) - 2.0 / 6) < 1e-15)
    #expect(density.density(at: 3.1) == 0)
    #expect(abs(density.cumulative(1) - 2.0 / 6) < 1e-15)
    #expect(abs(density.nodeWeights.reduce(0, +) - 1) < 1e-15)
  }

  struct Mistake: Sendable {
    let scores: [Double]
    let densities: [Double]
    let sentence: String
  }

  @Test(arguments: [
    Mistake(
      scores: [0, 1, 2], densities: [1, -0.5, 1],
      sentence: "the density in row 2 is -0.5, expected zero or a positive number"),
    Mistake(
      scores: [0, 1, 2], densities: [1, 1, .nan],
      sentence: "the density in row 3 is nan, expected zero or a positive number"),
    Mistake(
      scores: [0, 1], densities: [0, 0],
      sentence: "the density is zero everywhere, expected a positive integral"),
    Mistake(
      scores: [0, 1, 1], densities: [1, 1, 1],
      sentence:
        "the scores of the table are no grid: x number 3 is 1.0, expected more than the 1.0 before it"
    ),
  ])
  func badTablesGetASentence(mistake: Mistake) {
    let error = #expect(throws: InferenceError.self) {
      try ScoreDensity(scores: mistake.scores, densities: mistake.densities)
    }
    #expect(error?.description == mistake.sentence)
  }

  private func normals(_ count: Int, index: UInt64) throws -> ScoreSample {
    var stream = RandomStream(seed: 3, purpose: .test, index: index)
    return try ScoreSample((0..<count).map { _ in Normal.standard.sample(using: &stream) })
  }

  @Test func eventsBecomeTheDensityOfTheirKernels() throws {
    let sample = try normals(2000, index: 1)
    let density = try ScoreDensity(
      of: SimulatedEvents(sample), bandwidth: .fixed(0.25), floor: .none)
    let kernels = try KernelDensity(of: sample.first, bandwidth: .fixed(0.25))
    // Lines between nodes an eighth of a bandwidth apart: (1/8)² / 8 of the curvature, which is at
    // most 1 / h² times a kernel's peak, summed over the kernels felt. What lies beyond three
    // bandwidths of the outermost events is cut.
    for x in stride(from: -3.0, through: 3, by: 0.1) {
      #expect(abs(density.density(at: x) - kernels.density(at: x)) < 0.002 * 0.4 + 1e-5)
    }
  }

  @Test func weightsCount() throws {
    // Half the events twice is all of them with half the weights doubled.
    let sample = try normals(400, index: 2)
    let weights = (0..<400).map { $0 < 200 ? 2.0 : 1 }
    let weighted = try ScoreDensity(
      of: SimulatedEvents(sample, weights: weights), bandwidth: .fixed(0.3), floor: .none)
    let twice = try ScoreSample(sample.first + sample.first.prefix(200))
    let plain = try ScoreDensity(of: SimulatedEvents(twice), bandwidth: .fixed(0.3), floor: .none)
    for x in stride(from: -3.0, through: 3, by: 0.1) {
      #expect(abs(weighted.density(at: x) - plain.density(at: x)) < 1e-12)
    }
  }

  @Test func theFloorHoldsWhereEventsAreNearAndNowhereElse() throws {
    // A cluster, and one event far away.
    let sample = try ScoreSample((0..<999).map { Double($0) / 999 } + [50])
    let density = try ScoreDensity(of: SimulatedEvents(sample), bandwidth: .fixed(0.1))
    guard case .events(let smoothing) = density.origin else { return }
    // Three of a thousand events in a kernel of size √(2π) 0.1.
    // What lies beyond three bandwidths of the outermost events is 0.3 % of a few.
    let kernel = 1 / (0.1 * (2 * Double.pi).squareRoot())
    #expect(abs(smoothing.floor / (0.003 * kernel) - 1) < 1e-4)
    #expect(density.smallest == smoothing.floor)
    // One event is seen as one, and judged as three; where there is none, the density is zero.
    #expect(abs(density.density(at: 50) / (0.001 * kernel) - 1) < 0.01)
    #expect(density.density(at: 20) == 0)
    let shape = ScoreShape.line(density)
    #expect(MarkLaw.mark(of: SIMD2(50, 0), under: shape) == -2 * log(smoothing.floor))
  }

  @Test func aMixtureIsTheSumOfItsParts() throws {
    let flat = try ScoreDensity(scores: [0, 1], densities: [1, 1])
    let ramp = try ScoreDensity(scores: [-1, 3], densities: [0, 1])
    let mixture = try ScoreDensity.mixture(of: [(0.25, flat), (0.75, ramp)])
    for x in [-0.5, 0.25, 0.999, 1.001, 2] {
      let expected = 0.25 * flat.density(at: x) + 0.75 * ramp.density(at: x)
      #expect(abs(mixture.density(at: x) - expected) < 1e-12)
    }
  }

  @Test func scoresThatAreNoNumbersAreRefused() {
    let error = #expect(throws: InferenceError.self) { try ScoreSample([1, .nan]) }
    #expect(error?.description == "the score of event 2 is nan, expected a finite number")
  }

  @Test func aBackgroundOfNothingIsRefused() throws {
    let flat = ScoreShape.line(try ScoreDensity(scores: [0, 1], densities: [1, 1]))
    let error = #expect(throws: InferenceError.self) { try Background(flat, expected: 0) }
    #expect(
      error?.description == "0.0 events are expected of the background, expected a positive number")
  }
}
