import Foundation
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
  public static func bands(
    of path: String, width: Double = 5
  ) throws(StorageError) -> [EventBand] {
    let events = try EventColumns(path: path)
    let isAccepted = { (event: Int) in
      events.hasS1[event] && events.hasS2[event] && events.s2[event] > 0
    }
    let last = events.s1.indices.filter(isAccepted).map { events.s1[$0] }.max() ?? 0
    let edges = (0...max(1, Int(last / width) + 1)).map { width * Double($0) }
    let bins = EventColumns.binned(events.s1, edges, where: isAccepted)
    return bins.indices.map { bin in
      EventBand(edges[bin]..<edges[bin + 1], bins[bin].map { log10(events.s2[$0]) }.sorted())
    }
  }

  private init(_ s1: Range<Double>, _ charges: [Double]) {
    self.s1 = s1
    count = charges.count
    func quantile(_ share: Double) -> Double {
      let place = share * Double(charges.count - 1)
      let below = Int(place)
      let above = min(below + 1, charges.count - 1)
      return charges[below] + (place - Double(below)) * (charges[above] - charges[below])
    }
    quantiles = charges.isEmpty ? nil : (quantile(0.16), quantile(0.5), quantile(0.84))
    var sums = Moments()
    for charge in charges { sums.add(charge) }
    moments = charges.count > 1 ? (sums.mean, sums.variance.squareRoot()) : nil
  }
}
