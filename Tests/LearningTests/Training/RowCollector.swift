import Kernels

@testable import Learning

/// What a feed puts into a model's blocks, for tests: the first number of each row that counts.
final class RowCollector: PreparedModel {
  let compute = Compute(threads: 1)
  private(set) var input = Tensor(count: 1)
  private(set) var labels: Tensor?
  private let columns: Int

  init(columns: Int) { self.columns = columns }

  func losses(_ pass: Pass) -> BatchLosses { BatchLosses() }

  func lossesAndGradients(_ pass: Pass, scale: Float, gradients: GradientUse) -> BatchLosses {
    BatchLosses()
  }

  /// The first numbers of an epoch's rows, checked to have the labels that are theirs.
  func rows(
    of rows: MemoryRows, batch: Int, bufferRows: Int?, epoch: Int, chosen: [Int32]
  ) throws -> [Float] {
    input = Tensor(count: batch * columns)
    labels = Tensor(count: batch)
    let names = (0..<rows.rows).map { rows.values[$0 * columns] }
    let order = RowOrder.shuffled(seed: 1)
    let feed: any BatchFeed =
      if let bufferRows {
        StreamFeed(
          TrainingData(HiddenRows(hidden: rows), labels: names), rows: chosen, order: order,
          batch: batch, bufferRows: bufferRows)
      } else {
        MemoryFeed(rows, names, rows: chosen, order: order, batch: batch)
      }
    var seen: [Float] = []
    try feed.begin(epoch: epoch)
    while true {
      let count = try feed.fillNext(self)
      if count == 0 { return seen }
      let first = stride(from: 0, to: count * columns, by: columns).map { input.values[$0] }
      guard first == labels?.values.prefix(count).map({ $0 }) else { return [] }
      seen += first
    }
  }
}
