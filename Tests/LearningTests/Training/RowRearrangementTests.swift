import Kernels
import Testing

@testable import Learning

/// Rows that are turned at random while they are learnt from.
struct RowRearrangementTests {
  /// A number that stays, then a ring of eight channels that turns.
  static let symmetries = RowSymmetries(
    columns: 9, orders: (0..<8).map { turn in [0] + (0..<8).map { 1 + ($0 + turn) % 8 } })
  static let rows = MemoryRows(
    (0..<400).flatMap { row in (0..<9).map { Float(row) + Float($0) / 16 } }, columns: 9)

  /// Each row of an epoch as it is fed, by the number that stays.
  private func fed(_ feed: any BatchFeed, batch: Int, epoch: Int) throws -> [Float: [Float]] {
    let sink = BlockSink(rows: batch, columns: 9)
    var seen: [Float: [Float]] = [:]
    try feed.begin(epoch: epoch)
    while true {
      let count = try feed.fillNext(sink)
      if count == 0 { return seen }
      let values = sink.input.values
      for row in 0..<count {
        let numbers = Array(values[row * 9..<(row + 1) * 9])
        seen[numbers[0]] = numbers
      }
    }
  }

  private func memoryFeed(batch: Int, seed: UInt64 = 1) -> any BatchFeed {
    MemoryFeed(
      Self.rows, [], rows: (0..<400).map { $0 }, order: .shuffled(seed: seed),
      rearrangement: RowRearrangement(symmetries: Self.symmetries, seed: seed), batch: batch)
  }

  @Test func rowsKeepTheirNumbersInOneOfTheOrders() throws {
    let seen = try fed(memoryFeed(batch: 64), batch: 64, epoch: 0)
    #expect(seen.count == 400)
    var counts = [Int](repeating: 0, count: 8)
    for (name, numbers) in seen {
      let row = Int(name)
      let original = Self.rows.read(row..<row + 1)
      let order = try #require(
        (0..<8).first { number in Self.symmetries[number].map { original[$0] } == numbers })
      counts[order] += 1
    }
    // Each 50 times on average, with a deviation of 6.6.
    #expect(counts.allSatisfy { abs($0 - 50) < 33 }, "\(counts)")
  }

  /// The seed, the epoch and the row decide, not the batch, the feed or what came before.
  @Test func ordersBelongToSeedEpochAndRow() throws {
    let one = try fed(memoryFeed(batch: 64), batch: 64, epoch: 3)
    #expect(try fed(memoryFeed(batch: 7), batch: 7, epoch: 3) == one)
    let streamed = StreamFeed(
      TrainingData(HiddenRows(hidden: Self.rows)), rows: (0..<400).map { $0 },
      order: .shuffled(seed: 1),
      rearrangement: RowRearrangement(symmetries: Self.symmetries, seed: 1), batch: 5,
      bufferRows: 33)
    #expect(try fed(streamed, batch: 5, epoch: 3) == one)
    #expect(try fed(memoryFeed(batch: 64), batch: 64, epoch: 4) != one)
    #expect(try fed(memoryFeed(batch: 64, seed: 2), batch: 64, epoch: 3) != one)
  }

  /// Two neighbouring channels are hit, or two that are opposite, always from the first one on.
  private static func pairs(_ count: Int, first: (Int) -> Int) -> TrainingData {
    var values: [Float] = []
    for event in 0..<count {
      var row = [Float](repeating: 0, count: 9)
      row[1 + first(event) % 8] = 1
      row[1 + (first(event) + (event % 2 == 0 ? 1 : 4)) % 8] = 1
      values += row
    }
    return TrainingData(
      MemoryRows(values, columns: 9), labels: (0..<count).map { Float($0 % 2) },
      symmetries: Self.symmetries)
  }

  private static func settings(_ symmetries: Bool?) -> TrainingSettings {
    var settings = TrainingSettings()
    settings.epochs = 30
    settings.batch = 32
    settings.optimiser = .adam(rate: 1e-2)
    settings.symmetries = symmetries
    return settings
  }

  /// What is learnt of events at one place holds at all others.
  @Test func turnedRowsTeachWhatNoRowHolds() throws {
    let classifier = try Classifier(columns: 9, hidden: [32])
    let data = Self.pairs(400) { _ in 0 }
    let everywhere = Self.pairs(16) { $0 / 2 }
    func right(_ symmetries: Bool) throws -> Int {
      let state = try train(classifier, on: data, settings: Self.settings(symmetries), threads: 1)
      let outputs = try classifier.network.outputs(
        of: everywhere.rows, weights: state.result, compute: Compute(threads: 1))
      return zip(outputs, everywhere.labels).count { ($0 > 0) == ($1 == 1) }
    }
    #expect(try right(true) == 16)
    #expect(try right(false) < 16)
  }

  @Test func interruptedAndContinuedGivesTheSameBits() throws {
    let classifier = try Classifier(columns: 9, hidden: [16])
    let data = Self.pairs(200) { $0 % 3 }
    var settings = Self.settings(true)
    settings.epochs = 4
    let whole = try train(classifier, on: data, settings: settings, threads: 1)
    let checkpoint = try train(classifier, on: data, settings: settings, threads: 1) { _, record in
      record.epoch == 2 ? .stop : .goOn
    }
    let continued = try train(
      classifier, on: data, settings: settings, threads: 1, from: checkpoint)
    #expect(continued == whole)
  }

  @Test func withoutThemNothingChanges() throws {
    let classifier = try Classifier(columns: 9, hidden: [16])
    let data = Self.pairs(200) { $0 % 3 }
    func trained(_ data: TrainingData, _ symmetries: Bool?) throws -> TrainingState {
      var settings = Self.settings(symmetries)
      settings.epochs = 2
      return try train(classifier, on: data, settings: settings, threads: 1)
    }
    let plain = TrainingData(data.rows, labels: data.labels)
    let rising = TrainingData(
      data.rows, labels: data.labels,
      symmetries: RowSymmetries(columns: 9, orders: [Array(0..<9)]))
    let expected = try trained(plain, false)
    #expect(try trained(data, false) == expected)
    #expect(try trained(plain, nil) == expected)
    #expect(try trained(rising, true) == expected)
    #expect(try trained(data, nil) != expected)
    #expect(try trained(data, nil) == (try trained(data, true)))
    let error = #expect(throws: LearningError.self) { try trained(plain, true) }
    #expect(
      error?.description
        == "'symmetries' are wanted and those of the rows are not known, expected the places of the "
        + "sensors")
  }
}

/// Blocks that nobody computes with.
private final class BlockSink: PreparedModel {
  let compute = Compute(threads: 1)
  let input: Tensor

  init(rows: Int, columns: Int) { input = Tensor(count: rows * columns) }

  func losses(_ pass: Pass) -> BatchLosses { BatchLosses() }

  func lossesAndGradients(_ pass: Pass, scale: Float, gradients: GradientUse) -> BatchLosses {
    BatchLosses()
  }
}
