import Kernels
import Numerics

/// Feeds rows that do not fit into memory, read in stretches of consecutive rows.
///
/// The stretches are shuffled, as many as the buffer holds are read, and the rows in the buffer are
/// shuffled: an order that is nearly as good as a free one as long as the buffer holds many
/// stretches, while the file is read in long strides.
final class StreamFeed: BatchFeed {
  /// How many stretches the buffer holds.
  private static let stretchesInBuffer = 16

  private let data: TrainingData
  private let chosen: [Int32]
  private let order: RowOrder
  private let stretch: Int
  private let columns: Int
  /// The stretches not yet read, the next one last.
  private var stretches: [Int] = []
  private var shuffling: RandomStream?
  private var buffer: [Float] = []
  /// Rows read but not yet fed, the next one first: their places in the buffer and in the source.
  private var waiting: [(place: Int32, row: Int32)] = []
  private var fed = 0
  private var epoch = 0
  private var places: [Int32]
  private var block: [Int32]
  private var gathering: BlockGathering

  init(
    _ data: TrainingData, rows: [Int32], order: RowOrder,
    rearrangement: RowRearrangement? = nil, batch: Int, bufferRows: Int
  ) {
    self.data = data
    self.order = order
    chosen = rows
    columns = data.rows.columns
    stretch = max(1, bufferRows / Self.stretchesInBuffer)
    places = [Int32](repeating: 0, count: batch)
    block = places
    gathering = BlockGathering(rearrangement, batch: batch)
  }

  var rows: Int { chosen.count }

  func begin(epoch: Int) {
    stretches = Array(0..<(data.rows.rows + stretch - 1) / stretch).reversed()
    buffer.removeAll(keepingCapacity: true)
    waiting.removeAll(keepingCapacity: true)
    fed = 0
    self.epoch = epoch
    shuffling = nil
    if case .shuffled(let seed) = order {
      var stream = RandomStream(seed: seed, purpose: .shuffling, index: UInt64(epoch))
      stretches.shuffle(using: &stream)
      shuffling = stream
    }
  }

  func fillNext(_ model: any PreparedModel) throws -> Int {
    while waiting.count - fed < block.count, !stretches.isEmpty { try refill() }
    let count = min(block.count, waiting.count - fed)
    guard count > 0 else { return 0 }
    for i in block.indices {
      (places[i], block[i]) = waiting[fed + i % count]
    }
    gathering.gather(
      places, of: buffer, columns: columns, rows: block, epoch: epoch, into: model)
    model.fillLabels(from: data.labels, rows: block)
    fed += count
    return count
  }

  /// Keeps the rows that wait and reads as many stretches as the buffer holds.
  private func refill() throws {
    var kept: [Float] = []
    var rows: [(place: Int32, row: Int32)] = []
    for (place, row) in waiting[fed...] {
      rows.append((Int32(rows.count), row))
      kept += buffer[Int(place) * columns..<(Int(place) + 1) * columns]
    }
    buffer.removeAll(keepingCapacity: true)
    buffer += kept
    for _ in 0..<min(Self.stretchesInBuffer, stretches.count) {
      let start = stretches.removeLast() * stretch
      let range = start..<min(start + stretch, data.rows.rows)
      let shift = buffer.count / columns - start
      buffer += try data.rows.read(range)
      for row in chosen[firstChosen(from: range.lowerBound)..<firstChosen(from: range.upperBound)] {
        rows.append((row + Int32(shift), row))
      }
    }
    if var stream = shuffling {
      rows.shuffle(using: &stream)
      shuffling = stream
    }
    waiting = rows
    fed = 0
  }

  /// The place in `chosen`, which rises, of the first row that is not before `row`.
  private func firstChosen(from row: Int) -> Int {
    var (low, high) = (0, chosen.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(chosen[middle]) < row { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
