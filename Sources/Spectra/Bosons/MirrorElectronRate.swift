import Foundation
import Numerics

/// Electrons of the target, struck by the mirror electrons of a thermal plasma around the Earth.
///
/// `dσ/dE = 2π ε² α² / (m E² β²)`, Rutherford's formula for the kinetic mixing ε, averaged over a
/// Maxwell distribution of the temperature T. A mirror electron hands over at most its own energy,
/// so that the mean of 1/β is `sqrt(2m/πT) exp(-E/T)`. An electron of the target takes part as if it
/// were free once E exceeds its binding energy.
public struct MirrorElectronRate: RateSource {
  public let recoil = RecoilKind.electronBeta
  public let domain: ClosedRange<Double>
  public let breaks: [Double]
  public let relativeUncertainty = 0.0
  public let source = Source(
    "Clarke and Foot, J. Cosmol. Astropart. Phys. 01 (2016) 029; LUX collaboration, Phys. Rev. D "
      + "101 (2020) 012003",
    at: "arXiv:1512.06471, arXiv:1908.03479",
    note: "without the shielding by the Earth and the modulation that comes with it",
    reading: .remembered)
  private let temperature: Double
  private let strength: Double
  /// Binding energies, rising, with the electrons per tonne bound at most so tightly.
  private let electrons: [(binding: Double, perTonne: Double)]

  /// The lowest energy transfer, keV: below it the electrons are not free in any sense.
  public static let lowestEnergy = 0.1

  /// The number density of mirror electrons, if the halo is a plasma of mirror helium.
  ///
  /// Two for every helium atom's mass of dark matter: 0.16 per cubic centimetre.
  public static var haloDensity: Double {
    2 * LocalDensity.darkMatter.value / (Element.helium.atomicMass * PhysicalConstants.dalton)
  }

  /// The rate on a target.
  ///
  /// - Parameters:
  ///   - kineticMixing: ε, that of the photon and the mirror photon.
  ///   - temperature: That of the mirror electrons at the Earth, keV.
  ///   - density: The number of mirror electrons per mm³ at the Earth.
  ///   - target: The material.
  ///   - name: The name of the source, for messages.
  /// - Throws: `SpectraError` for a target with an element whose shells are not known.
  public init(
    kineticMixing: Double, temperature: Double, density: Double = haloDensity,
    on target: Target, name: String
  ) throws(SpectraError) {
    precondition(
      temperature > 0, "MirrorElectronRate: temperature is \(temperature) keV, expected more than 0"
    )
    let shells = try Self.shells(of: target, name: name)
    var sum = 0.0
    electrons = shells.map {
      sum += $0.count
      return ($0.binding, sum)
    }
    breaks = Set(electrons.map(\.binding)).filter { $0 > Self.lowestEnergy }.sorted()
    let alpha = PhysicalConstants.fineStructure * kineticMixing
    let mass = PhysicalConstants.electronMass
    let length = PhysicalConstants.reducedPlanck
    strength =
      density * PhysicalConstants.speedOfLight * (2 * .pi * alpha * alpha / mass)
      * length * length * (2 * mass / (.pi * temperature)).squareRoot() * Units.year
    self.temperature = temperature
    // Fifty temperatures up, the rate is 1e-22 of that at the lower end.
    domain = Self.lowestEnergy...(Self.lowestEnergy + 50 * temperature)
  }

  public func rate(at energy: Double) -> Double {
    guard domain.contains(energy), let free = electrons.last(where: { $0.binding <= energy })
    else { return 0 }
    return free.perTonne * strength * exp(-energy / temperature) / (energy * energy)
  }

  /// The shells of all atoms of a tonne, loosest first.
  private static func shells(
    of target: Target, name: String
  ) throws(SpectraError) -> [(binding: Double, count: Double)] {
    var shells: [(binding: Double, count: Double)] = []
    for component in target.components {
      let atom: [AtomicShell]
      switch component.element.name {
      case Element.xenon.name: atom = AtomicShell.xenon
      case Element.argon.name: atom = AtomicShell.argon
      case Element.germanium.name: atom = AtomicShell.germanium
      default:
        throw .unsuitableTarget(
          source: name, target: target.name,
          expected: "one of \(AbsorptionTarget.names.joined(separator: ", "))")
      }
      shells += atom.map {
        ($0.bindingEnergy, Double($0.electronCount) * component.perTonne)
      }
    }
    return shells.sorted { $0.binding < $1.binding }
  }
}
