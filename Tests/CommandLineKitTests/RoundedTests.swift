import Foundation
import Testing

@testable import CommandLineKit

struct RoundedTests {
  @Test(
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1"), (-2.5, "-2.5"), (123456.5, "123457"), (999999.5, "1e6"),
      (1234567, "1.23457e6"), (1e16, "1e16"), (0.00001, "0.00001"), (0.0000012345678, "1.23457e-6"),
      (1e-47, "1e-47"), (0.1 + 0.2, "0.3"), (99.99999, "100"), (.leastNonzeroMagnitude, "5e-324"),
      (.greatestFiniteMagnitude, "1.79769e308"), (.nan, "nan"), (-.infinity, "-inf"),
    ] as [(Double, String)])
  func sixDigitsAreKept(value: Double, text: String) {
    #expect(value.rounded6 == text)
  }

  /// The C library rounds the binary value, this rounds its shortest decimal; they can only part
  /// at exact halves, which 17 random digits do not end in.
  @Test func agreesWithTheCLibrary() {
    var generator = SplitMix64(state: 7)
    for _ in 0..<20_000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      for digits in [1, 3, 6, 10] {
        #expect(
          Double(value.rounded(toDigits: digits))
            == Double(String(format: "%.\(digits - 1)e", value)))
      }
    }
  }
}

/// A short random generator with a fixed seed (Steele, Lea, Flood 2014, doi:10.1145/2660193.2660195).
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = (state ^ state >> 30) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ word >> 27) &* 0x94d0_49bb_1331_11eb
    return word ^ word >> 31
  }
}
