import Testing

import Storage

struct DecimalNumberTests {
  private func number(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    return decimalNumber(in: bytes.span)
  }

  /// Every way through the parser: few digits, 16 to 19, more, and small and huge exponents.
  @Test func equalsTheStandardLibraryBitForBit() {
    var words = SplitMix(state: 3)
    func digits(_ count: Int) -> String {
      String((0..<count).map { _ in Character(String(words.next() % 10)) })
    }
    for round in 0..<50_000 {
      let any = Double(bitPattern: words.next())
      let texts = [
        any.isFinite ? any.description : "0",
        "\(Double.random(in: -1...1, using: &words))",
        digits(1 + round % 25) + "." + digits(round % 7),
        "-" + digits(1 + round % 3) + "." + digits(round % 20) + "e\(Int(words.next() % 60) - 30)",
        digits(1 + round % 20) + "E+\(words.next() % 330)",
      ]
      for text in texts where number(text)?.bitPattern != Double(text)?.bitPattern {
        Issue.record("'\(text)' gives \(String(describing: number(text)))")
      }
    }
  }

  /// Halfway between two doubles, where only the last digit or the parity decides.
  @Test(arguments: [
    "9007199254740993", "9007199254740992.5", "9007199254740995", "0.500000000000000166533453694",
    "1.00000000000000011102230246251565", "4503599627370497.5", "4503599627370498.5",
    "9007199254740993e1", "9007199254740993e-1", "18446744073709551615", "9999999999999999999",
    "1e22", "1e23", "8.5e27", "1e-27", "2.2250738585072011e-308", "5e-324", "2e-324", "1e999",
    "1.7976931348623159e308", "0e999", "-0", "0.0", ".5", "5.", "+1", "000000000000000000000001.5",
    "0.0000000000000000000000000001",
  ])
  func hardCasesAreRoundedOnce(text: String) {
    #expect(number(text)?.bitPattern == Double(text)?.bitPattern)
  }

  @Test(arguments: [
    "", "-", ".", "e5", "1e", "1e+", "1 ", " 1", "1,5", "0x10", "nan", "inf", "1_000", "--1",
    "1.2.3",
    "1e5.0", "1d3", "١",
  ])
  func whatIsNoDecimalNumberIsRefused(text: String) {
    #expect(number(text) == nil)
  }
}
