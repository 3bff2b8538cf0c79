import Foundation
import Numerics

/// The nuclear recoils of neutrons from fission and from alpha particles in the materials.
///
/// A shape from first principles, to be replaced by a simulation's where there is one. Neutrons
/// leave nuclei with an evaporation spectrum `E exp(-E/T)`, T = 1 MeV, and scatter as waves off a
/// black sphere: `(3 j₁(qR)/(qR))²` of the momentum transfer q. Neither inelastic scattering nor the
/// loss of energy before the xenon is in it; both fill the low end a little more.
public struct RadiogenicNeutrons: RateSource {
  /// The recoils that the rate is counted between, keV: those of a search for heavy particles.
  public static let window = 5.0...45.0

  public let recoil = RecoilKind.nuclear
  public let relativeUncertainty: Double
  public let source = Self.published
  private let table: TabulatedFunction

  public var domain: ClosedRange<Double> { table.domain }
  public var breaks: [Double] { table.arguments }

  /// The recoils of nuclei of a mass number, with their counts per tonne and year in the window.
  public init(
    countsInWindow counts: Double, nucleons: Double = 131.293, relativeUncertainty: Double = 0
  ) {
    precondition(
      counts >= 0 && nucleons >= 1,
      "RadiogenicNeutrons: \(counts) counts on \(nucleons) nucleons, expected no negative counts "
        + "and at least one nucleon")
    let shape = Self.shape(nucleons: nucleons)
    let inside = zip(shape.arguments, shape.values).filter { Self.window.contains($0.0) }
    // The window's ends are nodes of the table, so its straight lines are summed exactly.
    let sum = zip(inside, inside.dropFirst()).reduce(0) {
      $0 + ($1.1.0 - $1.0.0) * ($1.1.1 + $1.0.1) / 2
    }
    table = shape.scaled(by: counts / sum)
    self.relativeUncertainty = relativeUncertainty
  }

  public func rate(at energy: Double) -> Double { table(energy) }

  /// The recoils per energy, on steps of a quarter of a keV.
  ///
  /// A neutron of energy E gives recoils up to `4 m M / (m + M)² E`, and every neutron is counted
  /// once: its diffraction pattern is divided by the pattern's sum.
  private static func shape(nucleons: Double) -> TabulatedFunction {
    let step = 0.25
    let neutron = PhysicalConstants.neutronMass
    let nucleus = nucleons * PhysicalConstants.dalton
    let transfer = 4 * neutron * nucleus / ((neutron + nucleus) * (neutron + nucleus))
    let radius = 1.35 * cbrt(nucleons) * Units.fm / PhysicalConstants.reducedPlanck
    let temperature = 1 * Units.MeV
    let recoils = (0...800).map { Double($0) * step }
    let pattern = recoils.map { diffraction((2 * nucleus * $0).squareRoot() * radius) }
    // From the highest end point down: each neutron adds to all recoils below its end point.
    var sums = [0.0]
    for index in recoils.indices.dropFirst() {
      sums.append(sums[index - 1] + step * (pattern[index] + pattern[index - 1]) / 2)
    }
    var neutrons = 0.0
    var values = [Double](repeating: 0, count: recoils.count)
    for index in recoils.indices.dropFirst().reversed() {
      values[index] = pattern[index] * neutrons
      // Those that end within this step reach the recoil at its lower end, not that at its upper.
      let energy = (recoils[index] - step / 2) / transfer
      neutrons +=
        energy * exp(-energy / temperature) / (0.5 * (sums[index] + sums[index - 1]))
    }
    values[0] = pattern[0] * neutrons
    return TabulatedFunction(step: step, values: values, source: published)
  }

  /// The intensity of a wave behind a black sphere, one forwards.
  private static func diffraction(_ x: Double) -> Double {
    // The quotient loses its digits below this; the series errs by 1e-7.
    guard x > 0.05 else { return 1 - x * x / 5 }
    let amplitude = 3 * (sin(x) - x * cos(x)) / (x * x * x)
    return amplitude * amplitude
  }

  private static let published = Source(
    "DARWIN collaboration, J. Cosmol. Astropart. Phys. 11 (2016) 017", at: "arXiv:1606.07001",
    note: "the rate is a tenth of that of atmospheric neutrinos; the shape is computed from an "
      + "evaporation spectrum and diffraction by the nucleus", reading: .derived)
}
