/// A surface over a rectangular grid, linear along each grid line.
public struct BilinearInterpolant: Sendable, Equatable {
  private let xKnots: Knots
  private let yKnots: Knots
  /// The surface at the grid points, all `y` of the first `x` first.
  private let values: [Double]
  /// What the surface is outside the grid.
  public let beyond: Extrapolation

  /// The surface through `values`, which are listed with `y` running fastest.
  public init(
    x: [Double], y: [Double], values: [Double], beyond: Extrapolation
  ) throws(NumericsError) {
    try checkIncreasing(x, .x, atLeast: 2)
    try checkIncreasing(y, .y, atLeast: 2)
    guard values.count == x.count * y.count else {
      throw .countsDiffer(.value, found: values.count, expected: x.count * y.count)
    }
    try checkFinite(values, .value)
    xKnots = Knots(x)
    yKnots = Knots(y)
    self.values = values
    self.beyond = beyond
  }

  /// The interval between the first and the last abscissa.
  public var xDomain: ClosedRange<Double> { xKnots.domain }
  /// The interval between the first and the last ordinate.
  public var yDomain: ClosedRange<Double> { yKnots.domain }

  /// The surface at a point; NaN for NaN.
  public func value(x: Double, y: Double) -> Double {
    if x.isNaN || y.isNaN { return .nan }
    let insideX = min(max(x, xDomain.lowerBound), xDomain.upperBound)
    let insideY = min(max(y, yDomain.lowerBound), yDomain.upperBound)
    if insideX == x, insideY == y { return patch(holding: (x, y), at: (x, y)) }
    return switch beyond {
    case .clamp: patch(holding: (insideX, insideY), at: (insideX, insideY))
    case .zero: 0
    case .tangent: patch(holding: (insideX, insideY), at: (x, y))
    case .notANumber: .nan
    }
  }

  /// The bilinear patch of the cell that holds `inside`, at a point in or beyond that cell.
  private func patch(holding inside: (x: Double, y: Double), at point: (x: Double, y: Double))
    -> Double
  {
    let i = xKnots.interval(of: inside.x)
    let j = yKnots.interval(of: inside.y)
    let u = xKnots.fraction(of: point.x, in: i)
    let v = yKnots.fraction(of: point.y, in: j)
    let corner = i * yKnots.values.count + j
    let next = corner + yKnots.values.count
    let left = values[corner] * (1 - v) + values[corner + 1] * v
    let right = values[next] * (1 - v) + values[next + 1] * v
    return left * (1 - u) + right * u
  }
}
