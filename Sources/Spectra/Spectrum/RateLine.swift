/// A line of a spectrum: counts at one energy.
public struct RateLine: Sendable, Equatable {
  /// Where it stands, keV.
  public var energy: Double
  /// How many counts it has per tonne and year.
  public var rate: Double

  /// Creates a line.
  public init(energy: Double, rate: Double) {
    precondition(
      energy >= 0 && rate >= 0,
      "RateLine: energy \(energy) and rate \(rate), expected numbers that are not negative")
    self.energy = energy
    self.rate = rate
  }
}
