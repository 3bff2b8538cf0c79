import Response
public import Storage

/// The events of a file as rows of numbers for the networks: S1, S2, hits top, hits bottom.
///
/// A view: rows are read when asked for, so a file may be larger than the memory.
public final class EventVectors {
  private let reader: HDF5Reader
  private let layout: EventVector
  /// How many events there are.
  public let count: Int

  /// How many numbers an event has.
  public var length: Int { layout.count }

  /// Opens a file of events with waveforms and hit patterns.
  public init(path: String) throws(StorageError) {
    let reader = try HDF5Reader(path: path)
    self.reader = reader
    func shape(_ path: String) throws(StorageError) -> (rows: Int, length: Int) {
      let dataset = try reader.dataset(path)
      return (dataset.rows, dataset.rowLength)
    }
    let s1 = try shape("waveforms/s1_top")
    let s2 = try shape("waveforms/s2_top")
    let top = try shape("patterns/top")
    let bottom = try shape("patterns/bottom")
    count = s1.rows
    _ = try reader.dataset("waveforms/s1_bottom", rowShape: [s1.length], rows: s1.rows)
    _ = try reader.dataset("waveforms/s2_top", rowShape: [s2.length], rows: s1.rows)
    _ = try reader.dataset("waveforms/s2_bottom", rowShape: [s2.length], rows: s1.rows)
    _ = try reader.dataset("patterns/top", rowShape: [top.length], rows: s1.rows)
    _ = try reader.dataset("patterns/bottom", rowShape: [bottom.length], rows: s1.rows)
    layout = EventVector(
      s1Samples: s1.length, s2Samples: s2.length, topChannels: top.length,
      bottomChannels: bottom.length)
  }

  /// The rows of some events, one after the other.
  public func rows(_ events: Range<Int>) throws(StorageError) -> [Float] {
    var rows = [Float](repeating: 0, count: events.count * layout.count)
    func add(_ path: String, to part: Range<Int>) throws(StorageError) {
      let values = try reader.read(path, as: Float.self, rows: events)
      for event in 0..<events.count {
        let start = event * layout.count + part.lowerBound
        for i in 0..<part.count { rows[start + i] += values[event * part.count + i] }
      }
    }
    try add("waveforms/s1_top", to: layout.s1)
    try add("waveforms/s1_bottom", to: layout.s1)
    try add("waveforms/s2_top", to: layout.s2)
    try add("waveforms/s2_bottom", to: layout.s2)
    try add("patterns/top", to: layout.hitsTop)
    try add("patterns/bottom", to: layout.hitsBottom)
    return rows
  }
}
