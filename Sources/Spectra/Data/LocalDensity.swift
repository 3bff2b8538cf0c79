import Numerics

/// The densities of dark matter near the Sun.
public enum LocalDensity {
  /// The energy density of the dark halo.
  public static let darkMatter = Measured(
    0.3 * Units.GeV * Units.perCubicCentimetre, uncertainty: 0,
    source: Source(
      "Baxter and others, Eur. Phys. J. C 81 (2021) 907", at: "arXiv:2105.00599",
      note: "a convention, not a measurement; as used by the program wimprates"))

  /// The number density of mirror helium nuclei at the Earth.
  public static let mirrorHelium = Measured(
    5.8e-11 * Units.perCubicCentimetre, uncertainty: 0,
    source: Source(
      "LZ collaboration (2025)", at: "arXiv:2511.17350",
      note: "the model's input as quoted in the text", reading: .remembered))
}
