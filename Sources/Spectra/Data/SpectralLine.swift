/// A line in a spectrum.
public struct SpectralLine: Sendable, Equatable {
  /// Where it stands, native units.
  public let energy: Double
  /// The share of all particles or decays that it takes, between 0 and 1.
  public let fraction: Double
  /// Where the numbers come from.
  public let source: Source

  /// Creates a line.
  public init(_ energy: Double, fraction: Double, source: Source) {
    precondition(
      (0...1).contains(fraction), "SpectralLine: fraction is \(fraction), expected 0 to 1")
    self.energy = energy
    self.fraction = fraction
    self.source = source
  }
}
