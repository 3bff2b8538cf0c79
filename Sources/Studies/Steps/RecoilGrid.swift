public import Response

/// Recoils of every kind at every energy, in every field and density: the rows of a table.
public struct RecoilGrid: Sendable {
  /// One of the recoils.
  public struct Point: Sendable, Equatable {
    /// What recoils.
    public let interaction: Interaction
    /// The energy, keV.
    public let energy: Double
    /// The drift field, V/cm.
    public let field: Double
    /// The density of the liquid, g/cm3.
    public let density: Double
  }

  /// The recoils: densities run slowest, then fields, kinds and energies.
  public let points: [Point]
  /// The model that predicts their quanta.
  public let model: XenonModel

  /// Multiplies lists out.
  public init(
    interactions: [Interaction], energies: [Double], fields: [Double], densities: [Double],
    model: XenonModel
  ) {
    self.model = model
    points = densities.flatMap { density in
      fields.flatMap { field in
        interactions.flatMap { interaction in
          energies.map {
            Point(interaction: interaction, energy: $0, field: field, density: density)
          }
        }
      }
    }
  }

  /// The mean yields of each recoil.
  public func meanYields() -> [MeanYields] {
    points.map { point in
      YieldModel(model, field: point.field, density: point.density)
        .mean(point.interaction, energy: point.energy)
    }
  }
}
