import Foundation
import Inference
import Numerics
import Testing

struct EventDensityTests {
  private let axis = Axis.regular(bins: 40, from: 0, to: 20)
  private let coarse = Axis.regular(bins: 10, from: 0, to: 20)

  @Test func truncatedLawsAgreeWithTheirDraws() throws {
    checkDensity(try TruncatedLaw(Exponential(mean: 2.5), in: 0...20), on: [axis])
    checkDensity(try TruncatedLaw(Normal(mean: 10, deviation: 1.5), in: 0...20), on: [axis])
    checkDensity(try TruncatedLaw(Uniform(lower: 0, upper: 20), in: 0...20), on: [axis])
    let powers = Axis.logarithmic(bins: 20, from: 1, to: 30)
    checkDensity(
      try TruncatedLaw(PowerLaw(exponent: 2, lower: 1, upper: 30), in: 1...30), on: [powers])
  }

  /// Six standard deviations above the mean the cumulative has lost its digits.
  @Test func lawInItsUpperTailKeepsItsDigits() throws {
    let tail = Axis.regular(bins: 10, from: 6, to: 8)
    checkDensity(try TruncatedLaw(Normal.standard, in: 6...8), on: [tail])
  }

  @Test func histogramsAndTablesAgreeWithTheirDraws() throws {
    let contents = (0..<10).map { Double($0 * $0 % 7) }
    for interpolation in GridDensity.Interpolation.allCases {
      let histogram = try GridDensity(
        contents: contents, on: [coarse], interpolation: interpolation)
      // Lines bend in the middles of the bins, at every second edge of these.
      checkDensity(histogram, on: [Axis.regular(bins: 20, from: 0, to: 20)])
    }
    let table = try GridDensity(densities: [1, 4, 0, 2], at: [[0, 3, 10, 20]])
    checkDensity(table, on: [try Axis(.variable(edges: [0, 1, 3, 6, 10, 12, 20]))])
  }

  @Test func gridsInThreeDimensionsAgreeWithTheirDraws() throws {
    let x = Axis.regular(bins: 4, from: 0, to: 8)
    let y = try Axis(.variable(edges: [-1, 0, 2, 3]))
    let z = Axis.regular(bins: 2, from: 5, to: 7)
    let contents = (0..<24).map { Double($0 * 5 % 11) }
    let halves = [
      Axis.regular(bins: 8, from: 0, to: 8),
      try Axis(.variable(edges: [-1, -0.5, 0, 1, 2, 2.5, 3])),
      Axis.regular(bins: 4, from: 5, to: 7),
    ]
    for interpolation in GridDensity.Interpolation.allCases {
      let grid = try GridDensity(contents: contents, on: [x, y, z], interpolation: interpolation)
      checkDensity(grid, on: halves)
    }
  }

  @Test func sumsAndProductsAgreeWithTheirDraws() throws {
    let fall = try TruncatedLaw(Exponential(mean: 4), in: 0...20)
    let line = try TruncatedLaw(Normal(mean: 12, deviation: 1), in: 0...20)
    let sum = try DensitySum([(2, fall), (1, line)])
    checkDensity(sum, on: [axis])
    let grid = try GridDensity(contents: [1, 2, 3], on: [.regular(bins: 3, from: 0, to: 3)])
    let product = try DensityProduct([sum, grid])
    checkDensity(product, on: [coarse, .regular(bins: 3, from: 0, to: 3)], tolerance: 1e-5)
  }

  @Test func efficienciesAgreeWithTheirDraws() throws {
    let curve = try Efficiency(points: CurvePoints(x: [2, 6, 18], y: [0, 0.8, 0.4]))
    let edges = try Axis(.variable(edges: [0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 14, 16, 18, 19, 20]))
    let fall = try TruncatedLaw(Exponential(mean: 4), in: 0...20)
    let kept = try fall.selected(by: curve)
    checkDensity(kept.density, on: [edges])
    // The integral of e^(-x/4)/4 against the two lines, by parts.
    func part(_ a: Double, _ b: Double, _ offset: Double, _ slope: Double) -> Double {
      func antiderivative(_ x: Double) -> Double { -exp(-x / 4) * (offset + slope * (x + 4)) }
      return antiderivative(b) - antiderivative(a)
    }
    let expected = (part(2, 6, -0.4, 0.2) + part(6, 18, 1.0, -0.4 / 12)) / -expm1(-5.0)
    #expect(abs(kept.acceptance - expected) < 1e-9)

    let histogram = try GridDensity(
      contents: [1, 2, 3, 4], on: [.regular(bins: 4, from: 0, to: 20)])
    let both = try DensityProduct([histogram, fall])
    let across = try both.selected(
      by: try Efficiency(along: 1, points: CurvePoints(x: [2, 6, 18], y: [0, 0.8, 0.4])))
    #expect(abs(across.acceptance - expected) < 1e-9)
    let along = try both.selected(by: curve)
    // Mean efficiencies of the four bins: lines at 3.5, 5.5 (from 5 to 6) and so on.
    let means = [
      0.3 * 3 / 5, (0.7 + (0.8 + 2.0 / 3) / 2 * 4) / 5, (2.0 / 3 + 0.5) / 2,
      (0.5 + 0.4) / 2 * 3 / 5,
    ]
    let share = zip([1.0, 2, 3, 4], means).reduce(0) { $0 + $1.0 * $1.1 } / 10
    #expect(abs(along.acceptance - share) < 1e-12)
    checkDensity(
      along.density,
      on: [.regular(bins: 4, from: 0, to: 20), .regular(bins: 8, from: 0, to: 20)],
      tolerance: 1e-6)
  }

  @Test func simulatedEventsBecomeAHistogram() throws {
    let places = [0.5, 1.5, 1.6, 3.5, 9].map { SIMD3<Double>($0, 0, 0) }
    let axis = Axis.regular(bins: 4, from: 0, to: 4)
    let histogram = try GridDensity(of: places, weights: [1, 1, 2, 4, 2], on: [axis])
    #expect(zip(histogram.values, [0.125, 0.375, 0, 0.5]).allSatisfy { abs($0 - $1) < 1e-15 })
    #expect(abs(histogram.integral - 0.8) < 1e-15)

    var stream = RandomStream(seed: 1, purpose: .test, index: 1)
    let many = (0..<20_000).map { _ in
      SIMD3(Normal.standard.sample(using: &stream), Normal.standard.sample(using: &stream), 0)
    }
    let wide = Axis.regular(bins: 30, from: -3, to: 3)
    let smooth = try GridDensity(
      of: many, on: [wide], interpolation: .lines, smoothing: .kernels(.silverman))
    let plane = try GridDensity(
      of: many, on: [wide, wide], interpolation: .lines, smoothing: .kernels(.silverman))
    // Kernels of the rule's width err by some 4 % at the top of a normal law of so many events.
    let height = exp(Normal.standard.logDensity(0))
    #expect(abs(smooth.density(at: .zero) / height - 1) < 0.05)
    #expect(abs(plane.density(at: .zero) / (height * height) - 1) < 0.1)
    let halves = Axis.regular(bins: 60, from: -3, to: 3)
    checkDensity(plane, on: [halves, halves])
  }

  @Test func mistakesGetASentence() throws {
    func sentence(_ body: () throws -> Void) -> String {
      do {
        try body()
        return "nothing"
      } catch { return "\(error)" }
    }
    let axis = [Axis.regular(bins: 2, from: 0, to: 1)]
    #expect(
      sentence { _ = try GridDensity(contents: [1, -1], on: axis) }
        == "the density in row 2 is -2.0, expected zero or a positive number")
    #expect(
      sentence { _ = try GridDensity(contents: [0, 0], on: axis) }
        == "the density is zero everywhere, expected a positive integral")
    #expect(
      sentence { _ = try GridDensity(contents: [1], on: axis) }
        == "found 1 contents, expected 2")
    #expect(
      sentence { _ = try Efficiency(points: CurvePoints(x: [0, 1], y: [0, 1.5])) }
        == "the efficiency in row 2 is 1.5, expected a number from 0 to 1")
    #expect(
      sentence { _ = try TruncatedLaw(Exponential(mean: 1), in: -2 ... -1) }
        == "the density is zero everywhere, expected a positive integral")
  }
}
