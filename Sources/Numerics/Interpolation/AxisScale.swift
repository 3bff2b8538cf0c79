import Foundation

/// How the numbers of an axis are spaced.
public enum AxisScale: String, Sendable, Codable, CaseIterable {
  /// Equal steps are equal differences.
  case linear
  /// Equal steps are equal ratios; the numbers are positive.
  case logarithmic

  /// The coordinate on the axis of a number, in which steps are equal.
  @inline(__always)
  func coordinate(_ number: Double) -> Double {
    switch self {
    case .linear: number
    case .logarithmic: log(number)
    }
  }

  /// The number at a coordinate.
  @inline(__always)
  func number(_ coordinate: Double) -> Double {
    switch self {
    case .linear: coordinate
    case .logarithmic: exp(coordinate)
    }
  }

  /// The coordinate's derivative by the number.
  func slope(at number: Double) -> Double {
    switch self {
    case .linear: 1
    case .logarithmic: 1 / number
    }
  }

  /// The coordinates of a column, refused where it has none.
  func coordinates(
    _ numbers: [Double], _ quantity: NumericsError.Quantity
  ) throws(NumericsError) -> [Double] {
    guard self == .logarithmic else { return numbers }
    for i in numbers.indices where numbers[i] <= 0 {
      throw .notPositive(quantity, index: i, found: numbers[i])
    }
    return numbers.map { log($0) }
  }
}
