public import Numerics
public import Storage

/// How many events of an energy are registered, and how large their signals are.
public struct EventEfficiency: Sendable {
  /// The bin of the true energy, keV.
  public let energy: Range<Double>
  /// How many events it has.
  public private(set) var count = 0
  /// How many have a registered S1.
  public private(set) var withS1 = 0
  /// How many have a registered S2.
  public private(set) var withS2 = 0
  /// How many have both.
  public private(set) var withBoth = 0
  /// The corrected S1 of those with both, phd.
  public private(set) var s1 = Moments()
  /// The corrected S2 of those with both, phd.
  public private(set) var s2 = Moments()
  /// The photons of all.
  public private(set) var photons = Moments()
  /// The electrons of all.
  public private(set) var electrons = Moments()

  /// The edges of the bins, keV.
  public static let edges = [0.3, 1, 2, 3, 4, 5, 7.5, 10, 15, 20, 30, 45, 60, 100]

  /// The efficiencies of a file of events; bins without events are left out.
  ///
  /// The file is read in batches: it may be larger than the memory.
  public static func efficiencies(of path: String) throws(StorageError) -> [EventEfficiency] {
    let events = try EventColumns(
      path: path, .energy, .photons, .electrons, .s1, .s2, .hasS1, .hasS2)
    var bins = zip(edges, edges.dropFirst()).map { EventEfficiency(energy: $0..<$1) }
    try events.forEachBatch { batch throws(StorageError) in
      let energy = try events.numbers(.energy, of: batch)
      let photons = try events.numbers(.photons, of: batch)
      let electrons = try events.numbers(.electrons, of: batch)
      let s1 = try events.numbers(.s1, of: batch)
      let s2 = try events.numbers(.s2, of: batch)
      let hasS1 = try events.truths(.hasS1, of: batch)
      let hasS2 = try events.truths(.hasS2, of: batch)
      for event in energy.indices {
        guard let bin = bins.firstIndex(where: { $0.energy.contains(energy[event]) }) else {
          continue
        }
        bins[bin].count += 1
        bins[bin].photons.add(photons[event])
        bins[bin].electrons.add(electrons[event])
        if hasS1[event] { bins[bin].withS1 += 1 }
        if hasS2[event] { bins[bin].withS2 += 1 }
        guard hasS1[event], hasS2[event] else { continue }
        bins[bin].withBoth += 1
        bins[bin].s1.add(s1[event])
        bins[bin].s2.add(s2[event])
      }
    }
    return bins.filter { $0.count > 0 }
  }

  private init(energy: Range<Double>) { self.energy = energy }
}
