import Learning
import Storage
import Testing

struct InputSettingsTests {
  private static func settings(_ text: String) throws(YAMLError) -> InputSettings {
    try YAMLDecoder().decode(InputSettings.self, from: text, name: "networks.yaml")
  }

  @Test func blocksThatAreNotNamedHaveTheCommonMap() throws {
    let settings = try Self.settings(
      """
      map: log1p
      blocks:
        s2: {map: counts, unit: 2.5}
        top: {map: asinh, scale: 10}
        bottom: standard
      """)
    let inputs = try InputBlocks(
      ["s1", "s2", "top", "bottom"].map { InputBlocks.Block($0, count: 2) })
    let choices = try settings.choices(for: inputs)
    #expect(
      choices == [
        MapChoice(.log1p), .counts(unit: 2.5), .asinh(scale: 10), MapChoice(.standard),
      ])
  }

  @Test func nothingWrittenMeansCounts() throws {
    #expect(try Self.settings("{}") == InputSettings(map: MapChoice(.counts)))
  }

  @Test func settingsAreWrittenBackUnchanged() throws {
    let settings = InputSettings(
      map: MapChoice(.asinh), blocks: ["s1": .counts(unit: 3), "b": MapChoice(.raw)])
    #expect(try Self.settings(YAMLEncoder().encode(settings)) == settings)
  }

  @Test(arguments: [
    (
      "map: count",
      "networks.yaml, line 1, column 6, map: found 'count', expected one of 'counts', 'asinh',"
        + " 'log1p', 'raw', 'standard'"
    ),
    (
      "blocks: {s1: {map: counts, unit: -1}}",
      "networks.yaml, line 1, column 34, blocks.s1.unit: found -1.0, expected a positive number"
    ),
  ])
  func mistakesAreNamedWithTheirPlace(text: String, sentence: String) {
    let error = #expect(throws: YAMLError.self) { try Self.settings(text) }
    #expect(error?.description == sentence)
  }

  @Test func mapOfABlockThatIsNotThereIsRefused() throws {
    let settings = try Self.settings("blocks: {s3: raw}")
    let inputs = try InputBlocks([.init("s1", count: 2)])
    let error = #expect(throws: LearningError.self) { try settings.choices(for: inputs) }
    #expect(error?.description == "there is no block 's3', expected one of s1")
  }
}
