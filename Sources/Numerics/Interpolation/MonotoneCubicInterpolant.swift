/// A smooth curve that rises and falls only where its points do.
///
/// The slope at a point is that of the parabola through it and its neighbours, cut where the cubic
/// would overshoot (M. Steffen, Astron. Astrophys. 239 (1990) 443). The curve has a continuous
/// slope and no extremum between points; a parabola is reproduced where it is monotone.
public struct MonotoneCubicInterpolant: Interpolant, Equatable {
  private let curve: PiecewiseCubic
  /// What the curve is outside its domain.
  public let beyond: Extrapolation

  /// The curve through `points`; through two it is the straight line.
  public init(through points: CurvePoints, beyond: Extrapolation) {
    curve = PiecewiseCubic(through: points, slopes: Self.slopes(points))
    self.beyond = beyond
  }

  public var domain: ClosedRange<Double> { curve.domain }

  public func value(at x: Double) -> Double { curve.value(at: x, beyond: beyond) }

  public func derivative(at x: Double) -> Double { curve.derivative(at: x, beyond: beyond) }

  /// Steffen's equations 11 inside, and 26 and 27 at the ends.
  private static func slopes(_ points: CurvePoints) -> [Double] {
    let last = points.x.count - 1
    let widths = (0..<last).map { points.x[$0 + 1] - points.x[$0] }
    let secants = (0..<last).map { (points.y[$0 + 1] - points.y[$0]) / widths[$0] }
    guard last > 1 else { return [secants[0], secants[0]] }
    var slopes = [endSlope(widths[0], widths[1], secants[0], secants[1])]
    slopes.reserveCapacity(last + 1)
    for i in 1..<last {
      let parabola =
        (secants[i - 1] * widths[i] + secants[i] * widths[i - 1]) / (widths[i - 1] + widths[i])
      slopes.append(limited(parabola, secants[i - 1], secants[i]))
    }
    slopes.append(
      endSlope(widths[last - 1], widths[last - 2], secants[last - 1], secants[last - 2]))
    return slopes
  }

  /// The slope between two secants, zero at an extremum and at most twice the flatter secant.
  private static func limited(_ slope: Double, _ left: Double, _ right: Double) -> Double {
    guard left.sign == right.sign else { return 0 }
    let bound = min(2 * min(abs(left), abs(right)), abs(slope))
    return left.sign == .minus ? -bound : bound
  }

  /// The slope at an end of the parabola through the last three points.
  private static func endSlope(
    _ width: Double, _ nextWidth: Double, _ secant: Double, _ nextSecant: Double
  ) -> Double {
    let ratio = width / (width + nextWidth)
    let slope = secant * (1 + ratio) - nextSecant * ratio
    guard slope.sign == secant.sign else { return 0 }
    return abs(slope) > 2 * abs(secant) ? 2 * secant : slope
  }
}
