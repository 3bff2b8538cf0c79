import Storage
import Testing

private struct Configuration: Codable, Equatable {
  enum Mode: Codable, Equatable {
    case exact
    case toys(count: Int)
  }
  struct Layer: Codable, Equatable {
    var width: Int
    var name: String?
    var kernel: [Int] = []
  }
  var title = "first study"
  var crossSection = 1e-47
  var blinded = false
  var note = "two\nlines\n"
  var layers = [Layer(width: 512, name: "in", kernel: [3, 3]), Layer(width: 64)]
  var grid: [[Double]] = [[0.1, 1], [.infinity, -.leastNonzeroMagnitude]]
  var mode = Mode.toys(count: 1000)
  var rates: [String: Double] = ["z": 1, "a": 2, "m": 3]
  var tags: Set<String> = ["c", "a", "b"]
  var empty: [String: Int] = [:]
}

struct YAMLEncoderTests {
  @Test func writesWhatAPersonReads() throws {
    #expect(
      try YAMLEncoder().encode(Configuration()) == """
        title: first study
        crossSection: 1.0e-47
        blinded: false
        note: |
          two
          lines
        layers:
          - width: 512
            name: in
            kernel: [3, 3]
          - width: 64
            kernel: []
        grid:
          - [0.1, 1.0]
          - [.inf, -5.0e-324]
        mode:
          toys:
            count: 1000
        rates:
          a: 2.0
          m: 3.0
          z: 1.0
        tags: [a, b, c]
        empty: {}

        """)
  }

  private func roundTrip<Value: Codable>(_ value: Value) throws -> Value {
    let text = try YAMLEncoder().encode(value)
    return try YAMLDecoder().decode(Value.self, from: text, name: text)
  }

  @Test func comesBackUnchanged() throws {
    #expect(try roundTrip(Configuration()) == Configuration())
    #expect(try roundTrip([Int.min, Int.max]) == [Int.min, Int.max])
    #expect(try roundTrip([UInt64.max]) == [UInt64.max])
    #expect(try roundTrip(["a": [Int?]([1, nil])]) == ["a": [1, nil]])
    #expect(try roundTrip([1: "one", 20: "twenty"]) == [1: "one", 20: "twenty"])
    #expect(try roundTrip([[[[1]]], [], [[]]]) == [[[[1]]], [], [[]]])
    #expect(try roundTrip(Array(0..<200)) == Array(0..<200))
  }

  /// Dictionaries and sets change their order from run to run; what is written does not.
  @Test func theOrderOfUnorderedValuesIsFixed() throws {
    enum Kind: String, Codable { case beta, gamma, recoil }
    let counts: [Kind: Int] = [.recoil: 1, .beta: 3, .gamma: 2]
    #expect(try YAMLEncoder().encode(counts) == "[beta, 3, gamma, 2, recoil, 1]\n")
    #expect(try roundTrip(counts) == counts)
    let groups: Set<[Int]> = [[2, 1], [3], [1]]
    #expect(try YAMLEncoder().encode([groups]) == "- - [1]\n  - [2, 1]\n  - [3]\n")
  }

  @Test(arguments: [
    "", " ", "a", "a b", "a ", " a", "3", "-3", "1e5", "0x1", "true", "No", "~", "null", ".nan",
    "yes", "a: b", "a #b", "#a", "- a", "[a]", "{a", "\"", "'", "\\", "&a", "*a", "!a", "%a", "@a",
    "a,b", "=", "<<", "12:30:45", "2026-01-01", "µ σ", "\u{1F4A9}", "\u{7F}", "\u{85}", "\u{2028}",
    "\u{FEFF}", "\0", "\t", "\r\n", "\n", "\n\n", "a\n", "a\nb", "a\n\nb\n\n", "  a\nb", "a\n  b\n",
    "\ta\nb", "a\n\tb", "a\r\nb", "---\nb", "a\n---\nb", "a\u{85}b\nc", "a \nb",
  ])
  func everyTextComesBack(text: String) throws {
    #expect(try roundTrip([text]) == [text])
    #expect(try roundTrip([text: text]) == [text: text])
    #expect(try roundTrip([[text: [text]]]) == [[text: [text]]])
    #expect(try roundTrip(text) == text)
  }

  @Test func everyNumberComesBackBitForBit() throws {
    var words = SplitMix(state: 1)
    let doubles = (0..<2000).map { _ in Double(bitPattern: words.next()) }.filter(\.isFinite)
    #expect(try roundTrip(doubles) == doubles)
    let floats = (0..<2000).map { _ in Float(bitPattern: UInt32(truncatingIfNeeded: words.next())) }
      .filter(\.isFinite)
    #expect(try roundTrip(floats) == floats)
  }
}
