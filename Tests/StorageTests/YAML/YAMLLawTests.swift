import Storage
import Testing

/// How a type of another room, which knows nothing of files, states its laws.
private struct Halo: Decodable {
  enum CodingKeys: CodingKey { case density, speed }
  let density: Double
  let speed: Positive

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    density = try values.decode(Double.self, forKey: .density)
    speed = try values.decode(Positive.self, forKey: .speed)
    guard density > 0 else {
      throw DecodingError.dataCorruptedError(
        forKey: .density, in: values,
        debugDescription: "found \(density), expected a positive number")
    }
  }
}

/// The same as a type of its own, with an error of its own.
private struct Positive: Decodable {
  struct Broken: Error, CustomStringConvertible {
    let value: Double
    var description: String { "found \(value), expected a positive number" }
  }
  let value: Double

  init(from decoder: any Decoder) throws {
    value = try decoder.singleValueContainer().decode(Double.self)
    guard value > 0 else { throw Broken(value: value) }
  }
}

struct YAMLLawTests {
  @Test(arguments: [
    ("-0.3", "220", "line 2, column 12, halo.density: found -0.3, expected a positive number"),
    (".nan", "220", "line 2, column 12, halo.density: found nan, expected a positive number"),
    ("0.3", "-220", "line 3, column 10, halo.speed: found -220.0, expected a positive number"),
    ("0.3", ".nan", "line 3, column 10, halo.speed: found nan, expected a positive number"),
  ])
  func aBrokenLawHasAPlace(density: String, speed: String, sentence: String) {
    let text = "halo:\n  density: \(density)\n  speed: \(speed)\n"
    let error = #expect(throws: YAMLError.self) {
      try YAMLDecoder().decode([String: Halo].self, from: text, name: "darwin.yaml")
    }
    #expect(error?.description == "darwin.yaml, " + sentence)
  }

  @Test func lawfulValuesAreRead() throws {
    let text = "halo: {density: 0.3, speed: 220}"
    let halos = try YAMLDecoder().decode([String: Halo].self, from: text, name: "darwin.yaml")
    #expect(halos["halo"]?.density == 0.3)
    #expect(halos["halo"]?.speed.value == 220)
  }
}
