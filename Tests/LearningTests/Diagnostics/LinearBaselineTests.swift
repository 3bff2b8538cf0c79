import Foundation
import Kernels
import Learning
import Numerics
import Testing

struct LinearBaselineTests {
  /// Rows that vary along two known directions, more along the first, with a little noise.
  private static func rows(_ count: Int, noise: Double) -> [Float] {
    var stream = RandomStream(seed: 2, purpose: .test, index: 0)
    return (0..<count).flatMap { _ in
      let first = 5 * Normal.standard.sample(using: &stream)
      let second = 2 * Normal.standard.sample(using: &stream)
      return (0..<8).map { column in
        let along = first * directions[0][column] + second * directions[1][column]
        return Float(10 + along + noise * Normal.standard.sample(using: &stream))
      }
    }
  }

  private static let directions: [[Double]] = [
    (0..<8).map { cos(Double.pi * (Double($0) + 0.5) / 8) / 2 },
    (0..<8).map { cos(2 * Double.pi * (Double($0) + 0.5) / 8) / 2 },
  ]

  @Test func directionsAreThoseOfTheLargestVariance() throws {
    let rows = Self.rows(4000, noise: 0.1)
    let baseline = try LinearBaseline(
      rows: rows.span, columns: 8, latent: 2, varianceFloor: 1e-6, compute: Compute(threads: 1))
    // The angle between found and true direction is of the order of (2 / 5) / √4000 for the pair.
    for (k, direction) in Self.directions.enumerated() {
      let overlap = (0..<8).reduce(0.0) {
        $0 + Double(baseline.directions[$1 * 2 + k]) * direction[$1]
      }
      #expect(abs(abs(overlap) - 1) < 1e-3)
    }
    // What is left is the noise, in six of eight dimensions.
    let left = baseline.variances.map { Double($0) }.reduce(0, +)
    #expect(abs(left / (6 * 0.01) - 1) < 5 * (2 / Double(6 * 4000)).squareRoot())
  }

  @Test func withoutDirectionsItIsTheNormalLawOfEachColumn() throws {
    let rows = Self.rows(500, noise: 0.5)
    let compute = Compute(threads: 1)
    let baseline = try LinearBaseline(
      rows: rows.span, columns: 8, latent: 0, varianceFloor: 0.01, compute: compute)
    let found = baseline.reconstructions(of: rows.span, compute: compute).reduce(0, +) / 500
    // The mean of (x − m)² / v is one by construction.
    let expected = baseline.variances.reduce(0) {
      $0 + 0.5 * (log(2 * Double.pi * Double($1)) + 1)
    }
    #expect(abs(found - expected) < 1e-4 * abs(expected))
    let priced = baseline.negativeLogLikelihoods(of: rows.span).reduce(0, +) / 500
    #expect(abs(priced - expected) < 1e-4 * abs(expected))
  }

  @Test func likelihoodIsThatOfTheNormalLawOfTheRow() throws {
    let rows = Self.rows(500, noise: 0.5)
    let baseline = try LinearBaseline(
      rows: rows.span, columns: 8, latent: 1, varianceFloor: 1e-6, compute: Compute(threads: 1))
    let found = baseline.negativeLogLikelihoods(of: rows.span)
    // The law along the direction, summed over a grid fine and wide against its width.
    let scale = baseline.directionVariances[0].squareRoot()
    for row in 0..<20 {
      var density = 0.0
      let step = 0.002
      for place in stride(from: -8.0, through: 8, by: step) {
        var logarithm = -0.5 * (place * place + log(2 * Double.pi)) + log(step)
        for column in 0..<8 {
          let mean =
            Double(baseline.means[column])
            + place * scale * Double(baseline.directions[column])
          let distance = Double(rows[row * 8 + column]) - mean
          let variance = Double(baseline.variances[column])
          logarithm -= 0.5 * (log(2 * Double.pi * variance) + distance * distance / variance)
        }
        density += exp(logarithm)
      }
      #expect(abs(found[row] + log(density)) < 1e-5 * abs(found[row]) + 1e-5)
    }
  }

  @Test func silentColumnsHaveTheFloor() throws {
    let baseline = try LinearBaseline(
      rows: ([1, 0, 2, 0, 4, 0] as [Float]).span, columns: 2, latent: 1, varianceFloor: 0.25,
      compute: Compute(threads: 1))
    #expect(baseline.variances == [0.25, 0.25])
  }

  @Test func fewerRowsThanDirectionsAreRefused() throws {
    let error = #expect(throws: LearningError.self) {
      try LinearBaseline(
        rows: ([1, 0, 2] as [Float]).span, columns: 3, latent: 1, varianceFloor: 1,
        compute: Compute(threads: 1))
    }
    #expect(
      error?.description == "found 1 rows for principal components, expected at least 2")
  }
}
