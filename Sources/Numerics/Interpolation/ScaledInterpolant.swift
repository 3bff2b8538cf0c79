/// A curve interpolated in the coordinates of linear or logarithmic axes.
///
/// With both axes logarithmic and straight lines between points, it is a power law in each
/// interval, as cross sections and fluxes are usually tabulated.
public struct ScaledInterpolant: Interpolant, Equatable {
  /// The curve between points, in the axes' coordinates.
  public enum Shape: String, Sendable, Codable, CaseIterable {
    /// Straight lines.
    case linear
    /// The curve of `MonotoneCubicInterpolant`.
    case monotoneCubic
  }

  public let domain: ClosedRange<Double>
  /// The axis of the abscissae.
  public let xScale: AxisScale
  /// The axis of the ordinates.
  public let yScale: AxisScale
  /// What the curve is outside its domain.
  public let beyond: Extrapolation
  private let atLower: Double
  private let atUpper: Double
  private let curve: Curve

  private enum Curve: Equatable {
    case linear(LinearInterpolant)
    case monotoneCubic(MonotoneCubicInterpolant)
  }

  /// The curve through `points`; the error names the first that a logarithmic axis cannot hold.
  public init(
    through points: CurvePoints, shape: Shape = .linear, x xScale: AxisScale, y yScale: AxisScale,
    beyond: Extrapolation
  ) throws(NumericsError) {
    let coordinates = try CurvePoints(
      x: xScale.coordinates(points.x, .x), y: yScale.coordinates(points.y, .y))
    domain = points.domain
    atLower = points.y[0]
    atUpper = points.y[points.y.count - 1]
    self.xScale = xScale
    self.yScale = yScale
    self.beyond = beyond
    // The tangent is drawn in the coordinates; the other choices are about the numbers themselves.
    curve =
      switch shape {
      case .linear: .linear(LinearInterpolant(through: coordinates, beyond: .tangent))
      case .monotoneCubic:
        .monotoneCubic(MonotoneCubicInterpolant(through: coordinates, beyond: .tangent))
      }
  }

  public func value(at x: Double) -> Double {
    if x > domain.lowerBound, x < domain.upperBound { return interpolated(at: x) }
    if x == domain.lowerBound { return atLower }
    if x == domain.upperBound { return atUpper }
    if x.isNaN { return .nan }
    return switch beyond {
    case .clamp: x < domain.lowerBound ? atLower : atUpper
    case .zero: 0
    case .tangent: interpolated(at: x)
    case .notANumber: .nan
    }
  }

  public func derivative(at x: Double) -> Double {
    guard domain.contains(x) || beyond == .tangent else {
      return beyond == .notANumber || x.isNaN ? .nan : 0
    }
    let coordinate = xScale.coordinate(x)
    let slope =
      switch curve {
      case .linear(let lines): lines.derivative(at: coordinate)
      case .monotoneCubic(let cubic): cubic.derivative(at: coordinate)
      }
    return slope * xScale.slope(at: x) / yScale.slope(at: value(at: x))
  }

  @inline(__always)
  private func interpolated(at x: Double) -> Double {
    let coordinate = xScale.coordinate(x)
    return switch curve {
    case .linear(let lines): yScale.number(lines.value(at: coordinate))
    case .monotoneCubic(let cubic): yScale.number(cubic.value(at: coordinate))
    }
  }
}
