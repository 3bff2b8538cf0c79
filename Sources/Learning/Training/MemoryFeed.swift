import Kernels
import Numerics

/// Feeds rows that are in memory, gathered in the order of the epoch.
final class MemoryFeed: BatchFeed {
  private let memory: MemoryRows
  private let labels: [Float]
  private let chosen: [Int32]
  private let order: RowOrder
  /// The rows of the epoch in their order.
  private var queue: [Int32]
  private var next: Int
  private var epoch = 0
  /// The rows of the block.
  private var block: [Int32]
  private var gathering: BlockGathering

  init(
    _ memory: MemoryRows, _ labels: [Float], rows: [Int32], order: RowOrder,
    rearrangement: RowRearrangement? = nil, batch: Int
  ) {
    self.memory = memory
    self.labels = labels
    self.order = order
    chosen = rows
    queue = rows
    next = 0
    block = [Int32](repeating: 0, count: batch)
    gathering = BlockGathering(rearrangement, batch: batch)
  }

  var rows: Int { chosen.count }

  func begin(epoch: Int) {
    next = 0
    self.epoch = epoch
    guard case .shuffled(let seed) = order else { return }
    // From the same beginning in each epoch, so that an epoch's order depends on its number alone.
    for i in chosen.indices { queue[i] = chosen[i] }
    var stream = RandomStream(seed: seed, purpose: .shuffling, index: UInt64(epoch))
    queue.shuffle(using: &stream)
  }

  func fillNext(_ model: any PreparedModel) -> Int {
    let count = min(block.count, queue.count - next)
    guard count > 0 else { return 0 }
    // Padding repeats the rows in turn, so that a batch normalisation sees them alike.
    for i in block.indices { block[i] = queue[next + i % count] }
    gathering.gather(
      block, of: memory.values, columns: memory.columns, rows: block, epoch: epoch, into: model)
    model.fillLabels(from: labels, rows: block)
    next += count
    return count
  }
}
