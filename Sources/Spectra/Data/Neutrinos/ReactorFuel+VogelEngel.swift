import Numerics

extension ReactorFuel {
  /// The antineutrinos of one fission below 2 MeV in the older calculation of Vogel and Engel.
  ///
  /// Kept because published predictions use it. Eleven points, joined by straight lines; uranium
  /// 239 and neptunium 239 are not in it.
  public var vogelEngel: TabulatedFunction {
    TabulatedFunction(
      arguments: [0] + Self.vogelEngelEnergies, in: Units.MeV, values: [0] + vogelEngelValues,
      in: 1 / Units.MeV,
      source: Source(
        "Vogel and Engel, Phys. Rev. D 39 (1989) 3378, table II",
        at: "doi:10.1103/PhysRevD.39.3378", note: "as held by two independent public programs"))
  }

  private static let vogelEngelEnergies = [
    7.813e-3, 1.563e-2, 3.12e-2, 6.25e-2, 0.125, 0.25, 0.50, 0.75, 1.0, 1.5, 2.0,
  ]

  private var vogelEngelValues: [Double] {
    switch self {
    case .uranium235: [0.024, 0.092, 0.35, 0.61, 1.98, 2.16, 2.66, 2.66, 2.41, 1.69, 1.26]
    case .uranium238: [0.089, 0.35, 1.32, 0.65, 2.02, 2.18, 2.91, 2.96, 2.75, 1.97, 1.50]
    case .plutonium239: [0.14, 0.56, 2.13, 0.64, 1.99, 2.08, 2.63, 2.58, 2.32, 1.48, 1.08]
    case .plutonium241: [0.20, 0.79, 3.00, 0.59, 1.85, 2.14, 2.82, 2.90, 2.63, 1.75, 1.32]
    }
  }
}
