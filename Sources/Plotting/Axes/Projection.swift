import Foundation
public import Numerics

/// From the numbers of an axis to points of the page.
public struct Projection: Sendable, Equatable {
  /// Whether equal steps are differences or ratios.
  public let scale: AxisScale
  /// The number at the beginning of the axis.
  public let lower: Double
  /// The number at its end.
  public let upper: Double
  /// Whether equal steps are ratios.
  public var isLogarithmic: Bool { scale == .logarithmic }
  /// The page's coordinate of the beginning, points.
  let start: Double
  /// The page's coordinate of the end, points.
  let end: Double
  private let origin: Double
  private let slope: Double

  init(_ scale: AxisScale, from lower: Double, to upper: Double, start: Double, end: Double) {
    self.scale = scale
    self.lower = lower
    self.upper = upper
    self.start = start
    self.end = end
    origin = scale == .linear ? lower : log10(lower)
    let far = scale == .linear ? upper : log10(upper)
    slope = (end - start) / (far - origin)
  }

  /// The page's coordinate of a number; NaN for one that has no place on the axis.
  @inline(__always)
  public func callAsFunction(_ value: Double) -> Double {
    switch scale {
    case .linear: start + (value - origin) * slope
    case .logarithmic: value > 0 ? start + (log10(value) - origin) * slope : .nan
    }
  }

  /// The same, but what lies at or below zero of a logarithmic axis stands far below its beginning.
  @inline(__always)
  func downTo(_ value: Double) -> Double {
    scale == .logarithmic && value <= 0 ? start - 1e6 * (slope < 0 ? -1 : 1) : self(value)
  }

  /// The number at a coordinate of the page.
  func number(at coordinate: Double) -> Double {
    let position = origin + (coordinate - start) / slope
    return scale == .linear ? position : pow(10, position)
  }

  /// Whether a number lies on the axis, its ends and their rounding included.
  func holds(_ value: Double) -> Bool {
    let coordinate = self(value)
    return coordinate >= min(start, end) - 1e-6 && coordinate <= max(start, end) + 1e-6
  }
}
