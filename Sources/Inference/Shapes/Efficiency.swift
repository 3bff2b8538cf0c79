public import Numerics

/// The chance that an event is kept, as a curve over one of its coordinates.
public struct Efficiency: Sendable, Equatable {
  /// The coordinate, from zero.
  public let dimension: Int
  /// The points, joined by straight lines; outside of them nothing is kept.
  public let points: CurvePoints
  private let curve: LinearInterpolant

  /// A curve of numbers from 0 to 1.
  public init(along dimension: Int = 0, points: CurvePoints) throws(InferenceError) {
    precondition(0...2 ~= dimension, "Efficiency: dimension is \(dimension), expected 0 to 2")
    for (row, value) in points.y.enumerated() where !(0...1 ~= value) {
      throw .notAnEfficiency(row: row, found: value)
    }
    self.dimension = dimension
    self.points = points
    curve = LinearInterpolant(through: points, beyond: .zero)
  }

  /// The chance at a coordinate.
  public func value(at x: Double) -> Double { curve.value(at: x) }

  /// The largest chance.
  var highest: Double { points.y.max() ?? 0 }

  /// The same curve over another coordinate.
  func along(_ dimension: Int) -> Efficiency {
    Efficiency(dimension, points, curve)
  }

  private init(_ dimension: Int, _ points: CurvePoints, _ curve: LinearInterpolant) {
    self.dimension = dimension
    self.points = points
    self.curve = curve
  }
}
