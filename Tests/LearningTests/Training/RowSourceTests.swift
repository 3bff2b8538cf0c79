import Kernels
import Learning
import Testing

struct RowSourceTests {
  static let rows = MemoryRows((0..<300).map { Float($0) }, columns: 3)

  @Test func joinedRowsAreTheirPartsInOrder() throws {
    let parts = [0..<10, 10..<11, 11..<100].map { MemoryRows(Self.rows.read($0), columns: 3) }
    let joined = try JoinedRows(parts)
    #expect(joined.rows == 100)
    for range in [0..<100, 9..<12, 10..<11, 40..<40, 99..<100] {
      #expect(try joined.read(range) == Self.rows.read(range))
    }
    #expect(throws: LearningError.countsDiffer(what: "columns", found: 1, expected: 3)) {
      _ = try JoinedRows([Self.rows, MemoryRows([1], columns: 1)])
    }
  }

  @Test func theSplitTakesEachRowOnce() {
    for (rows, fraction, held) in [(100, 0.3, 30), (2, 0.01, 1), (7, 0.99, 6), (5, 0, 0)] {
      let split = ValidationSplit(rows: rows, fraction: fraction, seed: 4)
      #expect(split.validation.count == held)
      #expect((split.training + split.validation).sorted() == (0..<Int32(rows)).map { $0 })
    }
  }

  /// Every row is seen once an epoch, whichever way it comes.
  @Test(arguments: [1, 4, 5, 64], [nil, 1, 7, 30, 1000] as [Int?])
  func anEpochSeesEveryRowOnce(batch: Int, bufferRows: Int?) throws {
    var epochs: [[Float]] = []
    let collector = RowCollector(columns: 3)
    for epoch in 0..<2 {
      epochs.append(
        try collector.rows(
          of: Self.rows, batch: batch, bufferRows: bufferRows, epoch: epoch,
          chosen: (0..<100).filter { $0 % 3 != 0 }))
    }
    let expected = (0..<100).filter { $0 % 3 != 0 }.map { Float(3 * $0) }
    #expect(epochs[0].sorted() == expected)
    #expect(epochs[1].sorted() == expected)
    #expect(epochs[0] != epochs[1])
    #expect(epochs[0] != expected)
  }

  @Test func rowsThatFitAreReadAtOnce() throws {
    let data = Spirals.data(rows: 600)
    let hidden = TrainingData(
      HiddenRows(hidden: try data.rows.readAll()), labels: data.labels)
    let network = try Spirals.network()
    let settings = Spirals.settings(epochs: 2)
    let one = try train(network, on: data, settings: settings, threads: 1)
    let two = try train(network, on: hidden, settings: settings, threads: 1)
    #expect(one == two)
  }

  @Test func rowsBeyondTheMemoryAreStreamed() throws {
    let data = Spirals.data(rows: 130_000)
    let hidden = TrainingData(
      HiddenRows(hidden: try data.rows.readAll()), labels: data.labels)
    let network = try Spirals.network([Dense(8, .tanh), Dense(1)])
    var settings = Spirals.settings(epochs: 1)
    settings.batch = 1024
    let whole = try train(network, on: data, settings: settings, threads: 1)
    settings.memory = 1
    let streamed = try train(network, on: hidden, settings: settings, threads: 1)
    #expect(streamed == (try train(network, on: hidden, settings: settings, threads: 1)))
    #expect(streamed.weights != whole.weights)
    #expect(streamed.step == whole.step)
    // Another order, the same rows: losses differ by the scatter of 89 steps, not by their level.
    let losses = try #require(
      zip(whole.history[0].validation, streamed.history[0].validation).first { _ in true })
    #expect(abs(losses.0 - losses.1) < 0.05 * losses.0)
  }
}
