import Foundation
import Numerics

/// Numbers that turn in the complex plane by an angle of their own at every step.
struct RotatingWeights {
  private var numbers: [SIMD8<Double>]
  private let turns: [SIMD8<Double>]
  private let count: Int

  /// Four numbers to a vector: their real parts in the low half, imaginary ones in the high half.
  ///
  /// The weights are divided by their sum.
  init(weights: [Double], angles: [Double]) {
    count = weights.count
    let total = fixedTreeSum(weights.span)
    var numbers = [SIMD8<Double>](repeating: .zero, count: (count + 3) / 4)
    var turns = numbers
    for i in weights.indices {
      numbers[i / 4][i % 4] = weights[i] / total
      turns[i / 4][i % 4] = cos(angles[i])
      turns[i / 4][i % 4 + 4] = sin(angles[i])
    }
    self.numbers = numbers
    self.turns = turns
  }

  /// Makes one step.
  mutating func turn() {
    for i in numbers.indices {
      let real = numbers[i].lowHalf
      let imaginary = numbers[i].highHalf
      let c = turns[i].lowHalf
      let s = turns[i].highHalf
      numbers[i] = SIMD8(lowHalf: real * c - imaginary * s, highHalf: real * s + imaginary * c)
    }
  }

  /// The sum of the numbers.
  var sum: SIMD2<Double> {
    var sum = SIMD8<Double>.zero
    for number in numbers { sum += number }
    return SIMD2(sum.lowHalf.sum(), sum.highHalf.sum())
  }

  /// `u^lowest Σ number(i) u^(i step)`, by Horner's scheme, for |u| <= 1.
  func polynomial(
    at u: SIMD2<Double>, times lowest: Double, step: Int = 1
  ) -> SIMD2<Double> {
    let squared = (u * u).sum()
    let magnitude = exp(0.5 * lowest * log(squared))
    guard magnitude > 1e-30 else { return .zero }
    let turn = atan2(u.y, u.x)
    var power = u
    if step > 1 {
      let size = exp(0.5 * Double(step) * log(squared))
      power = SIMD2(size * cos(Double(step) * turn), size * sin(Double(step) * turn))
    }
    var real = 0.0
    var imaginary = 0.0
    for i in stride(from: count - 1, through: 0, by: -1) {
      let number = numbers[i / 4]
      let next = real * power.x - imaginary * power.y + number[i % 4]
      imaginary = real * power.y + imaginary * power.x + number[i % 4 + 4]
      real = next
    }
    let angle = lowest * turn
    let (c, s) = (magnitude * cos(angle), magnitude * sin(angle))
    return SIMD2(real * c - imaginary * s, real * s + imaginary * c)
  }
}
