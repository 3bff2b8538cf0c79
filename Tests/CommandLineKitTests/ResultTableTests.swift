import CommandLineKit
import Foundation
import Testing

struct ResultTableTests {
  let table = ResultTable(
    [
      .init("E_keV", .numbers([0.1 + 0.2, nil, .nan, -.infinity])),
      .init("n", .integers([1, -20, nil, .max])),
      .init("kind, of", .texts(["beta", "say \"hi\"", "two\nlines", nil])),
      .init("kept", .truths([true, false, nil, true])),
    ], comments: ["Made by a test.\r\nSeed 1.", ""])

  @Test func alignedForAPerson() {
    #expect(
      table.text(as: .table) == """
        # Made by a test.
        # Seed 1.
        #
        E_keV                    n  kind, of   kept
        -----  -------------------  ---------  ----
          0.3                    1  beta       yes
            -                  -20  say "hi"   no
          nan                    -  two lines  -
         -inf  9223372036854775807  -          yes

        """)
  }

  @Test func commaSeparatedInFullPrecision() {
    #expect(
      table.text(as: .csv) == """
        # Made by a test.
        # Seed 1.
        #
        E_keV,n,"kind, of",kept
        0.30000000000000004,1,beta,true
        ,-20,"say ""hi""\",false
        nan,,"two
        lines",
        -inf,9223372036854775807,,true

        """)
  }

  @Test func objectsInFullPrecision() {
    #expect(
      table.text(as: .json) == """
        [
          {"E_keV": 0.30000000000000004, "n": 1, "kind, of": "beta", "kept": true},
          {"E_keV": null, "n": -20, "kind, of": "say \\"hi\\"", "kept": false},
          {"E_keV": null, "n": null, "kind, of": "two\\nlines", "kept": null},
          {"E_keV": null, "n": 9223372036854775807, "kind, of": null, "kept": true}
        ]

        """)
  }

  @Test(arguments: [
    ("", "\"\""), ("#1", "\"#1\""), (" a", "\" a\""), ("a ", "\"a \""), ("a\r", "\"a\r\""),
    ("a;b", "a;b"), ("π", "π"),
  ])
  func textsThatCouldMisleadAreQuoted(text: String, field: String) {
    #expect(ResultTable([.init("x", .texts([text]))]).text(as: .csv) == "x\n\(field)\n")
  }

  @Test func missingValueAloneIsNoEmptyLine() {
    #expect(ResultTable([.init("x", .numbers([nil]))]).text(as: .csv) == "x\n\"\"\n")
  }

  @Test(arguments: [
    (OutputFormat.table, "x\n-\n"), (.csv, "x\n"), (.json, "[]\n"),
  ])
  func tablesWithoutRowsKeepTheirForm(format: OutputFormat, text: String) {
    #expect(ResultTable([.init("x", .numbers([]))]).text(as: format) == text)
  }

  /// Every character that JSON escapes comes back from another reader.
  @Test func jsonIsReadByFoundation() throws {
    struct Row: Decodable, Equatable {
      var text: String
      var number: Double
    }
    let texts =
      (0..<0x60).compactMap { Unicode.Scalar(UInt8($0)) }.map { "a\($0)b" } + ["π\u{2028}"]
    let numbers = texts.indices.map { pow(-1.7, Double($0)) }
    let json = ResultTable([.init("text", .texts(texts)), .init("number", .numbers(numbers))])
      .text(as: .json)
    let rows = try JSONDecoder().decode([Row].self, from: Data(json.utf8))
    #expect(rows == zip(texts, numbers).map { Row(text: $0, number: $1) })
  }

  @Test func numbersReadBackBitForBit() throws {
    var generator = SplitMix64(state: 1)
    let values = (0..<20_000).map { _ in Double(bitPattern: generator.next()) }
    let lines = ResultTable([.init("x", .numbers(values))]).text(as: .csv).split(separator: "\n")
    for (line, value) in zip(lines.dropFirst(), values) where !value.isNaN {
      #expect(Double(line)?.bitPattern == value.bitPattern)
    }
    #expect(lines.count == values.count + 1)
  }

  /// A long table is handed on in pieces that together are the text.
  @Test(arguments: OutputFormat.allCases)
  func piecesMakeTheText(format: OutputFormat) {
    let long = ResultTable([
      .init("i", .integers(Array(0..<50_000))),
      .init("x", .numbers((0..<50_000).map { Double($0) / 7 })),
    ])
    var pieces: [[UInt8]] = []
    long.write(as: format) { pieces.append($0) }
    #expect(pieces.count > 5)
    #expect(pieces.allSatisfy { $0.count < 80_000 })
    #expect(String(decoding: pieces.joined(), as: UTF8.self) == long.text(as: format))
  }

  @Test func failureOfTheReaderEndsTheWriting() {
    var count = 0
    #expect(throws: OutputError.closed) {
      let long = ResultTable([.init("i", .integers(Array(0..<100_000)))])
      try long.write(as: .csv) { _ throws(OutputError) in
        count += 1
        throw .closed
      }
    }
    #expect(count == 1)
  }

  @Test func columnsOfUnequalLengthStopTheProgram() async {
    await #expect(processExitsWith: .failure) {
      _ = ResultTable([.init("a", .numbers([1])), .init("b", .numbers([1, 2]))])
    }
  }
}
