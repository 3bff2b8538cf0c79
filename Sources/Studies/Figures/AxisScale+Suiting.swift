import Foundation
import Numerics

extension AxisScale {
  /// Logarithmic for numbers that are positive and span more than a ratio, else linear.
  static func suiting(_ values: some Sequence<Double>, ratio: Double) -> AxisScale {
    var lowest = Double.infinity
    var highest = 0.0
    for value in values where value.isFinite {
      guard value >= 0 else { return .linear }
      // A zero has no place on a logarithmic axis, but one need not rule it out.
      if value > 0 { lowest = min(lowest, value) }
      highest = max(highest, value)
    }
    return highest > ratio * lowest ? .logarithmic : .linear
  }

  /// Numbers in equal steps of this scale, both ends included exactly.
  func steps(_ count: Int, from lower: Double, to upper: Double) -> [Double] {
    guard count > 1, lower < upper else { return [lower] }
    return (0..<count).map { step in
      if step == 0 { return lower }
      if step == count - 1 { return upper }
      let share = Double(step) / Double(count - 1)
      switch self {
      case .linear: return lower + share * (upper - lower)
      case .logarithmic: return lower * pow(upper / lower, share)
      }
    }
  }
}
