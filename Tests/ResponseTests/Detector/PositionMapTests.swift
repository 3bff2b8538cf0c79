import Numerics
import Response
import Storage
import Testing

struct PositionMapTests {
  private static func geometry() throws -> Geometry {
    try ShippedDetector.darwin.decoded().geometry
  }

  private static func map(_ text: String) throws(YAMLError) -> PositionMap {
    try YAMLDecoder().decode(PositionMap.self, from: text, name: "map")
  }

  @Test func polynomialIsOfTheDepth() throws {
    let map = try Self.map("depth_polynomial: [1, -1e-4, 2e-8]")
    let value = map.value(at: Position(x: 700, y: 3, z: 1600), in: try Self.geometry())
    #expect(abs(value - (1 - 0.1 + 0.02)) < 1e-12)
  }

  @Test func tableIsOfRadiusAndHeight() throws {
    let map = try Self.map("{radii_mm: [0, 1000], heights_mm: [0, 2000], values: [1, 2, 3, 4]}")
    let geometry = try Self.geometry()
    #expect(map.value(at: Position(x: 0, y: 0, z: 500), in: geometry) == 1.25)
    #expect(map.value(at: Position(x: 300, y: -400, z: 1000), in: geometry) == 2.5)
    #expect(map.value(at: Position(x: 5000, y: 0, z: 2600), in: geometry) == 4)
    #expect(try Self.map(try YAMLEncoder().encode(map)) == map)
  }

  @Test(arguments: [
    ("-1", "map, line 1, column 1: found -1.0, expected a positive number"),
    (
      "{radii_mm: [0, 1], heights_mm: [0, 1], values: [1, 0, 1, 1]}",
      "map, line 1, column 48, values: found 0.0, expected positive numbers"
    ),
    (
      "{radii_mm: [0, 1], heights_mm: [0, 1], values: [1, 1, 1]}",
      "map, line 1, column 48, values: found 3 numbers for value, expected 4"
    ),
  ])
  func brokenMapsAreNamed(text: String, sentence: String) {
    let error = #expect(throws: YAMLError.self) { try Self.map(text) }
    #expect(error?.description == sentence)
  }
}
