/// A cubic polynomial in each interval between knots.
struct PiecewiseCubic: Sendable, Equatable {
  let knots: Knots
  /// The value at the last knot, which the last polynomial meets only up to rounding.
  private let last: Double
  /// The coefficients of 1, t, t² and t³ in each interval, where t is the distance from its left.
  private let coefficients: [SIMD4<Double>]

  /// The straight lines between the points.
  init(linesThrough points: CurvePoints) {
    self.init(points) { i, width, secant in SIMD4(points.y[i], secant, 0, 0) }
  }

  /// The cubics with the points' values and the given slopes at both ends of each interval.
  init(through points: CurvePoints, slopes: [Double]) {
    self.init(points) { i, width, secant in
      // Differences from the secant: both coefficients vanish exactly on a straight line.
      let left = slopes[i] - secant
      let right = slopes[i + 1] - secant
      return SIMD4(
        points.y[i], slopes[i], -(left + left + right) / width, (left + right) / (width * width))
    }
  }

  private init(_ points: CurvePoints, _ polynomial: (Int, Double, Double) -> SIMD4<Double>) {
    knots = Knots(points.x)
    last = points.y[points.y.count - 1]
    coefficients = (0..<points.x.count - 1).map { i in
      let width = points.x[i + 1] - points.x[i]
      return polynomial(i, width, (points.y[i + 1] - points.y[i]) / width)
    }
  }

  var domain: ClosedRange<Double> { knots.domain }

  /// The curve at `x`, inside the domain or beyond it.
  @inline(__always)
  func value(at x: Double, beyond: Extrapolation) -> Double {
    guard x >= knots.values[0], x < knots.values[knots.values.count - 1] else {
      return valueAtOrBeyondEnd(x, beyond)
    }
    let i = knots.interval(of: x)
    let t = x - knots.values[i]
    let c = coefficients[i]
    return c[0] + t * (c[1] + t * (c[2] + t * c[3]))
  }

  /// The slope at `x`, inside the domain or beyond it.
  func derivative(at x: Double, beyond: Extrapolation) -> Double {
    if domain.contains(x) { return slope(at: x) }
    if x.isNaN { return .nan }
    return switch beyond {
    case .clamp, .zero: 0
    case .tangent: slope(at: x < domain.lowerBound ? domain.lowerBound : domain.upperBound)
    case .notANumber: .nan
    }
  }

  private func slope(at x: Double) -> Double {
    let i = knots.interval(of: x)
    let t = x - knots.values[i]
    let c = coefficients[i]
    return c[1] + t * (2 * c[2] + t * 3 * c[3])
  }

  @inline(never)
  private func valueAtOrBeyondEnd(_ x: Double, _ beyond: Extrapolation) -> Double {
    if x == domain.upperBound { return last }
    if x.isNaN { return .nan }
    let isBelow = x < domain.lowerBound
    let end = isBelow ? domain.lowerBound : domain.upperBound
    let atEnd = isBelow ? coefficients[0][0] : last
    return switch beyond {
    case .clamp: atEnd
    case .zero: 0
    case .tangent: atEnd + slope(at: end) * (x - end)
    case .notANumber: .nan
    }
  }
}
