import Numerics

/// Values that several sources of dark matter are made of.
extension SpectrumSettings {
  /// The rest energy of a particle, keV.
  func particleMass() throws(SpectraError) -> Double { try number("mass") * Units.GeV }

  /// The cross section, square millimetres.
  func crossSection() throws(SpectraError) -> Double {
    try number("cross-section") * Units.cm * Units.cm
  }

  /// The energy density of dark matter, native units.
  func haloDensity() throws(SpectraError) -> Double {
    try number("density") * Units.GeV * Units.perCubicCentimetre
  }

  /// What carries the force.
  func mediator() -> Mediator {
    optionalNumber("mediator-mass").map { .light(mass: $0 * Units.GeV) } ?? .heavy
  }

  /// Whether rates follow the program wimprates where it departs from physics.
  ///
  /// Its nucleus, the average one, brings its convention along.
  func followsWimprates() throws(SpectraError) -> Bool {
    switch try word("convention") {
    case "wimprates": true
    case "physics": false
    default: try target() == .xenonAverage
    }
  }

  /// The particles of the standard halo, or of the user's own.
  func haloFlux(
    splitting: Double = 0, normalization: StandardHalo.Normalization = .one
  ) throws(SpectraError) -> HaloFlux {
    let mass = try particleMass()
    let density = try haloDensity()
    if let table = optionalTable("halo") {
      let halo = try TabulatedHalo(
        speeds: table.arguments.map { $0 * Units.kilometrePerSecond }, densities: table.values,
        source: table.source)
      return HaloFlux(halo: halo, mass: mass, density: density, splitting: splitting)
    }
    let halo = StandardHalo(
      mostProbableSpeed: try number("v0") * Units.kilometrePerSecond,
      escapeSpeed: try number("vesc") * Units.kilometrePerSecond, day: try number("day"),
      normalization: normalization)
    return HaloFlux(halo: halo, mass: mass, density: density, splitting: splitting)
  }
}
