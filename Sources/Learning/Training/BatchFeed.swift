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
  _ data: TrainingData, rows: [Int32], order: RowOrder, settings: TrainingSettings
) -> any BatchFeed {
  if let memory = data.rows.inMemory {
    return MemoryFeed(memory, data.labels, rows: rows, order: order, batch: settings.batch)
  }
  let bufferRows = max(1, settings.memory * 1_000_000 / (data.rows.columns * 4))
  return StreamFeed(data, rows: rows, order: order, batch: settings.batch, bufferRows: bufferRows)
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
