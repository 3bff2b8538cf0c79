import Response
import Storage
import Testing

struct LightPatternTests {
  private static func pattern(_ text: String) throws(YAMLError) -> LightPattern {
    try YAMLDecoder().decode(LightPattern.self, from: text, name: "pattern")
  }

  @Test(arguments: [
    "{shape: cauchy, width_mm: 60, power: 2}",
    "{shape: solid-angle, clearance_mm: 60, power: 2, uniform_share: 0.2}",
    "{shape: exponential, width_mm: 60, uniform_share: 0.3}",
    "{shape: table, distances_mm: [0, 50, 200], weights: [1, 0.4, 0.01]}",
    "{shape: map, x_mm: [-9, 9], y_mm: [-9, 0, 9], fractions: [[1, 0, 2, 3, 4, 5], [6, 7, 8, 9, 1, 2]]}",
  ])
  func patternsAreReadAndWrittenBack(text: String) throws {
    let pattern = try Self.pattern(text)
    #expect(try Self.pattern(try YAMLEncoder().encode(pattern)) == pattern)
  }

  @Test(arguments: [
    (
      "{shape: gauss, width_mm: 60}",
      "pattern, line 1, column 9, shape: found 'gauss', expected one of 'cauchy', 'solid-angle',"
        + " 'exponential', 'table', 'map'"
    ),
    (
      "{shape: cauchy, width_mm: 0}",
      "pattern, line 1, column 27, width_mm: found 0.0, expected a positive number"
    ),
    (
      "{shape: solid-angle, clearance_mm: -1}",
      "pattern, line 1, column 36, clearance_mm: found -1.0, expected a positive number"
    ),
    (
      "{shape: table, distances_mm: [0, 50], weights: [1, -0.4]}",
      "pattern, line 1, column 48, weights: found [1.0, -0.4], expected positive numbers"
    ),
    (
      "{shape: map, x_mm: [0, 1], y_mm: [0, 1], fractions: [[1, 1, 1, 1]], uniform_share: 0.1}",
      "pattern, line 1, column 69: found the unknown key 'uniform_share', expected one of 'shape',"
        + " 'x_mm', 'y_mm', 'fractions'"
    ),
    (
      "{shape: cauchy, width_mm: 60, uniform_share: 2}",
      "pattern, line 1, column 46, uniform_share: found 2.0, expected a number from 0 to 1"
    ),
  ])
  func brokenPatternsAreNamed(text: String, sentence: String) {
    let error = #expect(throws: YAMLError.self) { try Self.pattern(text) }
    #expect(error?.description == sentence)
  }
}
