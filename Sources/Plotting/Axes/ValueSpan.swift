import Foundation
import Numerics

/// The smallest and largest of the numbers that have a place on an axis.
struct ValueSpan: Equatable {
  private(set) var lower = Double.infinity
  private(set) var upper = -Double.infinity

  /// Whether no number had a place.
  var isEmpty: Bool { lower > upper }

  /// Takes a number in, where it has a place: finite, and positive on a logarithmic axis.
  @inline(__always)
  mutating func include(_ value: Double, on scale: AxisScale) {
    guard value.isFinite, scale == .linear || value > 0 else { return }
    lower = min(lower, value)
    upper = max(upper, value)
  }

  /// Takes the numbers of another span in.
  mutating func include(_ other: ValueSpan) {
    lower = min(lower, other.lower)
    upper = max(upper, other.upper)
  }

  /// Limits of an axis that show all, with room around them.
  ///
  /// No numbers give 0 to 1 (or 1 to 10), equal ones a tenth of themselves to either side (or half a
  /// decade).
  /// The room is `padding` times the span, but for a side that is tight.
  func limits(
    on scale: AxisScale, padding: Double, isTightBelow: Bool, isTightAbove: Bool
  ) -> (lower: Double, upper: Double) {
    switch scale {
    case .linear:
      guard !isEmpty else { return (0, 1) }
      // Halves, because the difference of the largest numbers would overflow.
      let half = 0.5 * upper - 0.5 * lower
      // Closer than this, neighbouring ticks would have the same digits.
      guard half > max(1e-12 * max(abs(lower), abs(upper)), Self.smallest) else {
        let room = abs(lower) < Self.smallest ? 1 : 0.1 * abs(lower)
        return (lower - room, lower + room)
      }
      let room = 2 * padding * half
      return (
        isTightBelow ? lower : max(lower - room, -Self.largest),
        isTightAbove ? upper : min(upper + room, Self.largest)
      )
    case .logarithmic:
      guard !isEmpty else { return (1, 10) }
      let decades = log10(upper) - log10(lower)
      guard decades > 1e-12 else { return (lower / 10.0.squareRoot(), lower * 10.0.squareRoot()) }
      let room = pow(10, padding * decades)
      return (
        isTightBelow ? lower : max(lower / room, Double.leastNormalMagnitude),
        isTightAbove ? upper : min(upper * room, Self.largest)
      )
    }
  }

  /// The largest number that an axis reaches; beyond, differences would overflow.
  static let largest = 1e300
  /// The number that counts as zero; below, quotients would overflow.
  static let smallest = 1e-290
}
