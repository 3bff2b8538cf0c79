import Learning
import Numerics
import Testing

struct InputMapTests {
  /// Rows of 3 + 4 numbers; column 1 is dead, column 5 is stuck at 2.
  private static let inputs = [InputBlocks.Block("a", count: 3), .init("b", count: 4)]

  private static func rows(_ count: Int) -> [Float] {
    var stream = RandomStream(seed: 7, purpose: .test, index: 0)
    return (0..<count * 7).map { place in
      switch place % 7 {
      case 1: 0
      case 5: 2
      default: Float(100 * stream.uniform() - 10)
      }
    }
  }

  private static func fit(
    _ rows: [Float], portion: Int, map: MapChoice = MapChoice(.counts)
  ) throws -> InputMap {
    var fit = try InputMapFit(try InputBlocks(inputs), settings: InputSettings(map: map))
    for start in stride(from: 0, to: rows.count, by: portion * 7) {
      try fit.add(rows.span.extracting(start..<min(rows.count, start + portion * 7)))
    }
    return try fit.map()
  }

  @Test(arguments: [1, 3, 10])
  func fitDoesNotDependOnThePortions(portion: Int) throws {
    let rows = Self.rows(20)
    #expect(try Self.fit(rows, portion: portion) == Self.fit(rows, portion: 20))
  }

  @Test func summariesAreThoseOfTheNumbers() throws {
    let rows = Self.rows(50)
    let map = try Self.fit(rows, portion: 50)
    let numbers = rows.indices.filter { $0 % 7 < 3 }.map { Double(rows[$0]) }
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    let square = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(numbers.count)
    let sizes = numbers.filter { $0 != 0 }.map { abs($0) }
    let summary = map.summaries[0]
    // Sums of 150 terms in two orders.
    let rounding = 150 * Double.ulpOfOne
    #expect(abs(summary.mean - mean) <= rounding * 100)
    #expect(abs(summary.deviation / square.squareRoot() - 1) <= rounding)
    #expect(
      abs(summary.meanSize / (sizes.reduce(0, +) / Double(sizes.count)) - 1) <= rounding)
    #expect(Double(summary.smallest) == numbers.min())
    #expect(Double(summary.largest) == numbers.max())
  }

  @Test func deadAndStuckColumnsAreRecorded() throws {
    let map = try Self.fit(Self.rows(20), portion: 20)
    #expect(map.summaries[0].constantColumns == [1])
    #expect(map.summaries[1].constantColumns == [2])
  }

  @Test func standardRowsHaveMeanZeroAndUnitDeviation() throws {
    var rows = Self.rows(200)
    let map = try Self.fit(rows, portion: 200, map: MapChoice(.standard))
    var span = rows.mutableSpan
    try map.apply(to: &span)
    var moments = Moments()
    for place in rows.indices where place % 7 < 3 { moments.add(Double(rows[place])) }
    // Each number is rounded to a float of size one or two.
    #expect(abs(moments.mean) < 1e-7)
    #expect(abs(moments.variance - 1) < 1e-6)
  }

  @Test func aBlockThatNeverChangesKeepsItsUnit() throws {
    let rows = [Float](repeating: 5, count: 7 * 4)
    let standard = try Self.fit(rows, portion: 4, map: MapChoice(.standard))
    #expect(standard.maps[0] == .standard(mean: 5, deviation: 1))
    let zeros = try Self.fit(
      [Float](repeating: 0, count: 7), portion: 1, map: MapChoice(.asinh))
    #expect(zeros.maps[0] == .asinh(scale: 1))
  }

  @Test(arguments: MapKind.allCases)
  func rowsAreMappedAlikeByAnyNumberOfThreads(kind: MapKind) throws {
    // Several chunks of a million numbers.
    let rows = Self.rows(300_000)
    let map = try Self.fit(Array(rows.prefix(700)), portion: 100, map: MapChoice(kind))
    var one = rows
    var span = one.mutableSpan
    try map.apply(to: &span, threads: 1)
    for threads in [2, 7] {
      var several = rows
      var span = several.mutableSpan
      try map.apply(to: &span, threads: threads)
      #expect(several == one)
    }
    #expect(one[2] == map.maps[0](rows[2]) && one[6] == map.maps[1](rows[6]))
  }

  @Test(arguments: [
    (Float.nan, "found nan, expected a finite number"),
    (.infinity, "found inf, expected a finite number"),
    (-.infinity, "found -inf, expected a finite number"),
    (3e38, "found 3e+38, expected one that is at most 1e+15 when mapped"),
  ])
  func theFirstUnusableNumberIsNamed(bad: Float, words: String) throws {
    let map = try Self.fit(Self.rows(20), portion: 20, map: MapChoice(.raw))
    var rows = Self.rows(400_000)
    rows[7 * 399_000 + 1] = .nan
    rows[7 * 1200 + 4] = bad
    let error = #expect(throws: LearningError.self) {
      var span = rows.mutableSpan
      try map.apply(to: &span, firstRow: 1000, threads: 2)
    }
    #expect(error?.description == "row 2200, block 'b', number 1 (counted from 0): \(words)")
  }

  @Test func unusableNumbersAreRefusedInTrainingToo() throws {
    var rows = Self.rows(5)
    rows[7 * 3 + 2] = .nan
    let error = #expect(throws: LearningError.self) { try Self.fit(rows, portion: 2) }
    #expect(
      error?.description
        == "row 3, block 'a', number 2 (counted from 0): found nan, expected a finite number")
  }

  @Test func otherLengthsAreRefusedWithBoth() throws {
    let map = try Self.fit(Self.rows(2), portion: 2)
    let error = #expect(throws: LearningError.self) { try map.check(columns: 3834) }
    #expect(
      error?.description == "a row has 3834 numbers, expected the 7 that the model was trained on")
  }

  @Test func nothingToLearnFromIsRefused() throws {
    let fit = try InputMapFit(try InputBlocks(Self.inputs), settings: InputSettings())
    let error = #expect(throws: LearningError.self) { try fit.map() }
    #expect(error?.description == "there are no rows, expected at least one to learn from")
  }
}
