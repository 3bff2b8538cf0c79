import Foundation
import Numerics
import Testing

@testable import Plotting

struct TickSetTests {
  /// Numbers of half the size of the type in width, on an axis as long as that of a figure.
  private func ticks(
    _ lower: Double, _ upper: Double, _ scale: AxisScale = .linear,
    numbers: PanelAxis.Numbers = .automatic, length: Double = 190
  ) -> TickSet {
    let room = TickSet.Room(length: length, gap: 6, pitch: 0) { 4 * Double($0.words.count) }
    return TickSet(
      PanelAxis("", scale: scale, numbers: numbers), from: lower, to: upper, in: room)
  }

  private func words(_ ticks: TickSet) -> [String] { ticks.majors.map(\.label.words) }

  @Test func threeHasHalves() {
    let ticks = ticks(0, 3)
    #expect(words(ticks) == ["0", "0.5", "1.0", "1.5", "2.0", "2.5", "3.0"])
    #expect(ticks.factor.isEmpty)
  }

  @Test func thirtyHasFives() {
    #expect(words(ticks(0, 30)) == ["0", "5", "10", "15", "20", "25", "30"])
  }

  @Test func threeMillionHaveOnePowerOfTenForAll() {
    let ticks = ticks(0, 3e6)
    #expect(words(ticks) == ["0", "0.5", "1.0", "1.5", "2.0", "2.5", "3.0"])
    #expect(ticks.majors.map(\.value) == [0, 5e5, 1e6, 1.5e6, 2e6, 2.5e6, 3e6])
    #expect(ticks.factor == "×10^{6}")
  }

  @Test func prefixesStandAtEachNumber() {
    let mega = words(ticks(0, 3e6, numbers: .prefixed, length: 100))
    #expect(mega == ["0", "1\u{2009}M", "2\u{2009}M", "3\u{2009}M"])
    let micro = words(ticks(0, 4e-6, numbers: .prefixed, length: 80))
    #expect(micro == (0...4).map { $0 == 0 ? "0" : "\($0)\u{2009}µ" })
  }

  @Test func negativeNumbersHaveATrueMinusSign() {
    #expect(words(ticks(-0.2, 0.1)).first == "\u{2212}0.20")
  }

  @Test func numbersFarFromZeroStayWhole() {
    let found = words(ticks(1_000_000, 1_000_002, length: 120))
    #expect(found == ["1000000", "1000001", "1000002"])
    #expect(ticks(1_000_000, 1_000_002).factor.isEmpty)
  }

  @Test(arguments: [
    (3.0, 30.0, ["3", "5", "7", "10", "20", "30"]),
    (1, 1000, ["1", "10", "100", "1000"]),
    (0.01, 100, ["0.01", "0.1", "1", "10", "100"]),
    (1e-48, 1e-45, ["10^\u{2212}48", "10^\u{2212}47", "10^\u{2212}46", "10^\u{2212}45"]),
    (1e-20, 1e20, ["10^\u{2212}20", "10^\u{2212}10", "10^0", "10^10", "10^20"]),
  ])
  func logarithmicNumbers(lower: Double, upper: Double, expected: [String]) {
    #expect(words(ticks(lower, upper, .logarithmic)) == expected)
  }

  @Test func partOfADecadeHasEvenTicks() {
    #expect(words(ticks(41, 44, .logarithmic)).count >= 3)
  }

  /// Whatever the limits: at least two numbers, in order, inside, none twice, none overlapping.
  @Test(arguments: [AxisScale.linear, .logarithmic])
  func anyLimitsHaveSensibleTicks(scale: AxisScale) {
    var stream = RandomStream(seed: 1, purpose: .test, index: 0)
    for _ in 0..<2000 {
      let size = pow10(-250 + 500 * stream.uniform())
      let lower = scale == .linear ? (2 * stream.uniform() - 1) * size : size
      let upper =
        scale == .linear
        ? lower + pow10(-6 * stream.uniform()) * size
        : lower * pow10(0.02 + 30 * stream.uniform() * stream.uniform())
      let ticks = ticks(lower, upper, scale)
      let values = ticks.majors.map(\.value)
      let slack = 1e-8 * (upper - lower)
      #expect(values.count >= 2 && values.count <= 20, "\(lower) to \(upper): \(values)")
      #expect(values == values.sorted())
      #expect(Set(ticks.majors.map(\.label)).count == values.count, "\(lower) to \(upper)")
      let isInside = (values + ticks.minors).allSatisfy {
        $0 >= lower - slack && $0 <= upper + slack
      }
      #expect(isInside, "\(lower) to \(upper): \(values)")
    }
  }

  private func pow10(_ exponent: Double) -> Double { pow(10, exponent) }
}
