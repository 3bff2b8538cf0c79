import Foundation
import Numerics
import Testing

struct KernelDensityTests {
  private static let unbounded = -Double.infinity...Double.infinity

  /// The specification: the plain sum of Gaussians, each reflected `images` times at each bound.
  private func exact(
    _ samples: [Double], _ weights: [Double], _ bandwidth: Double,
    _ bounds: ClosedRange<Double>, at x: Double
  ) -> Double {
    var images = [x]
    let (a, b) = (bounds.lowerBound, bounds.upperBound)
    if a.isFinite, b.isFinite {
      let turns = (-30...30).map { 2 * Double($0) * (b - a) }
      images = turns.map { x + $0 } + turns.map { 2 * a - x + $0 }
    } else if a.isFinite {
      images.append(2 * a - x)
    } else if b.isFinite {
      images.append(2 * b - x)
    }
    var sum = 0.0
    for image in images {
      for (sample, weight) in zip(samples, weights) {
        let t = (image - sample) / bandwidth
        sum += weight * exp(-0.5 * t * t)
      }
    }
    return sum / (weights.reduce(0, +) * bandwidth * (2 * .pi).squareRoot())
  }

  private func kernelPeak(_ bandwidth: Double) -> Double {
    1 / (bandwidth * (2 * .pi).squareRoot())
  }

  @Test(arguments: [
    unbounded, 0...Double.infinity, -Double.infinity...1, 0...1, -40...1, 0...1.001,
  ])
  func theEstimateIsTheSumOfGaussians(bounds: ClosedRange<Double>) throws {
    let samples = uniformNumbers(50, index: 13).map { $0 * $0 }
    let weights = uniformNumbers(50, index: 14)
    for bandwidth in [0.003, 0.1, 0.9, 4] {
      let density = try KernelDensity(
        of: samples, weights: weights, bandwidth: .fixed(bandwidth), bounds: bounds)
      for x in stride(from: -0.5, through: 1.5, by: 0.013) {
        let expected =
          bounds.contains(x) ? exact(samples, weights, bandwidth, bounds, at: x) : 0
        #expect(abs(density.density(at: x) - expected) < 1e-4 * kernelPeak(bandwidth))
      }
    }
  }

  @Test func oneSampleAnywhereBetweenNodesIsOneGaussian() throws {
    for shift in stride(from: 0.0, to: 0.25, by: 0.01) {
      let density = try KernelDensity(of: [0, shift], weights: [0, 1], bandwidth: .fixed(1))
      for x in stride(from: -9.0, through: 9, by: 0.05) {
        let expected = exact([shift], [1], 1, Self.unbounded, at: x)
        #expect(abs(density.density(at: x) - expected) < 1e-4 * kernelPeak(1))
        #expect(density.density(at: x) >= 0)
      }
    }
  }

  @Test(arguments: [unbounded, -1...Double.infinity, -1...1, -1...1.5])
  func theDensityIntegratesToOne(bounds: ClosedRange<Double>) throws {
    let samples = uniformNumbers(200, index: 15).map { 2 * $0 - 1 }
    for bandwidth in [0.02, 0.3, 5] {
      let density = try KernelDensity(of: samples, bandwidth: .fixed(bandwidth), bounds: bounds)
      let lower = max(bounds.lowerBound, -1 - 9 * bandwidth)
      let upper = min(bounds.upperBound, 1 + 9 * bandwidth)
      // Cubics meet at the nodes, a quarter of a bandwidth or less apart: two points are exact in
      // each, and cutting elsewhere costs (step / h)⁴ of little.
      let rule = GaussLegendre(count: 8)
      let parts = Int((upper - lower) / bandwidth * 8) + 200
      var sum = 0.0
      for i in 0..<parts {
        let width = (upper - lower) / Double(parts)
        let start = lower + Double(i) * width
        sum += rule.integral(from: start, to: start + width) { density.density(at: $0) }
      }
      #expect(abs(sum - 1) < 1e-6, "\(bandwidth)")
    }
  }

  @Test func aTailOfManyBandwidthsIsResolved() throws {
    // Cauchy numbers spread over some 1e5 of these bandwidths.
    let samples = uniformNumbers(2000, index: 24).map { tan(Double.pi * ($0 - 0.5)) }
    let weights = [Double](repeating: 1, count: 2000)
    let density = try KernelDensity(of: samples, bandwidth: .fixed(0.02))
    for x in samples.prefix(40) + [samples.min() ?? 0, samples.max() ?? 0, 0, 0.5] {
      let expected = exact(samples, weights, 0.02, Self.unbounded, at: x)
      #expect(abs(density.density(at: x) - expected) < 1e-4 * kernelPeak(0.02))
    }
  }

  @Test func boundsWithoutRoomAreRefused() async {
    await #expect(processExitsWith: .failure) {
      _ = try KernelDensity(of: [1, 1], bandwidth: .fixed(1), bounds: 1...1)
    }
  }

  @Test func scottsRuleIsScipys() throws {
    let sample = try NumericsReference.rows("numerics_kde_sample")
    let values = sample.map { $0[0] }
    let plain = try KernelDensity(of: values, bandwidth: .scott)
    let weighted = try KernelDensity(of: values, weights: sample.map { $0[2] }, bandwidth: .scott)
    for row in try NumericsReference.rows("numerics_kde") {
      #expect(abs(plain.density(at: row[0]) - row[1]) < 1e-4 * kernelPeak(plain.bandwidth))
      #expect(abs(weighted.density(at: row[0]) - row[2]) < 1e-4 * kernelPeak(plain.bandwidth))
    }
  }

  @Test func equalWeightsAreNoWeights() throws {
    let samples = normalNumbers(500, index: 16)
    for rule in [BandwidthRule.scott, .silverman, .improvedSheatherJones] {
      let plain = try KernelDensity(of: samples, bandwidth: rule)
      let weighted = try KernelDensity(
        of: samples, weights: [Double](repeating: 0.25, count: 500), bandwidth: rule)
      #expect(abs(weighted.bandwidth / plain.bandwidth - 1) < 1e-8)
      #expect(abs(weighted.effectiveCount - 500) < 1e-9)
      for x in [-3, 0, 0.7] {
        #expect(abs(weighted.density(at: x) - plain.density(at: x)) < 1e-8)
      }
    }
  }

  @Test func sheatherAndJonesAgreeWithScipysTransform() throws {
    let values = try NumericsReference.rows("numerics_kde_sample").map { $0[0] }
    let expected = try #require(NumericsReference.rows("numerics_sheather_jones").first)[0]
    let density = try KernelDensity(of: values, bandwidth: .improvedSheatherJones)
    #expect(abs(density.bandwidth / expected - 1) < 1e-8)
  }

  @Test func forANormalLawEveryRuleIsNearTheBest() throws {
    // The best bandwidth for a normal law is (4/3)^(1/5) σ n^(-1/5); plug-in rules scatter around
    // it by n^(-5/14), 4 % here (B. W. Silverman, 1986, equation 3.28).
    let samples = normalNumbers(10_000, index: 17)
    let best = pow(4.0 / 3, 0.2) * pow(10_000, -0.2)
    let plugIn = try KernelDensity(of: samples, bandwidth: .improvedSheatherJones).bandwidth
    #expect(abs(plugIn / best - 1) < 4 * pow(10_000, -5.0 / 14))
    // Silverman's factor is 0.9 of min(σ, IQR / 1.34), whose quartiles err by 1.2 %.
    let silverman = try KernelDensity(of: samples, bandwidth: .silverman).bandwidth
    #expect(abs(silverman / (0.9 * pow(10_000, -0.2)) - 1) < 4 * 0.012)
  }

  struct Mistake: Sendable {
    let samples: [Double]
    let weights: [Double]?
    let sentence: String
  }

  @Test(arguments: [
    Mistake(samples: [], weights: nil, sentence: "found 0 numbers for value, expected at least 1"),
    Mistake(
      samples: [0.1, .nan], weights: nil,
      sentence: "value number 2 is nan, expected a finite number"),
    Mistake(
      samples: [0.1, 7], weights: nil, sentence: "value number 2 is 7.0, expected 0.0 to 1.0"),
    Mistake(
      samples: [0.5, 0.5], weights: nil,
      sentence: "all samples are 0.5, expected different numbers or a fixed bandwidth"),
    Mistake(samples: [0.1, 0.2], weights: [1], sentence: "found 1 numbers for weight, expected 2"),
    Mistake(
      samples: [0.1, 0.2], weights: [1, -1],
      sentence: "weight number 2 is -1.0, expected zero or a positive number"),
    Mistake(
      samples: [0.1, 0.2], weights: [0, 0],
      sentence: "all weights are zero, expected a positive sum"),
  ])
  func badSamplesGetASentence(mistake: Mistake) {
    let error = #expect(throws: NumericsError.self) {
      try KernelDensity(
        of: mistake.samples, weights: mistake.weights, bandwidth: .silverman, bounds: 0...1)
    }
    #expect(error?.description == mistake.sentence)
  }
}
