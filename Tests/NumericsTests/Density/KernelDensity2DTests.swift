import Foundation
import Numerics
import Testing

struct KernelDensity2DTests {
  /// The height of one kernel of unit weight.
  private func kernelPeak(_ covariance: KernelDensity2D.Covariance) -> Double {
    let determinant = covariance.xx * covariance.yy - covariance.xy * covariance.xy
    return 1 / (2 * .pi * determinant.squareRoot())
  }

  @Test func scottsCovarianceIsScipys() throws {
    let sample = try NumericsReference.rows("numerics_kde_sample")
    let density = try KernelDensity2D(
      x: sample.map { $0[0] }, y: sample.map { $0[1] }, weights: sample.map { $0[2] },
      bandwidth: .scottCovariance)
    let peak = kernelPeak(density.covariance)
    for row in try NumericsReference.rows("numerics_kde_plane") {
      #expect(abs(density.density(x: row[0], y: row[1]) - row[2]) < 2e-4 * peak)
    }
  }

  @Test func theEstimateIsTheSumOfGaussians() throws {
    let x = normalNumbers(40, index: 18)
    let y = normalNumbers(40, index: 19).map { 1e3 * $0 }
    let density = try KernelDensity2D(x: x, y: y, bandwidth: .fixed(x: 0.2, y: 150))
    let peak = kernelPeak(density.covariance)
    let unit = 1.0 / (40 * 2 * Double.pi * 0.2 * 150)
    for a in stride(from: -3.0, through: 3, by: 0.37) {
      for b in stride(from: -3000.0, through: 3000, by: 370) {
        let terms = x.indices.map { i -> Double in
          let u: Double = (a - x[i]) / 0.2
          let v: Double = (b - y[i]) / 150
          return exp(-0.5 * (u * u + v * v))
        }
        let expected = unit * terms.reduce(0, +)
        #expect(abs(density.density(x: a, y: b) - expected) < 2e-4 * peak)
      }
    }
  }

  @Test(arguments: [
    KernelDensity2D.Bandwidth.scottCovariance, .scottAlongAxes, .fixed(x: 0.3, y: 0.1),
  ])
  func theDensityIntegratesToOne(bandwidth: KernelDensity2D.Bandwidth) throws {
    let x = normalNumbers(300, index: 20)
    let y = zip(x, normalNumbers(300, index: 21)).map { 0.8 * $0 + 0.5 * $1 }
    let density = try KernelDensity2D(x: x, y: y, bandwidth: bandwidth)
    // The trapezoidal rule of a smooth function that vanishes at the ends, in steps of at most half
    // the narrowest kernel, errs by exp(-2π² · 4) at most, and the spline by 1e-5.
    let step = 0.05
    var sum = CompensatedSum()
    for a in stride(from: -8.0, through: 8, by: step) {
      for b in stride(from: -8.0, through: 8, by: step) {
        sum.add(density.density(x: a, y: b) * step * step)
      }
    }
    #expect(abs(sum.value - 1) < 1e-4)
  }

  @Test func equalWeightsAreNoWeights() throws {
    let x = normalNumbers(100, index: 22)
    let y = normalNumbers(100, index: 23)
    let plain = try KernelDensity2D(x: x, y: y, bandwidth: .scottAlongAxes)
    let weighted = try KernelDensity2D(
      x: x, y: y, weights: [Double](repeating: 3, count: 100), bandwidth: .scottAlongAxes)
    for point in [(0.0, 0.0), (1, -1), (2.5, 0.3)] {
      let difference =
        plain.density(x: point.0, y: point.1) - weighted.density(x: point.0, y: point.1)
      #expect(abs(difference) < 1e-12)
    }
  }

  @Test func badSamplesGetASentence() {
    func sentence(x: [Double], y: [Double]) -> String? {
      let error = #expect(throws: NumericsError.self) {
        try KernelDensity2D(x: x, y: y, bandwidth: .scottCovariance)
      }
      return error?.description
    }
    #expect(sentence(x: [1, 2], y: [1]) == "found 1 numbers for y, expected 2")
    #expect(
      sentence(x: [1, 2, 3], y: [2, 4, 6])
        == "all points lie on one line, expected points spread over the plane")
    #expect(
      sentence(x: [1, 2], y: [4, 4])
        == "all samples are 4.0, expected different numbers or a fixed bandwidth")
  }
}
