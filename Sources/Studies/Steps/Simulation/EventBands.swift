import Numerics
public import Storage

/// Where the charge of events lies for their light: quantiles of log10 S2c in bins of S1c.
public struct EventBand: Sendable {
  /// The bin of S1c, phd.
  public let s1: Range<Double>
  /// How many events with both signals registered it has.
  public let count: Int
  /// The 16, 50 and 84 % quantiles of log10 S2c; nil without events.
  public let quantiles: (low: Double, median: Double, high: Double)?
  /// The mean and the standard deviation of log10 S2c; nil with fewer than two events.
  public let moments: (mean: Double, deviation: Double)?

  /// The bands of a file of events, in bins of a width from zero up to the last event.
  ///
  /// The file is read in batches, some times over: it may be larger than the memory.
  public static func bands(
    of path: String, width: Double = 5
  ) throws(StorageError) -> [EventBand] {
    try bands(of: path, width: width, room: 1 << 20)
  }

  /// The bands, found with room for so many numbers at once.
  static func bands(
    of path: String, width: Double, room: Int
  ) throws(StorageError) -> [EventBand] {
    let charges = try BinnedCharges(path: path, width: width)
    var extents = [RankSearch.Extent()]
    var sums = [Moments()]
    try charges.forEach { charge, bin in
      while extents.count <= bin {
        extents.append(RankSearch.Extent())
        sums.append(Moments())
      }
      extents[bin].add(charge)
      sums[bin].add(charge)
    }
    var search = RankSearch(extents, room: room) { count in
      shares.flatMap { share in
        let place = QuantilePlace(share, of: count)
        return [place.below, place.above]
      }
    }
    while !search.isDone {
      search.beginPass()
      try charges.forEach { charge, bin in search.add(charge, to: bin) }
      search.endPass()
    }
    return extents.indices.map { bin in
      EventBand(
        s1: charges.edge(bin)..<charges.edge(bin + 1), sums: sums[bin],
        count: extents[bin].count
      ) { search.number($0, in: bin) }
    }
  }

  private static let shares = [0.16, 0.5, 0.84]

  private init(s1: Range<Double>, sums: Moments, count: Int, charge: (Int) -> Double?) {
    self.s1 = s1
    self.count = count
    let quantiles = Self.shares.compactMap { share -> Double? in
      let place = QuantilePlace(share, of: count)
      guard let below = charge(place.below), let above = charge(place.above) else { return nil }
      return below + place.fraction * (above - below)
    }
    self.quantiles = quantiles.count == 3 ? (quantiles[0], quantiles[1], quantiles[2]) : nil
    moments = count > 1 ? (sums.mean, sums.variance.squareRoot()) : nil
  }
}

/// Between which ranks a quantile lies, the first number being the 0 % and the last the 100 %.
private struct QuantilePlace {
  let below: Int
  let above: Int
  let fraction: Double

  init(_ share: Double, of count: Int) {
    let place = share * Double(max(0, count - 1))
    below = Int(place)
    above = min(below + 1, max(0, count - 1))
    fraction = place - Double(below)
  }
}
