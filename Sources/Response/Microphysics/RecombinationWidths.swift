/// The widths of the fluctuations of quanta, each with a name and all of them tunable.
///
/// NEST keeps them in a list whose order differs between its versions; names cannot be swapped.
public struct RecombinationWidths: Sendable, Equatable {
  /// The variance over the mean of all quanta of an electron recoil.
  public enum Fano: Sendable, Equatable {
    /// The same for all recoils: 1 before 2026, which stands for more than counting.
    case constant(Double)
    /// The theoretical one, about 0.03, and `slope · √(quanta · field)`, field in V/cm.
    case growing(slope: Double)
  }

  /// A variance over the mean that grows with the mean, never below zero.
  public struct LinearFano: Sendable, Equatable {
    /// The Fano factor of a small mean.
    public var start: Double
    /// How much it grows with each quantum of the mean.
    public var slope: Double

    /// The Fano factor of a mean.
    func callAsFunction(_ mean: Double) -> Double { max(0, start + slope * mean) }
  }

  // MARK: - Nuclear recoils
  /// The Fano factor of the ions.
  public var nuclearIonFano = LinearFano(start: 0.4, slope: 0)
  /// The Fano factor of the excitons.
  public var nuclearExcitonFano = LinearFano(start: 0.4, slope: 0)
  /// The height of the fluctuation ω of recombination.
  public var nuclearAmplitude = 0.04
  /// The share of electrons among the quanta at which ω is highest.
  public var nuclearCenter = 0.5
  /// The deviation of the bell of ω.
  public var nuclearWidth = 0.19
  /// The shape of the skew normal law of the electrons.
  public var nuclearSkewness = 2.25
  /// The share of the binomial variance of recombination that is left, 1 where it is free.
  public var nuclearBinomial = 1.0

  // MARK: - Electron recoils
  /// The Fano factor of all quanta.
  public var electronFano = Fano.constant(1)
  /// The height of ω below about 295 V/cm.
  public var electronAmplitude = 0.046_452
  /// The height of ω above about 295 V/cm.
  public var electronHighFieldAmplitude = 0.086_036
  /// The location of the skew bell of ω in the share of electrons.
  public var electronCenter = 0.45
  /// The scale of the skew bell of ω.
  public var electronWidth = 0.205
  /// The shape of the skew bell of ω.
  public var electronAsymmetry = -0.2

  /// The widths as a release has them.
  public init(_ release: XenonModel.Release) {
    switch release {
    case .nest240: break
    case .nest2026:
      electronFano = .growing(slope: 0.001)
      electronHighFieldAmplitude = 0.07
    }
  }
}
