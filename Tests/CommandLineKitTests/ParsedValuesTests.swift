import CommandLineKit
import Testing

/// What the typed access reads, and what it says of what it cannot read.
struct ParsedValuesTests {
  private func simulate(_ options: String) throws -> ParsedArguments {
    try SampleTable.arguments("simulate -o f \(options)")
  }

  @Test(
    arguments: [
      ("1000000", 1_000_000), ("1e6", 1_000_000), ("1_000_000", 1_000_000), ("+5", 5),
      ("1.5e3", 1500), ("12.0", 12), ("2500e-2", 25), ("-0", 0), ("0e99999999999", 0),
      ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min),
      ("9007199254740993", 9_007_199_254_740_993),
    ] as [(String, Int)])
  func wholeNumbersAreReadExactly(text: String, value: Int) throws {
    #expect(try simulate("--count \(text)").integer("count") == value)
  }

  @Test(arguments: [
    "1.5", "1e-1", "9223372036854775808", "1e19", "1e99999999999", "", "one", "0x10", "1__0",
    "_1", "1_", "1e", "1e+", ".", "-", "1 ", "１", "nan",
  ])
  func everythingElseIsNoWholeNumber(text: String) throws {
    guard
      case .run(_, let arguments) = try SampleTable.table.parse([
        "simulate", "-o", "f", "--count=\(text)",
      ])
    else { return }
    let error = #expect(throws: UsageError.self) { try arguments.integer("count") }
    #expect(
      error?.description == "the value '\(text)' is invalid for '--count': expected a whole number")
  }

  @Test(
    arguments: [
      (1...(.max), "0", "a whole number of at least 1"),
      ((.min)...5, "6", "a whole number of at most 5"),
      (2...9, "1e1", "a whole number from 2 to 9"),
    ] as [(ClosedRange<Int>, String, String)])
  func rangeOfAWholeNumberIsNamed(range: ClosedRange<Int>, text: String, wording: String) throws {
    let arguments = try simulate("--count \(text)")
    let error = #expect(throws: UsageError.self) { try arguments.integer("count", in: range) }
    #expect(
      error?.description == "the value '\(text)' is invalid for '--count': expected \(wording)")
  }

  @Test func seedsHaveAllSixtyFourBits() throws {
    #expect(try simulate("--seed 18446744073709551615").unsigned("seed") == .max)
    let error = #expect(throws: UsageError.self) { try simulate("--seed -1").unsigned("seed") }
    #expect(
      error?.description
        == "the value '-1' is invalid for '--seed': "
        + "expected a whole number from 0 to 18446744073709551615")
  }

  @Test(
    arguments: [
      (.finite, "nan", "a number"), (.finite, "inf", "a number"), (.finite, "-inf", "a number"),
      (.finite, "1e400", "a number"), (.finite, "0x1p3", "a number"), (.finite, "1,5", "a number"),
      (.positive, "0", "a positive number"), (.positive, "-2", "a positive number"),
      (.nonNegative, "-1e-9", "a number that is zero or positive"),
      (.within(0...1), "1.01", "a number from 0 to 1"),
      (.between(0, 1), "1", "a number above 0 and below 1"),
      (.between(0, 1e-47), "0", "a number above 0 and below 1e-47"),
    ] as [(NumberDomain, String, String)])
  func numberOutsideItsDomainIsRefused(domain: NumberDomain, text: String, wording: String) throws {
    let arguments = try simulate("--mean \(text)")
    let error = #expect(throws: UsageError.self) { try arguments.number("mean", domain) }
    #expect(
      error?.description == "the value '\(text)' is invalid for '--mean': expected \(wording)")
  }

  @Test func numberIsTheNearestDouble() throws {
    #expect(try simulate("--mean 1e-47").number("mean", .positive) == 1e-47)
    #expect(try simulate("--mean 1_000.5").number("mean") == 1000.5)
    #expect(try simulate("--mean 0").number("mean", .nonNegative) == 0)
    #expect(try simulate("--mean 1").number("mean", .within(0...1)) == 1)
    // 60 digits: more than an integer holds, none too many for a decimal.
    let long = "3.14159265358979323846264338327950288419716939937510582097494"
    #expect(try simulate("--mean \(long)").number("mean") == Double.pi)
  }

  @Test func choicesAreCasesOfTheirEnumeration() throws {
    let arguments = try simulate("--kind nr,beta --format csv")
    #expect(try arguments.choices("kind") as [SampleTable.Kind] == [.nr, .beta])
    #expect(try arguments.choice("format", as: OutputFormat.self) == .csv)
    #expect(try simulate("").choice("format", as: OutputFormat.self) == .table)
  }

  @Test func fallbacksAreReadLikeValues() throws {
    let arguments = try simulate("")
    #expect(try arguments.integer("count") == 1_000_000)
    #expect(try arguments.numbers("energies") == [1, 2, 3])
  }

  @Test(arguments: [
    ("", "missing option '--mean <keV>'"),
    ("--mean=", "the value '' is invalid for '--mean': expected a path"),
  ])
  func absentAndEmptyPathsAreRefused(options: String, sentence: String) throws {
    let arguments = try simulate(options)
    let error = #expect(throws: UsageError.self) { try arguments.path("mean") }
    #expect(error?.description == sentence)
  }

  @Test func verbsCanWordTheirOwnMistakes() throws {
    let arguments = try simulate("--detector moon --force")
    #expect(
      arguments.invalid("detector", expected: "a detector on Earth").description
        == "the value 'moon' is invalid for '--detector': expected a detector on Earth")
    let error = #expect(throws: UsageError.self) { try arguments.refuse("force", with: "detector") }
    #expect(error?.description == "the options '--force' and '--detector' exclude each other")
    #expect(throws: Never.self) { try arguments.refuse("force", with: "mean") }
  }

  @Test func intervalIsReadFromEndToEnd() throws {
    #expect(try simulate("--detector 1:1e2").interval("detector", expected: "x") == 1...100)
    #expect(try simulate("--detector -5:-1").interval("detector", expected: "x") == -5...(-1))
  }

  @Test(arguments: ["1", "1:", "1::2", "2:1", "1:1", "1:x:2", "1:2:3", "a:b", "-1:2", "1:inf"])
  func everythingElseIsNoInterval(text: String) throws {
    let error = #expect(throws: UsageError.self) {
      try simulate("--detector \(text)")
        .interval("detector", .nonNegative, expected: "two increasing areas")
    }
    #expect(
      error?.description
        == "the value '\(text)' is invalid for '--detector': expected two increasing areas")
  }
}
