import Storage
import Testing

/// A configuration with a bit of everything.
private struct Study: Decodable, Equatable {
  enum Kind: String, Decodable, CaseIterable { case beta, gamma, recoil }
  struct Layer: Decodable, Equatable {
    var width: Int
    var slope: Float?
  }
  struct Networks: Decodable, Equatable {
    var encoder: [Layer]
    var latent: UInt8
  }

  var name: String
  var crossSection: Double
  var blinded: Bool
  var kinds: [Kind]
  var fields: [String: Double]
  var networks: Networks
  var seed: UInt64?
}

private let study = """
  # the first study
  name: darwin
  crossSection: 1e-47
  blinded: true
  kinds: [beta, recoil]
  fields: {drift: 200, extraction: 8.5e3}
  networks:
    encoder:
      - {width: 512, slope: 0.1}
      - width: 128
    latent: 0x10

  """

struct YAMLDecoderTests {
  @Test func readsNestedTypes() throws {
    let value = try YAMLDecoder().decode(Study.self, from: study, name: "study.yaml")
    #expect(
      value
        == Study(
          name: "darwin", crossSection: 1e-47, blinded: true, kinds: [.beta, .recoil],
          fields: ["drift": 200, "extraction": 8500],
          networks: .init(encoder: [.init(width: 512, slope: 0.1), .init(width: 128)], latent: 16)))
  }

  /// Each line of the table changes the study and says what must be answered.
  @Test(arguments: [
    (
      "crossSection: 1e-47", "crossSection: [1, 2]",
      "line 3, column 15, crossSection: found a list of length 2, expected a number"
    ),
    (
      "crossSection: 1e-47", "crossSection: small",
      "line 3, column 15, crossSection: found the text 'small', expected a number"
    ),
    (
      "crossSection: 1e-47", "crossSection: '1e-47'",
      "line 3, column 15, crossSection: found the quoted text '1e-47', expected a number without quotes"
    ),
    (
      "crossSection: 1e-47", "crossSection: 1e999",
      "line 3, column 15, crossSection: found 1e999, expected a number of at most 1.7976931348623157e+308"
    ),
    (
      "crossSection: 1e-47", "crossSection: nan",
      "line 3, column 15, crossSection: found the text 'nan', expected a number ('.nan' is the one that is none)"
    ),
    (
      "crossSection: 1e-47", "crossSection:",
      "line 3, column 14, crossSection: found nothing, expected a number"
    ),
    (
      "blinded: true", "blinded: yes",
      "line 4, column 10, blinded: found the text 'yes', expected 'true'"
    ),
    (
      "blinded: true", "blinded: Off",
      "line 4, column 10, blinded: found the text 'Off', expected 'false'"
    ),
    ("blinded: true", "blinded: 1", "line 4, column 10, blinded: found 1, expected true or false"),
    (
      "[beta, recoil]", "[beta, muon]",
      "line 5, column 15, kinds[1]: found the text 'muon', expected one of 'beta', 'gamma', 'recoil'"
    ),
    (
      "[beta, recoil]", "beta",
      "line 5, column 8, kinds: found the text 'beta', expected a list"
    ),
    (
      "width: 128", "width: 12.5",
      "line 10, column 14, networks.encoder[1].width: found 12.5, expected a whole number"
    ),
    (
      "width: 128", "width: 1_000",
      "line 10, column 14, networks.encoder[1].width: found the text '1_000', expected a whole number"
    ),
    (
      "width: 128", "widht: 128",
      "line 10, column 7, networks.encoder[1]: found the unknown key 'widht'; did you mean 'width'?"
    ),
    (
      "width: 128", "{}",
      "line 10, column 7, networks.encoder[1]: expected the key 'width'"
    ),
    (
      "width: 128", "width: 128\n      colour: red",
      "line 11, column 7, networks.encoder[1]: found the unknown key 'colour', expected one of 'width', 'slope'"
    ),
    (
      "latent: 0x10", "latent: 300",
      "line 11, column 11, networks.latent: found 300, expected a whole number from 0 to 255"
    ),
    (
      "latent: 0x10", "latent: 4\n  latent: 5",
      "line 12, column 3: found the key 'latent' a second time, expected it once (first in line 11)"
    ),
    (
      "latent: 0x10", "\tlatent: 4",
      "line 11, column 3: found a tab, expected spaces for the indentation"
    ),
    (
      "name: darwin", "name: [darwin",
      "line 3, column 13: did not find expected ',' or ']' while parsing a flow sequence, which began in line 2"
    ),
    (
      "name: darwin", "name: !python/object darwin",
      "line 2, column 7: found the tag '!python/object', expected none, or one of the core schema"
    ),
    (
      "name: darwin", "name: *other",
      "line 2, column 7: found the alias '*other', expected a complete '&other' before it"
    ),
    (
      "name: darwin", "<<: {name: darwin}",
      "line 2, column 1: found the merge key '<<', expected the merged keys written out"
    ),
    (
      "name: darwin", "? [a, b]\n: darwin",
      "line 2, column 3: found a list of length 2, expected a word as the key"
    ),
    (
      "name: darwin", "name: \"\u{1}\"",
      "line 2, column 1: found the control character 0x1, expected printable text"
    ),
    (
      "latent: 0x10", "latent: 1\n---\nname: second",
      "line 12, column 1: found a second document, expected one document in a file"
    ),
  ])
  func mistakesGetASentence(line: String, mistake: String, sentence: String) throws {
    let text = study.replacing(line, with: mistake)
    #expect(text != study)
    let error = #expect(throws: YAMLError.self) {
      try YAMLDecoder().decode(Study.self, from: text, name: "study.yaml")
    }
    #expect(error?.description == "study.yaml, " + sentence)
  }

  @Test(arguments: [
    ("", "line 1, column 1: found nothing, expected a mapping of keys to values"),
    ("# nothing", "line 1, column 1: found nothing, expected a mapping of keys to values"),
    ("- 1", "line 1, column 1: found a list of length 1, expected a mapping of keys to values"),
  ])
  func aTextWithoutAMappingGetsASentence(text: String, sentence: String) {
    let error = #expect(throws: YAMLError.self) {
      try YAMLDecoder().decode(Study.self, from: text, name: "a.yaml")
    }
    #expect(error?.description == "a.yaml, " + sentence)
  }

  @Test func whatNothingReadsMayBeIgnoredOnRequest() throws {
    struct Version: Decodable { var format: Int }
    let decoder = YAMLDecoder(unread: .ignored)
    #expect(try decoder.decode(Version.self, from: "format: 3\nmore: 1", name: "").format == 3)
  }

  @Test(arguments: [
    ("0o17", 15), ("0xFF", 255), ("+7", 7), ("-0", 0), ("1e6", 1_000_000), ("2.0", 2),
    ("9223372036854775807", Int.max),
  ])
  func wholeNumbersAreReadByTheCoreSchema(text: String, value: Int) throws {
    #expect(try YAMLDecoder().decode([Int].self, from: "[\(text)]", name: "") == [value])
  }

  @Test(arguments: [
    ("1", 1.0), (".5", 0.5), ("1.", 1), ("1e-47", 1e-47), ("+.inf", .infinity),
    ("-.INF", -.infinity), ("0x10", 16), ("5e-324", .leastNonzeroMagnitude),
  ])
  func numbersAreReadByTheCoreSchema(text: String, value: Double) throws {
    #expect(try YAMLDecoder().decode([Double].self, from: "[\(text)]", name: "") == [value])
  }

  @Test func nanIsReadAsItself() throws {
    #expect(try YAMLDecoder().decode([Double].self, from: "[.nan]", name: "")[0].isNaN)
  }

  @Test(arguments: [
    ("1.50", "1.50"), ("true", "true"), ("'~'", "~"), ("no", "no"), ("\"a\\nb\"", "a\nb"),
    ("!!str 7", "7"), ("|\n  two\n  lines", "two\nlines\n"), (">-\n  one\n  line", "one line"),
  ])
  func textIsWhatWasWritten(text: String, value: String) throws {
    let read = try YAMLDecoder().decode([String: String].self, from: "key: \(text)\n", name: "")
    #expect(read == ["key": value])
  }

  @Test func nullIsTheAbsenceOfAnOptional() throws {
    let lists = try YAMLDecoder().decode([[Int?]].self, from: "[[1, ~, null, 2]]", name: "")
    #expect(lists == [[1, nil, nil, 2]])
  }

  @Test func anAliasStandsForItsAnchor() throws {
    let text = "a: &layer {width: 3}\nb: *layer\n"
    let value = try YAMLDecoder().decode([String: [String: Int]].self, from: text, name: "")
    #expect(value == ["a": ["width": 3], "b": ["width": 3]])
  }

  /// Eight of the aliases in line 6 stand for 111 111 values each, those before for 123 450.
  @Test func aliasesCannotStandForBillions() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<12 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    let error = #expect(throws: YAMLError.self) {
      try YAMLDecoder().decode([String: String].self, from: text, name: "laughs.yaml")
    }
    #expect(
      error?.description
        == "laughs.yaml, line 6, column 45: found aliases that stand for more than 1000000 values, "
        + "expected fewer")
  }

  @Test func anAliasCannotHoldItself() {
    let error = #expect(throws: YAMLError.self) {
      try YAMLDecoder().decode([String].self, from: "&a [*a]", name: "a.yaml")
    }
    #expect(
      error?.description
        == "a.yaml, line 1, column 5: found the alias '*a', expected a complete '&a' before it")
  }

  @Test(arguments: ["[", "- ", "{a: ", "? "])
  func depthIsBounded(opening: String) {
    let text = String(repeating: opening, count: 100_000)
    let error = #expect(throws: YAMLError.self) {
      try YAMLDecoder().decode([String].self, from: text, name: "deep.yaml")
    }
    let column = opening.count * 64 + 1
    #expect(
      error?.description
        == "deep.yaml, line 1, column \(column): found lists and mappings more than 64 deep, "
        + "expected fewer levels")
  }

  @Test func depthThroughAliasesIsBounded() {
    var text = "a0: &a0 [1]\n"
    for level in 1..<100 { text += "a\(level): &a\(level) [*a\(level - 1)]\n" }
    let error = #expect(throws: YAMLError.self) {
      try YAMLDecoder().decode([String: String].self, from: text, name: "deep.yaml")
    }
    #expect(error?.description.contains("line 64, column 12: found lists and mappings") == true)
  }

  /// Bytes replaced, removed and doubled at random: an answer or a sentence, never a crash.
  @Test func damagedTextGetsASentence() {
    var words = SplitMix(state: 11)
    let alphabet = Array("\t\n :-?[]{}&*!|>'\"%@`#,~.0eaé".utf8)
    var refused = 0
    for _ in 0..<3000 {
      var bytes = Array(study.utf8)
      for _ in 0..<Int.random(in: 1...6, using: &words) {
        let place = Int.random(in: 0..<bytes.count, using: &words)
        switch Int.random(in: 0..<3, using: &words) {
        case 0: bytes[place] = alphabet.randomElement(using: &words) ?? 0
        case 1: bytes.remove(at: place)
        default: bytes.insert(alphabet.randomElement(using: &words) ?? 0, at: place)
        }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      do {
        _ = try YAMLDecoder().decode(Study.self, from: text, name: "study.yaml")
      } catch {
        refused += 1
        #expect(error.description.hasPrefix("study.yaml, line "))
      }
    }
    #expect(refused > 1000)
  }

  /// Ten times the lines take ten times as long, not a hundred times.
  @Test func timeGrowsWithTheLength() throws {
    func time(_ count: Int) throws -> Duration {
      let text = (0..<count).map { "key\($0): {width: \($0), slope: 0.5}\n" }.joined()
      return try ContinuousClock().measure {
        let layers = try YAMLDecoder().decode([String: Study.Layer].self, from: text, name: "")
        #expect(layers.count == count)
      }
    }
    _ = try time(1000)
    let short = try min(time(2000), time(2000), time(2000))
    let long = try min(time(20_000), time(20_000))
    #expect(long < short * 40)
  }
}
