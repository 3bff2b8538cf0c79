import Numerics

/// A material that absorbs bosons as it absorbs photons: by its electrons, one atom at a time.
public struct AbsorptionTarget: Sendable, Equatable {
  private struct Part: Equatable {
    let crossSection: TabulatedFunction
    let atoms: Double
  }

  private let parts: [Part]
  /// The energies for which all elements have a cross section, keV.
  public let domain: ClosedRange<Double>
  /// The energies of the absorption edges, where the cross section jumps, keV.
  public let edges: [Double]
  /// The names of the materials whose elements all have a cross section.
  public static let names = [Target.xenon, .argon, .germanium].map(\.name)

  /// The elements of a target.
  ///
  /// - Parameters:
  ///   - target: The material.
  ///   - name: The name of the source, for messages.
  /// - Throws: `SpectraError` for a target with an element whose cross section is not known.
  public init(_ target: Target, for name: String) throws(SpectraError) {
    var parts: [Part] = []
    for component in target.components {
      guard let table = PhotoelectricAbsorption.table(of: component.element) else {
        throw .unsuitableTarget(
          source: name, target: target.name,
          expected: "one of \(Self.names.joined(separator: ", "))")
      }
      parts.append(Part(crossSection: table, atoms: component.perTonne))
    }
    self.parts = parts
    let lower = parts.map(\.crossSection.domain.lowerBound).max() ?? 0
    domain = lower...(parts.map(\.crossSection.domain.upperBound).min() ?? lower)
    edges = Set(parts.flatMap { Self.jumps(of: $0.crossSection) }).sorted()
  }

  /// The photoelectric cross section of all atoms of a tonne together, mm² per tonne.
  public func area(at energy: Double) -> Double {
    parts.reduce(0) { $0 + $1.atoms * $1.crossSection(energy) }
  }

  /// Both ends of the steps, less than a fortieth of a per cent wide, by which the tables draw an
  /// edge above 200 eV.
  private static func jumps(of table: TabulatedFunction) -> [Double] {
    zip(table.arguments, table.arguments.dropFirst())
      .filter { $0.0 > 0.2 && $0.1 / $0.0 < 1.000_4 }.flatMap { [$0.0, $0.1] }
  }
}
