import Foundation
import Numerics

/// Made-up data.
extension Gallery {
  /// Numbers at equal ratios.
  static func logarithmic(from lower: Double, to upper: Double, count: Int) -> [Double] {
    (0..<count).map { lower * pow(upper / lower, Double($0) / Double(count - 1)) }
  }

  /// Random numbers of the normal law.
  static func normals(_ count: Int, index: UInt64) -> [Double] {
    var stream = RandomStream(seed: 1, purpose: .test, index: index)
    var numbers = [Double](repeating: 0, count: count)
    var span = numbers.mutableSpan
    Normal.standard.fill(&span, using: &stream)
    return numbers
  }
}
