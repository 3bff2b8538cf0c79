public import Numerics

/// A density as a file describes it, by the name of its law.
public indirect enum DensityPlan: Sendable, Equatable {
  /// The same everywhere.
  case flat
  /// `mean`.
  case exponential(mean: Double)
  /// `mean` and `deviation`.
  case gaussian(mean: Double, deviation: Double)
  /// `exponent`: the density falls like the observable to minus this power.
  case power(exponent: Double)
  /// `energy` and `resolution`: a normal law whose deviation is their product.
  case line(energy: Double, resolution: Double)
  /// Points joined by lines: `x` and `y`, or `file` and perhaps `columns`; a grid in more dimensions.
  case table(CurvePlan.Points)
  /// `contents` of the observables' bins, in the file or a table; `interpolate` joins them by lines.
  case histogram(Contents, GridDensity.Interpolation)
  /// `file` of simulated events with a column for each observable, and perhaps one `weight`.
  case events(file: String, GridDensity.Interpolation, smooth: BandwidthRule?)
  /// `parts`, each with a `share` and a `density`.
  case sum([Part])
  /// `factors`, one for each observable in order; one with `dimensions` takes as many.
  case product([Factor])

  /// What a histogram holds.
  public enum Contents: Sendable, Equatable {
    /// Numbers.
    case here([Double])
    /// The last column of a table.
    case file(String)
  }

  /// One of several densities that events come from.
  public struct Part: Sendable, Equatable {
    /// How many of the events, relative to the others.
    public let share: Double
    /// Where they lie.
    public let density: DensityPlan
  }

  /// One of several independent densities.
  public struct Factor: Sendable, Equatable {
    /// How many observables it takes.
    public let dimensions: Int
    /// The density.
    public let density: DensityPlan
  }
}
