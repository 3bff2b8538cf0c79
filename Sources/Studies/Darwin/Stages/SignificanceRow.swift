import Foundation
import Inference
import Numerics

/// What experiments with a signal would find by one statistic.
struct SignificanceRow: Codable, Sendable {
  /// What events are judged by.
  let space: ScoreSpace
  /// The statistic, or what is special about it.
  let statistic: String
  /// The exposure, tonne-years.
  let exposure: Double
  /// The background events expected.
  let background: Double
  /// The signal events expected.
  let signal: Double
  /// The median significance.
  let median: Double
  /// Whether the median is only known to be larger.
  let isLowerBound: Bool
  /// What 16 % of experiments do not reach.
  let lower: Double
  /// What 84 % of experiments do not reach.
  let upper: Double
  /// The relative error of the median's probability.
  let relativeError: Double
  /// The standard error of the median by pseudo-experiments: those of its tail, and those with a signal.
  let toyError: Double
  /// How it was found.
  let method: String

  init(
    _ space: ScoreSpace, _ statistic: String, exposure: Double, _ background: Background,
    _ signal: Signal, _ band: SignificanceBand, signalToys: Int?
  ) {
    self.space = space
    self.statistic = statistic
    self.exposure = exposure
    self.background = background.expected
    self.signal = signal.expected
    median = band.median.z
    isLowerBound = band.median.isLowerBound
    lower = band.lower.z
    upper = band.upper.z
    relativeError = band.median.relativeError
    toyError = Self.toyError(of: band, signalToys: signalToys)
    method = "\(band.median.method)"
  }

  /// The error of the tail moves Z by p / phi(Z); the median of n normal values has an error of
  /// sqrt(pi / 2n) of their deviation.
  static func toyError(of band: SignificanceBand, signalToys: Int?) -> Double {
    let z = max(band.median.z, 0)
    // Mills' ratio, and what it comes to far out.
    let mills =
      z < 30
      ? (0.5 * Double.pi).squareRoot() * exp(0.5 * z * z)
        * SpecialFunctions.erfc(z * 0.5.squareRoot()) : 1 / z
    let tail = band.median.relativeError * mills
    let draws = signalToys.map {
      0.5 * (band.upper.z - band.lower.z) * (0.5 * Double.pi / Double($0)).squareRoot()
    }
    return hypot(tail, draws ?? 0)
  }

  /// The columns of a table of rows.
  static let columns = [
    "space", "statistic", "exposure_tonne_years", "background_events", "signal_events", "Z_median",
    "Z_16pct", "Z_84pct", "Z_toy_error", "is_lower_bound", "p_relative_error", "method",
  ]
}
