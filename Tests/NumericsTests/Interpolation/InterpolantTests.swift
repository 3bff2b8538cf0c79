import Foundation
import Numerics
import Testing

struct InterpolantTests {
  /// Crowded near zero, so that the guide to the intervals has full and empty buckets.
  private static let x = [0, 1e-9, 2e-9, 1e-3, 0.5, 0.75, 6, 100]
  private static let y = [1, 4, 2, 2.5, 2.5, 9, 1, 0.5]

  private static func curves(_ beyond: Extrapolation) throws -> [any Interpolant] {
    let points = try CurvePoints(x: x, y: y)
    let positive = try CurvePoints(x: x.map { $0 + 1 }, y: y)
    var curves: [any Interpolant] = [
      LinearInterpolant(through: points, beyond: beyond),
      MonotoneCubicInterpolant(through: points, beyond: beyond),
    ]
    for shape in ScaledInterpolant.Shape.allCases {
      for xScale in AxisScale.allCases {
        for yScale in AxisScale.allCases {
          curves.append(
            try ScaledInterpolant(
              through: xScale == .linear ? points : positive, shape: shape, x: xScale, y: yScale,
              beyond: beyond))
        }
      }
    }
    return curves
  }

  @Test func everyCurveMeetsItsPoints() throws {
    for curve in try Self.curves(.notANumber) {
      let shift = curve.domain.lowerBound
      for (x, y) in zip(Self.x, Self.y) {
        #expect(abs(curve.value(at: x + shift) - y) < 9 * 0x1p-48)
      }
    }
  }

  @Test func everyCurveStaysBetweenItsPoints() throws {
    for curve in try Self.curves(.notANumber) {
      let shift = curve.domain.lowerBound
      for i in 1..<Self.x.count {
        let low = min(Self.y[i - 1], Self.y[i]) * (1 - 0x1p-48)
        let high = max(Self.y[i - 1], Self.y[i]) * (1 + 0x1p-48)
        for part in stride(from: 0.0, through: 1, by: 0.01) {
          let x = shift + Self.x[i - 1] + part * (Self.x[i] - Self.x[i - 1])
          let value = curve.value(at: min(x, curve.domain.upperBound))
          #expect(value >= low && value <= high)
        }
      }
    }
  }

  @Test func theSlopeIsTheDifferenceQuotient() throws {
    for curve in try Self.curves(.tangent) {
      let shift = curve.domain.lowerBound
      for x in [0.2, 0.6, 3, 50, 150] {
        let step = 1e-5 * x
        let quotient =
          (curve.value(at: x + shift + step) - curve.value(at: x + shift - step)) / (2 * step)
        let scale = abs(curve.value(at: x + shift)) / x
        // Third derivatives times step² / 6, and rounding over the step.
        #expect(abs(curve.derivative(at: x + shift) - quotient) < 1e-7 * max(scale, 1))
      }
    }
  }

  @Test func beyondTheEndsEveryCurveDoesAsTold() throws {
    for curve in try Self.curves(.clamp) {
      #expect(curve.value(at: -10) == 1 && curve.value(at: 1e9) == 0.5)
      #expect(curve.derivative(at: 1e9) == 0)
    }
    for curve in try Self.curves(.zero) {
      #expect(curve.value(at: -10) == 0 && curve.value(at: .infinity) == 0)
    }
    for curve in try Self.curves(.notANumber) {
      #expect(curve.value(at: -10).isNaN && curve.derivative(at: 1e9).isNaN)
    }
    for curve in try Self.curves(.tangent) {
      let end = curve.domain.upperBound
      let slope = curve.derivative(at: end)
      #expect(abs(curve.value(at: end + 1e-4) - 0.5 - 1e-4 * slope) < 1e-9)
    }
    for beyond in Extrapolation.allCases {
      for curve in try Self.curves(beyond) { #expect(curve.value(at: .nan).isNaN) }
    }
  }

  @Test func manyAtOnceAreTheSameAsOneByOne() throws {
    let at = uniformNumbers(500, index: 3).map { 120 * $0 - 10 }
    for curve in try Self.curves(.clamp) {
      #expect(curve.values(at: at) == at.map { curve.value(at: $0) })
    }
  }

  @Test func monotoneCubicIsSteffens() throws {
    let points = try CurvePoints(
      x: [0, 0.5, 1, 2, 2.2, 3, 5, 5.5, 8, 9], y: [1, 1.5, 4, 4.2, 3, 3, 3, 9, 9.5, 2])
    let curve = MonotoneCubicInterpolant(through: points, beyond: .notANumber)
    for row in try NumericsReference.rows("numerics_steffen") {
      // Slopes reach 12 and the widths 0.2: about 60 roundings of numbers near 10.
      #expect(abs(curve.value(at: row[0]) - row[1]) < 1e-13)
      #expect(abs(curve.derivative(at: row[0]) - row[2]) < 1e-12)
    }
  }

  @Test func monotoneCubicIsAMonotoneParabola() throws {
    let x = [1, 1.5, 2.5, 3, 4.25, 5]
    let points = try CurvePoints(x: x, y: x.map { 3 * $0 * $0 - 1 })
    let curve = MonotoneCubicInterpolant(through: points, beyond: .tangent)
    for x in stride(from: 1, through: 5, by: 0.1) {
      #expect(abs(curve.value(at: x) - (3 * x * x - 1)) < 74 * 0x1p-48)
    }
  }

  @Test func logarithmicAxesReproduceAPowerLaw() throws {
    let x = [0.1, 1, 30, 1e4]
    let points = try CurvePoints(x: x, y: x.map { 5 * pow($0, -2.7) })
    for shape in ScaledInterpolant.Shape.allCases {
      let curve = try ScaledInterpolant(
        through: points, shape: shape, x: .logarithmic, y: .logarithmic, beyond: .tangent)
      for x in [0.01, 0.5, 3, 200, 1e6] {
        #expect(abs(curve.value(at: x) / (5 * pow(x, -2.7)) - 1) < 60 * 0x1p-50)
      }
    }
  }

  @Test func aLogarithmicAxisRefusesZero() throws {
    let points = try CurvePoints(x: [0, 1], y: [1, 2])
    let error = #expect(throws: NumericsError.self) {
      try ScaledInterpolant(through: points, x: .logarithmic, y: .linear, beyond: .zero)
    }
    #expect(
      error?.description
        == "x number 1 is 0.0, expected a positive number for a logarithmic axis")
  }

  @Test func domainsOfAnySizeAreSearched() throws {
    let huge = Double.greatestFiniteMagnitude
    let wide = try CurvePoints(x: [-huge, 0, huge], y: [0, 1, 2])
    let halfWay = LinearInterpolant(through: wide, beyond: .clamp).value(at: -0.5 * huge)
    #expect(abs(halfWay - 0.5) <= 0x1p-53)
    // Buckets per unit overflow, slopes do not.
    let narrow = try CurvePoints(x: [0, 1e-308, 2e-308], y: [0, 1, 2])
    #expect(LinearInterpolant(through: narrow, beyond: .clamp).value(at: 1e-308) == 1)
  }
}
