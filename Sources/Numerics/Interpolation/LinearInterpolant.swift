/// The straight lines between points.
public struct LinearInterpolant: Interpolant, Equatable {
  private let curve: PiecewiseCubic
  /// What the curve is outside its domain.
  public let beyond: Extrapolation

  /// The lines through `points`.
  public init(through points: CurvePoints, beyond: Extrapolation) {
    curve = PiecewiseCubic(linesThrough: points)
    self.beyond = beyond
  }

  public var domain: ClosedRange<Double> { curve.domain }

  public func value(at x: Double) -> Double { curve.value(at: x, beyond: beyond) }

  public func derivative(at x: Double) -> Double { curve.derivative(at: x, beyond: beyond) }
}
