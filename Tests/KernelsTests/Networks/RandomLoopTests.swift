import Foundation
import Kernels
import Testing

struct RandomLoopTests {
  private let address = RandomAddress(key: 5 | 7 << 32, high: 2, index: 11)

  /// Number i is the radius and angle of word i / 2, in double.
  @Test(arguments: [1, 2, 3, 511, 70_001])
  func noiseIsBoxAndMullersOfTheWordsOfItsAddress(count: Int) {
    var words = [UInt64](repeating: 0, count: (count + 3) / 4 * 2)
    var span = words.mutableSpan
    Philox.fill(&span, key: address.key, index: address.index, high: address.high, block: 0)
    let expected = (0..<count).map { i in
      let u = (Double(UInt32(truncatingIfNeeded: words[i / 2])) + 0.5) * 0x1p-32
      let angle = 2 * Double.pi * Double(words[i / 2] >> 32) * 0x1p-32
      return (-2 * log(u)).squareRoot() * (i % 2 == 0 ? cos(angle) : sin(angle))
    }
    let found = Tensor(count: count)
    fillWithNoise(found, at: address, compute: Compute(threads: 2))
    // A word near 2^32 is rounded to 24 bits before its logarithm of size 2^-24 is taken, whose root
    // is good to the root of a rounding; elsewhere each takes ten roundings of numbers up to 7.
    #expect(
      excess(found, expected) { i in
        let u = (Double(UInt32(truncatingIfNeeded: words[i / 2])) + 0.5) * 0x1p-32
        let radius = (-2 * log(u)).squareRoot()
        return 70 * roundoff + min(2 * roundoff.squareRoot(), 2 * roundoff / radius)
      } == 0)
  }

  /// The moments of 10^6 standard normal numbers, within five standard deviations of each.
  @Test func noiseHasTheMomentsOfTheNormalLaw() {
    let count = 1_000_000
    let noise = Tensor(count: count)
    fillWithNoise(noise, at: address, compute: Compute(threads: 2))
    let x = doubles(noise)
    let n = Double(count)
    let moment = { (power: Double) in x.reduce(0) { $0 + pow($1, power) } / n }
    // Var x^k = E x^2k - (E x^k)²: 1, 2, 15, 96.
    #expect(abs(moment(1)) < 5 * (1 / n).squareRoot())
    #expect(abs(moment(2) - 1) < 5 * (2 / n).squareRoot())
    #expect(abs(moment(3)) < 5 * (15 / n).squareRoot())
    #expect(abs(moment(4) - 3) < 5 * (96 / n).squareRoot())
    // Neighbours share a radius but not a direction.
    let product = stride(from: 0, to: count, by: 2).reduce(0) { $0 + x[$1] * x[$1 + 1] }
    #expect(abs(product) < 5 * (n / 2).squareRoot())
  }

  @Test(arguments: Element.allCases)
  func droppedNumbersAreThoseWhoseWordIsBelowTheProbability(element: Element) {
    let (count, probability) = (70_001, 0.25)
    var words = [UInt64](repeating: 0, count: (count + 3) / 4 * 2)
    var span = words.mutableSpan
    Philox.fill(&span, key: address.key, index: address.index, high: address.high, block: 0)
    let values = Tensor(count: count, element: element)
    values.fill(3)
    dropOut(values, probability: probability, at: address, compute: Compute(threads: 2))
    let expected = (0..<count).map { i -> Float in
      let word = UInt32(truncatingIfNeeded: words[i / 2] >> UInt64(32 * (i % 2)))
      return Double(word) * 0x1p-32 < probability ? 0 : 4
    }
    #expect(values.values == expected)
  }

  @Test func nothingIsDroppedWithProbabilityZero() {
    let values = tensor(numbers(1000, seed: 1))
    dropOut(values, probability: 0, at: address, compute: Compute(threads: 1))
    #expect(values.values == numbers(1000, seed: 1))
  }

  @Test func resultsDoNotDependOnThreads() {
    let isTheSame = isTheSameForAnyThreads { compute in
      let noise = Tensor(count: 100_003)
      fillWithNoise(noise, at: address, compute: compute)
      let dropped = tensor(noise.values)
      dropOut(dropped, probability: 0.5, at: address, compute: compute)
      return [noise, dropped]
    }
    #expect(isTheSame)
  }
}
