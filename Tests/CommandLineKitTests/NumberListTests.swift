import CommandLineKit
import Testing

struct NumberListTests {
  private func numbers(_ text: String, _ domain: NumberDomain = .finite) throws -> [Double] {
    try SampleTable.arguments("simulate -o f --energies=\(text)").numbers("energies", domain)
  }

  @Test(
    arguments: [
      ("7", [7]), ("0.5,1,2", [0.5, 1, 2]), ("1,2,5:10:1", [1, 2, 5, 6, 7, 8, 9, 10]),
      ("0:1:0.3", [0, 0.3, 0.6, 0.9]), ("3:1:-1", [3, 2, 1]), ("5:5:1", [5]),
      ("-1:1:0.5", [-1, -0.5, 0, 0.5, 1]), ("1e-47:3e-47:1e-47", [1e-47, 2e-47, 3e-47]),
      ("log:1:1000:4", [1, 10, 100, 1000]), ("log:100:1:3", [100, 10, 1]),
      ("log:7:3:2,0", [7, 3, 0]),
    ] as [(String, [Double])])
  func termsAreRead(text: String, values: [Double]) throws {
    #expect(try numbers(text) == values)
  }

  /// Each number of a range is the one a person would have typed, and the stop is among them.
  @Test func rangesAreDecimal() throws {
    let values = try numbers("0:1000:0.1")
    #expect(values.count == 10_001)
    for (index, value) in values.enumerated() {
      #expect(value == Double("\(index / 10).\(index % 10)"))
    }
  }

  /// log10 and pow are good to about one ulp of their results; an ulp of the logarithm (at most
  /// 8.9e-16 below 8) grows by ln 10 in the power, so ratios hold to 5e-15.
  @Test func ratiosAreEqual() throws {
    let values = try numbers("log:0.3:7e5:1000")
    #expect(values.count == 1000)
    #expect(values.first == 0.3)
    #expect(values.last == 7e5)
    let ratio = try #require(values.first.map { values[1] / $0 })
    for (value, next) in zip(values, values.dropFirst()) {
      #expect(abs(next / value / ratio - 1) < 1e-14)
    }
  }

  @Test func longestListsAreReadAndLongerOnesRefused() throws {
    #expect(try numbers("1:1e6:1").count == 1_000_000)
    let error = #expect(throws: UsageError.self) { try numbers("0:10000000:1") }
    #expect(
      error?.description == "the value '0:10000000:1' is invalid for '--energies': "
        + "expected at most 10000000 numbers")
  }

  @Test(
    arguments: [
      ("1,x,3", .finite, "x", "a number"),
      ("", .finite, "", "a number"),
      ("1,,3", .finite, "", "a number"),
      ("1,nan", .finite, "nan", "a number"),
      ("1,0", .positive, "0", "a positive number"),
      ("-1:1:1", .positive, "-1:1:1", "a positive number, not -1"),
      ("1:2", .finite, "1:2", "a number, 'start:stop:step' or 'log:start:stop:count'"),
      ("lin:1:2:3", .finite, "lin:1:2:3", "a number, 'start:stop:step' or 'log:start:stop:count'"),
      ("1:2:x", .finite, "1:2:x", "'start:stop:step', three numbers"),
      ("0:1:1e-60", .finite, "0:1:1e-60", "'start:stop:step', three numbers"),
      ("1:2:0", .finite, "1:2:0", "a step that leads from the start to the stop"),
      ("1:2:-1", .finite, "1:2:-1", "a step that leads from the start to the stop"),
      ("0:1:1e-30", .finite, "0:1:1e-30", "at most 10000000 numbers"),
      (
        "log:0:1:3", .finite, "log:0:1:3",
        "'log:start:stop:count' with positive ends and a count of at least 2"
      ),
      (
        "log:1:2:1", .finite, "log:1:2:1",
        "'log:start:stop:count' with positive ends and a count of at least 2"
      ),
    ] as [(String, NumberDomain, String, String)])
  func mistakeIsNamed(text: String, domain: NumberDomain, term: String, wording: String) {
    let error = #expect(throws: UsageError.self) { try numbers(text, domain) }
    #expect(
      error?.description == "the value '\(term)' is invalid for '--energies': expected \(wording)")
  }
}
