import Foundation
import Numerics

/// Z as a function of a statistic's value, from exact ones at some values: for planes.
///
/// The values stand at equal steps of `asinh(u / 2)`, with u the distance from the mean in standard
/// deviations: close in the middle, wide in the tail. Between them Z is a polynomial through six.
struct SignificanceTable: Sendable {
  private let mean: Double
  private let deviation: Double
  private let zs: [Double]

  private static let lowest = -8.0
  private static let highest = 80.0
  private static let step = 0.1
  private static let points = 6

  /// The table of a law, whose significance of a value is `z`.
  init(mean: Double, deviation: Double, z: (Double) -> Double) {
    self.mean = mean
    self.deviation = deviation
    let first = Self.coordinate(Self.lowest)
    let count = Int(((Self.coordinate(Self.highest) - first) / Self.step).rounded(.up)) + 1
    zs = (0..<count).map { i in
      z(mean + deviation * 2 * sinh(first + Double(i) * Self.step))
    }
  }

  /// Z of a value; `nil` outside of the table, and where a neighbour is not finite.
  func z(of value: Double) -> Double? {
    let place =
      (Self.coordinate((value - mean) / deviation) - Self.coordinate(Self.lowest)) / Self.step
    guard place >= 0, place <= Double(zs.count - 1) else { return nil }
    let start = min(max(Int(place) - Self.points / 2 + 1, 0), zs.count - Self.points)
    var sum = 0.0
    for i in start..<start + Self.points {
      var weight = 1.0
      for j in start..<start + Self.points where j != i {
        weight *= (place - Double(j)) / Double(i - j)
      }
      sum += weight * zs[i]
    }
    return sum.isFinite ? sum : nil
  }

  private static func coordinate(_ distance: Double) -> Double { asinh(0.5 * distance) }
}
