import Foundation
import Kernels
import Testing

struct InputMapsTests {
  /// Around the blocks of the loops, and beginning anywhere.
  private static let ranges = [0..<0, 3..<4, 1..<17, 0..<512, 5..<1030, 7..<2000]

  private static let numbers = (0..<2000).map { place in
    Float((place * 7919) % 2003 - 300) * 0.37
  }

  /// The loop makes the same few operations as its twin, in the same order: the same bits.
  @Test(arguments: ranges)
  func countsAreStabilisedInTheRangeAlone(range: Range<Int>) {
    var found = Self.numbers
    var span = found.mutableSpan
    stabiliseCounts(&span, range, scale: 0.4)
    for place in found.indices {
      let count = Self.numbers[place] * 0.4
      let root = (abs(count) + 0.375).squareRoot() + Float(0.375).squareRoot()
      #expect(found[place] == (range.contains(place) ? count / (2 * root) : Self.numbers[place]))
    }
  }

  @Test(arguments: ranges)
  func unusableNumbersAreCountedInTheRangeAlone(range: Range<Int>) {
    var numbers = Self.numbers
    numbers[3] = .nan
    numbers[600] = .infinity
    numbers[1500] = -.infinity
    let expected = range.count { !(abs(numbers[$0]) <= 500) }
    #expect(countNumbers(beyond: 500, in: numbers.span, range) == expected)
  }
}
