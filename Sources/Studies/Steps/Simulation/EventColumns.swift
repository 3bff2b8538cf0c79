import Storage

/// Columns of a file of simulated events, read in batches: a file may be larger than the memory.
struct EventColumns {
  /// A dataset with one value for each event.
  enum Column: String {
    case kind = "truth/kind"
    case energy = "truth/energy"
    case photons = "truth/photons"
    case electrons = "truth/electrons"
    case s1 = "areas/s1c"
    case s2 = "areas/s2c"
    case hasS1 = "areas/s1_registered"
    case hasS2 = "areas/s2_registered"
  }

  /// The file.
  let path: String
  private let reader: HDF5Reader
  private let first: HDF5Dataset

  /// Opens a file that has these columns, all of one length.
  init(path: String, _ columns: Column...) throws(StorageError) {
    precondition(!columns.isEmpty, "EventColumns: no columns, expected at least one")
    let reader = try HDF5Reader(path: path)
    self.path = path
    self.reader = reader
    first = try reader.dataset(columns[0].rawValue, rowShape: [])
    for column in columns {
      _ = try reader.dataset(column.rawValue, rowShape: [], rows: first.rows)
    }
  }

  /// Calls `body` with the numbers of the events of each batch, in their order.
  func forEachBatch(_ body: (Range<Int>) throws(StorageError) -> Void) throws(StorageError) {
    for events in try reader.batches(of: first) { try body(events) }
  }

  /// The numbers of some events.
  func numbers(_ column: Column, of events: Range<Int>) throws(StorageError) -> [Double] {
    try reader.read(column.rawValue, as: Double.self, rows: events)
  }

  /// What is true of some events.
  func truths(_ column: Column, of events: Range<Int>) throws(StorageError) -> [Bool] {
    try reader.read(column.rawValue, as: Bool.self, rows: events)
  }
}
