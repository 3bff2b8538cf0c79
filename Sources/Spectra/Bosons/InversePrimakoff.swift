import Foundation
import Numerics

/// The conversion of axions into photons in the electric field of xenon atoms.
///
/// `dσ/dΩ = α g²/(4π) k⁴ sin²θ/q⁴ (Z - f(q))²`, where f of the Z electrons act together at the
/// momentum transfer q, from a Hartree-Fock calculation. A single screening length instead of f
/// overestimates the cross section of solar axions more than tenfold (T. Abe, K. Hamaguchi and
/// N. Nagata, arXiv:2012.02508). Only the elastic part is here.
struct InversePrimakoff: Sendable, Equatable {
  /// The energies between which the form factor is known, keV.
  static let domain = 0.1...24.0

  private let table: TabulatedFunction

  /// The cross section of one atom, of xenon unless another charge is given.
  ///
  /// - Parameters:
  ///   - photonCoupling: The coupling to photons, an inverse energy.
  ///   - charge: The charge that acts at a momentum transfer in keV, that of the nucleus less that
  ///     of the electrons.
  init(
    photonCoupling: Double, charge: (Double) -> Double = XenonFormFactor.screenedCharge(transfer:)
  ) {
    let rule = GaussLegendre(count: 48)
    let steps = 512
    let ratio = Self.domain.upperBound / Self.domain.lowerBound
    let energies = (0...steps).map { index in
      index == steps
        ? Self.domain.upperBound
        : Self.domain.lowerBound * pow(ratio, Double(index) / Double(steps))
    }
    let length = PhysicalConstants.reducedPlanck
    let scale =
      0.5 * PhysicalConstants.fineStructure * photonCoupling * photonCoupling * length * length
    table = TabulatedFunction(
      arguments: energies,
      values: energies.map { energy in
        scale
          * rule.integral(from: 0, to: 1) { sine in
            // With t = sin θ/2, q = 2kt: k⁴ sin²θ/q⁴ d(cos θ) becomes (1 - t²)/t dt.
            let effective = charge(2 * energy * sine)
            return (1 - sine * sine) / sine * effective * effective
          }
      },
      interpolation: .powerLaw, source: Self.source)
  }

  /// The cross section per atom, mm².
  func crossSection(at energy: Double) -> Double { table(energy) }

  static let source = Source(
    "Abe, Hamaguchi and Nagata, Phys. Lett. B 815 (2021) 136174", at: "arXiv:2012.02508",
    note: "the abstract's statement on form factors; formula derived from Raffelt, Phys. Rev. D 33 "
      + "(1986) 897, summed over polarisations", reading: .derived)
}
