import Inference
import Spectra
import Storage

/// How a signal is limited by events whose background is not known.
public enum YellinMethod: String, Sendable, CaseIterable {
  /// The largest gap between events.
  case maximumGap = "maximum-gap"
  /// The interval with few events, of any number, that restricts most.
  case optimumInterval = "optimum-interval"

  /// The confidence levels that the method knows.
  public var levels: ClosedRange<Double> {
    switch self {
    case .maximumGap: 0.001...0.999_999
    case .optimumInterval: OptimumIntervalTable.levels
    }
  }
}

/// A limit on a spectrum, and the interval of energies that gave it.
public struct SpectrumLimit: Sendable {
  /// The confidence level.
  public let level: Double
  /// The largest number of signal events, in the mean, that is not excluded.
  public let mean: Double
  /// The factor on the spectrum that gives so many.
  public let scale: Double
  /// How many events lie inside the interval.
  public let events: Int
  /// The share of the signal that is expected in the interval.
  public let share: Double
  /// Where the interval begins, keV.
  public let lower: Double
  /// Where the interval ends, keV.
  public let upper: Double
}

/// Limits on the size of a spectrum from the energies of events, whatever else made them.
///
/// - Parameters:
///   - spectrum: The file of the expected signal; see `readSpectrum`.
///   - events: The file of the events' energies; see `readEnergies`.
///   - method: The largest gap or the optimum interval.
///   - levels: The confidence levels.
///   - exposure: By what the spectrum is multiplied to be counts, tonne-years.
/// - Returns: The events in the spectrum, and a limit for each level.
/// - Throws: What is wrong with a file, or that the limit is beyond the method's table.
public func yellinLimits(
  spectrum: String, events: String, method: YellinMethod, levels: [Double], exposure: Double
) throws -> (events: SpectrumEvents, limits: [SpectrumLimit]) {
  let rates = try readSpectrum(from: spectrum)
  guard let found = SpectrumEvents(try readEnergies(from: events), in: rates) else {
    throw StorageError.unexpected(
      path: spectrum, place: "table", found: "rates that are all zero",
      expected: "a spectrum with counts")
  }
  let interval = OptimumInterval(between: found.places)
  let limits = try levels.map { level in
    let limit: YellinLimit? =
      switch method {
      case .maximumGap: MaximumGap.limit(between: found.places, level: level)
      case .optimumInterval: interval.limit(level: level)
      }
    guard let limit else {
      throw StorageError.unexpected(
        path: events, place: "events",
        found: "\(found.energies.count) that allow a signal beyond the table",
        expected: "a limit of at most \(OptimumIntervalTable.means.upperBound) events")
    }
    let scale = limit.mean / (found.counts * exposure)
    guard scale.isFinite else {
      throw StorageError.unexpected(
        path: spectrum, place: "table", found: "\(found.counts * exposure) counts",
        expected: "a spectrum with counts")
    }
    let ends = found.ends(first: limit.interval.first, count: limit.interval.events)
    return SpectrumLimit(
      level: level, mean: limit.mean, scale: scale, events: limit.interval.events,
      share: limit.interval.share, lower: ends.lower, upper: ends.upper)
  }
  return (found, limits)
}
