/// Points of a curve `y(x)` with finite coordinates and strictly increasing abscissae.
///
/// Tables from files become curves through this type, so that interpolants and integrals need not
/// check again.
public struct CurvePoints: Sendable, Equatable {
  /// The abscissae, strictly increasing, at least two.
  public let x: [Double]
  /// The ordinates, one for each abscissa.
  public let y: [Double]

  /// Checks the columns of a table; the error names the first number that cannot be used.
  public init(x: [Double], y: [Double]) throws(NumericsError) {
    guard y.count == x.count else {
      throw .countsDiffer(.y, found: y.count, expected: x.count)
    }
    try checkIncreasing(x, .x, atLeast: 2)
    try checkFinite(y, .y)
    self.x = x
    self.y = y
  }

  /// Points already checked, or made from checked ones.
  init(checkedX x: [Double], y: [Double]) {
    self.x = x
    self.y = y
  }

  /// The interval between the first and the last abscissa.
  public var domain: ClosedRange<Double> { x[0]...x[x.count - 1] }

  /// The inverse curve `x(y)` of points that rise or fall strictly throughout.
  ///
  /// The straight lines through these points are the exact inverse of those through the original.
  public func inverse() throws(NumericsError) -> CurvePoints {
    let rises = y[1] > y[0]
    for i in 1..<y.count where rises ? y[i] <= y[i - 1] : y[i] >= y[i - 1] {
      throw .notMonotone(.y, index: i, found: y[i], previous: y[i - 1])
    }
    return rises
      ? CurvePoints(checkedX: y, y: x)
      : CurvePoints(checkedX: y.reversed(), y: x.reversed())
  }
}
