import Foundation
import Storage

/// The log10 S2c of the events of a file with both signals registered, and their bins of S1c.
struct BinnedCharges {
  private let events: EventColumns
  private let width: Double
  /// More bins are no table that a person reads; their number comes from the file.
  private static let mostBins = 1_000_000.0

  init(path: String, width: Double) throws(StorageError) {
    precondition(width > 0, "EventBand: width is \(width), expected a positive number")
    events = try EventColumns(path: path, .s1, .s2, .hasS1, .hasS2)
    self.width = width
  }

  func edge(_ bin: Int) -> Double { width * Double(bin) }

  func forEach(_ body: (_ charge: Double, _ bin: Int) -> Void) throws(StorageError) {
    try events.forEachBatch { batch throws(StorageError) in
      let s1 = try events.numbers(.s1, of: batch)
      let s2 = try events.numbers(.s2, of: batch)
      let hasS1 = try events.truths(.hasS1, of: batch)
      let hasS2 = try events.truths(.hasS2, of: batch)
      for event in s1.indices
      where hasS1[event] && hasS2[event] && s2[event] > 0 && s1[event] >= 0 {
        guard s1[event] / width < Self.mostBins else {
          throw .unexpected(
            path: events.path, place: "dataset '/areas/s1c'", found: "\(s1[event]) phd",
            expected: "less than \(Self.mostBins * width)")
        }
        // The division rounds; the edges decide.
        var bin = Int(s1[event] / width)
        while s1[event] < edge(bin) { bin -= 1 }
        while s1[event] >= edge(bin + 1) { bin += 1 }
        body(log10(s2[event]), bin)
      }
    }
  }
}
