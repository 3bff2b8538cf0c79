import Learning
import Testing

struct InputBlocksTests {
  @Test func rangesFollowOneAnother() throws {
    let inputs = try InputBlocks([
      .init("s1", count: 200), .init("s2", count: 1725), .init("top", count: 955),
      .init("bottom", count: 955),
    ])
    #expect(inputs.count == 3835)
    #expect(inputs.ranges == [0..<200, 200..<1925, 1925..<2880, 2880..<3835])
    #expect(inputs.names == ["s1", "s2", "top", "bottom"])
  }

  @Test func chosenBlocksKeepTheOrderOfTheRow() throws {
    let inputs = try InputBlocks([.init("a", count: 2), .init("b", count: 3), .init("c", count: 1)])
    #expect(try inputs.ranges(of: ["c", "a"]) == [0..<2, 5..<6])
    #expect(try inputs.ranges(of: []) == inputs.ranges)
  }

  @Test(
    arguments: [
      ([], "a row has no blocks, expected at least one"),
      ([.init("a", count: 0)], "block 'a' has 0 numbers, expected at least one"),
      (
        [.init("a", count: 1), .init("a", count: 2)],
        "two blocks are called 'a', expected names that differ"
      ),
    ] as [([InputBlocks.Block], String)])
  func rowsThatCannotBeAreRefused(blocks: [InputBlocks.Block], sentence: String) {
    let error = #expect(throws: LearningError.self) { try InputBlocks(blocks) }
    #expect(error?.description == sentence)
  }

  @Test func unknownBlockIsNamedBesideThoseThere() throws {
    let inputs = try InputBlocks([.init("s1", count: 2), .init("s2", count: 3)])
    let error = #expect(throws: LearningError.self) { try inputs.ranges(of: ["s3"]) }
    #expect(error?.description == "there is no block 's3', expected one of s1, s2")
  }
}
