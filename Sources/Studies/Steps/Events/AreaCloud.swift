import Foundation
import Numerics
import Storage

/// Charge and light of the events of a file with both signals: one by one, or counted in cells.
struct AreaCloud {
  /// The events of one kind.
  struct Kind {
    let name: String
    var s1: [Double] = []
    var logS2: [Double] = []
  }

  enum Contents {
    case points([Kind])
    case cells(Histogram2D)
  }

  let contents: Contents
  /// How many kinds of events there are.
  let kindCount: Int
  /// A width of bins of S1 that divides the events into about forty.
  let bandWidth: Double

  /// Reads a file in batches, twice where it has more events than are kept one by one.
  init(path: String, most: Int) throws(StorageError) {
    let events = try EventColumns(path: path, .s1, .s2, .hasS1, .hasS2)
    let names = try EventFile(path: path).kindNames()
    var kinds: [Int: Kind] = [:]
    var s1 = (lower: Double.infinity, upper: -Double.infinity)
    var s2 = s1
    var count = 0
    try Self.forEach(of: events, hasKinds: names != nil) { light, charge, kind in
      s1 = (min(s1.lower, light), max(s1.upper, light))
      s2 = (min(s2.lower, charge), max(s2.upper, charge))
      count += 1
      let name = names.map { $0.indices.contains(kind) ? $0[kind] : "kind \(kind)" } ?? "events"
      guard count <= most else {
        kinds[kind] = kinds[kind] ?? Kind(name: name)
        return
      }
      kinds[kind, default: Kind(name: name)].s1.append(light)
      kinds[kind]?.logS2.append(charge)
    }
    kindCount = kinds.count
    bandWidth = count > 0 && s1.upper > 0 ? s1.upper / 40 : 1
    guard count > most,
      let x = Axis.holding([s1.lower, s1.upper], bins: 200),
      let y = Axis.holding([s2.lower, s2.upper], bins: 200)
    else {
      contents = .points(kinds.sorted { $0.key < $1.key }.map(\.value))
      return
    }
    var histogram = Histogram2D(x: x, y: y)
    try Self.forEach(of: events, hasKinds: false) { light, charge, _ in
      histogram.fill(x: light, y: charge)
    }
    contents = .cells(histogram)
  }

  private static func forEach(
    of events: EventColumns, hasKinds: Bool, _ body: (Double, Double, Int) -> Void
  ) throws(StorageError) {
    try events.forEachBatch { batch throws(StorageError) in
      let s1 = try events.numbers(.s1, of: batch)
      let s2 = try events.numbers(.s2, of: batch)
      let hasS1 = try events.truths(.hasS1, of: batch)
      let hasS2 = try events.truths(.hasS2, of: batch)
      let kinds = hasKinds ? try events.numbers(.kind, of: batch) : []
      for event in s1.indices where hasS1[event] && hasS2[event] && s2[event] > 0 {
        body(s1[event], log10(s2[event]), hasKinds ? Int(exactly: kinds[event]) ?? -1 : 0)
      }
    }
  }
}
