import Kernels

/// What fills a model's blocks with rows, one epoch after the other.
protocol BatchFeed: AnyObject {
  /// How many rows an epoch has.
  var rows: Int { get }
  /// Goes to the beginning of an epoch.
  func begin(epoch: Int) throws
  /// Fills the model's next block; returns how many of its rows count, zero at the end.
  func fillNext(_ model: any PreparedModel) throws -> Int
}

/// How the rows of an epoch are ordered.
enum RowOrder: Sendable {
  /// As they stand.
  case rising
  /// Shuffled, another way in each epoch.
  case shuffled(seed: UInt64)
}

/// Makes the feed of some rows: from memory where they are there, else streamed.
func makeFeed(
  _ data: TrainingData, rows: [Int32], order: RowOrder, rearrangement: RowRearrangement? = nil,
  settings: TrainingSettings
) -> any BatchFeed {
  if let memory = data.rows.inMemory {
    return MemoryFeed(
      memory, data.labels, rows: rows, order: order, rearrangement: rearrangement,
      batch: settings.batch)
  }
  let bufferRows = max(1, settings.memory * 1_000_000 / (data.rows.columns * 4))
  return StreamFeed(
    data, rows: rows, order: order, rearrangement: rearrangement, batch: settings.batch,
    bufferRows: bufferRows)
}

/// Copies the rows of a block into a model's input, each in its symmetry of the epoch.
struct BlockGathering {
  private let rearrangement: RowRearrangement?
  private var orders: [Int32]

  init(_ rearrangement: RowRearrangement?, batch: Int) {
    self.rearrangement = rearrangement
    orders = [Int32](repeating: 0, count: rearrangement == nil ? 0 : batch)
  }

  /// Fills the input with the rows at these places of a table; `rows` are their numbers.
  mutating func gather(
    _ places: [Int32], of table: [Float], columns: Int, rows: [Int32], epoch: Int,
    into model: any PreparedModel
  ) {
    guard let rearrangement else {
      gatherRows(
        from: table.span, rows: places.span, columns: columns, into: model.input,
        stride: model.inputStride, compute: model.compute)
      return
    }
    for i in rows.indices { orders[i] = rearrangement.number(ofRow: rows[i], epoch: epoch) }
    gatherRows(
      from: table.span, rows: places.span, rearranged: rearrangement.symmetries,
      orders: orders.span, into: model.input, stride: model.inputStride, compute: model.compute)
  }
}

extension PreparedModel {
  /// Copies the labels of some rows into the block.
  func fillLabels(from labels: [Float], rows: some Collection<Int32>) {
    guard let tensor = self.labels else { return }
    tensor.modify { span in
      let columns = span.count / rows.count
      var place = 0
      for row in rows {
        for column in 0..<columns { span[place + column] = labels[Int(row) * columns + column] }
        place += columns
      }
    }
  }
}
