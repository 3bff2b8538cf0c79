public import Numerics
public import Storage

/// How many events of an energy are registered, and how large their signals are.
public struct EventEfficiency: Sendable {
  /// The bin of the true energy, keV.
  public let energy: Range<Double>
  /// How many events it has.
  public let count: Int
  /// How many have a registered S1.
  public let withS1: Int
  /// How many have a registered S2.
  public let withS2: Int
  /// How many have both.
  public let withBoth: Int
  /// The corrected S1 of those with both, phd.
  public let s1: Moments
  /// The corrected S2 of those with both, phd.
  public let s2: Moments
  /// The photons of all.
  public let photons: Moments
  /// The electrons of all.
  public let electrons: Moments

  /// The edges of the bins, keV.
  public static let edges = [0.3, 1, 2, 3, 4, 5, 7.5, 10, 15, 20, 30, 45, 60, 100]

  /// The efficiencies of a file of events; bins without events are left out.
  public static func efficiencies(of path: String) throws(StorageError) -> [EventEfficiency] {
    let events = try EventColumns(path: path)
    let bins = EventColumns.binned(events.energy, edges) { _ in true }
    return bins.indices.filter { !bins[$0].isEmpty }.map { bin in
      EventEfficiency(edges[bin]..<edges[bin + 1], bins[bin], of: events)
    }
  }

  private init(_ energy: Range<Double>, _ members: [Int], of events: EventColumns) {
    func moments(_ values: [Double], _ members: [Int]) -> Moments {
      var moments = Moments()
      for member in members { moments.add(values[member]) }
      return moments
    }
    let both = members.filter { events.hasS1[$0] && events.hasS2[$0] }
    self.energy = energy
    count = members.count
    withS1 = members.count { events.hasS1[$0] }
    withS2 = members.count { events.hasS2[$0] }
    withBoth = both.count
    s1 = moments(events.s1, both)
    s2 = moments(events.s2, both)
    photons = moments(events.photons, members)
    electrons = moments(events.electrons, members)
  }
}
