import Foundation
import Numerics
import Spectra
import Testing

/// Plays isotopes, atmospheric and supernova neutrinos against a published rate.
struct NuclearRecoilTests {
  /// The coherent cross section per recoil energy, summed over natural xenon.
  private static func crossSection(energy: Double, recoil: Double, mixing: Double) -> Double {
    Element.xenon.isotopes.reduce(0) { sum, isotope in
      let mass = isotope.nuclearMass
      let kinematics = 1 - mass * recoil / (2 * energy * energy)
      guard kinematics > 0 else { return sum }
      let charge =
        Double(isotope.neutronNumber)
        - Double(isotope.atomicNumber) * (1 - 4 * mixing)
      let coupling =
        PhysicalConstants.fermiCoupling * PhysicalConstants.reducedPlanck * charge
      let form = helm(momentum: (2 * mass * recoil).squareRoot(), massNumber: isotope.massNumber)
      return sum + isotope.abundance * coupling * coupling * mass / (4 * .pi) * kinematics
        * form * form
    }
  }

  private static func helm(momentum: Double, massNumber: Int) -> Double {
    let skin = 0.9 * Units.fm
    let radius = (1.23 * cbrt(Double(massNumber)) - 0.6) * Units.fm
    let depth = 0.52 * Units.fm
    let effective =
      (radius * radius + 7.0 / 3 * .pi * .pi * depth * depth - 5 * skin * skin).squareRoot()
    let q = momentum / PhysicalConstants.reducedPlanck
    let x = q * effective
    return 3 * (sin(x) - x * cos(x)) / (x * x * x) * exp(-q * q * skin * skin / 2)
  }

  private static func rate(
    of flux: TabulatedFunction, at recoil: Double,
    mixing: Double = PhysicalConstants.weakMixingAtRest
  ) -> Double {
    // Finer than the table, so that the cross section's rise from its threshold is followed.
    let steps = 4_000
    let width = (flux.domain.upperBound - flux.domain.lowerBound) / Double(steps)
    return (0..<steps).reduce(0.0) {
      let energy = flux.domain.lowerBound + (Double($1) + 0.5) * width
      return $0 + flux(energy) * crossSection(energy: energy, recoil: recoil, mixing: mixing)
        * width
    }
  }

  private static let atoms =
    Units.tonne / (Element.xenon.atomicMass * PhysicalConstants.daltonMass)

  // The template of 8B and hep neutrinos on xenon, per tonne, year and keV, of the same origin as
  // the one below (file CEvNS_solar_spectrum). It is met by the measured flux of 8B and the mixing
  // angle on shell; the template is printed to six digits, and its authors' constants are not known.
  @Test(arguments: [
    (0.6, 504.166), (0.8, 328.519), (1, 211.83), (1.5, 64.583), (2, 15.7819), (2.5, 2.64068),
    (3, 0.270031), (4, 0.0129632), (5, 0.000680394),
  ])
  func solarRecoilsOnXenonMeetThePublishedTemplate(recoil: Double, expected: Double) throws {
    let rate = [SolarNeutrino.boron8, .hep].reduce(0) { sum, reaction in
      guard case .continuum(let spectrum) = reaction.shape else { return sum }
      return sum + SolarModel.conventions.flux(of: reaction).value
        * Self.rate(of: spectrum, at: recoil, mixing: PhysicalConstants.weakMixingOnShell)
    }
    #expect(abs(rate * Self.atoms * Units.year / expected - 1) < 0.01)
  }

  // The template of atmospheric and supernova neutrinos on xenon of the XLZD collaboration, per
  // tonne, year and keV (FlamTeam/flamedisx, branch RJ-XLZD_simple, file CEvNS_other_spectrum).
  // Its authors join the same fluxes by straight lines; power laws lie 0.5 % lower.
  @Test(arguments: [
    (0.6, 1.21532e-2), (1, 9.14503e-3), (2, 6.11493e-3), (5, 3.58736e-3), (10, 2.24795e-3),
    (20, 1.0976e-3), (30, 5.5328e-4), (60, 5.37358e-5),
  ])
  func recoilsOnXenonMeetThePublishedTemplate(recoil: Double, expected: Double) {
    let atmospheric = AtmosphericNeutrino.allCases.reduce(0) {
      $0 + Self.rate(of: $1.flux(at: .granSasso), at: recoil)
    }
    let supernova =
      Self.rate(of: SupernovaBackground.spectrum, at: recoil)
      * SupernovaBackground.totalFlux.value
    #expect(abs((atmospheric + supernova) * Self.atoms * Units.year / expected - 1) < 0.015)
  }
}
