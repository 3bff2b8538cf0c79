import Foundation
import Numerics

/// How the charge of a nucleus draws electrons out of it.
///
/// The Fermi function of a point charge, evaluated at the nuclear radius, with the first-order
/// correction for a charge spread over a sphere and Rose's screening by the atom's electrons. Only
/// the dependence on the energy is meant: a constant factor is left to the normalisation.
/// Exchange with the atom's electrons, which adds up to some ten per cent below a few keV, is not
/// in it.
public struct FermiFunction: Sendable, Equatable {
  /// The number of protons of the nucleus left behind, as a number of elementary charges.
  public let charge: Double
  /// The nuclear radius in units of the electron's reduced Compton wavelength.
  public let radius: Double
  /// The potential of the atom's electrons at the nucleus, keV.
  public let screening: Double
  private let coupling: Double

  /// The function of a nucleus after it emitted an electron.
  ///
  /// The radius is `1.2 A^(1/3)` fm. The screening potential is `1.13 α² Z^(4/3) m` with the charge
  /// before the decay (M. E. Rose, Phys. Rev. 49 (1936) 727, with the prefactor of a Thomas-Fermi
  /// atom; as remembered, not opened).
  public init(daughterAtomicNumber: Int, massNumber: Int, isScreened: Bool = true) {
    precondition(
      daughterAtomicNumber > 0 && massNumber >= daughterAtomicNumber,
      "FermiFunction: \(daughterAtomicNumber) protons of \(massNumber) nucleons, expected at least "
        + "one and not more than the nucleons")
    let fineStructure = PhysicalConstants.fineStructure
    let mass = PhysicalConstants.electronMass
    charge = Double(daughterAtomicNumber)
    coupling = fineStructure * charge
    radius =
      1.2 * cbrt(Double(massNumber)) * Units.fm * mass / PhysicalConstants.reducedPlanck
    screening =
      isScreened
      ? 1.13 * fineStructure * fineStructure * pow(charge - 1, 4 / 3.0) * mass : 0
  }

  /// The density of states of the electron, `p W F(W)`, with momenta and energies in units of m.
  ///
  /// Screening moves the energy down by the potential. Rose's rule says nothing below the
  /// potential itself: there the density keeps the value that it has at threshold, to which it
  /// tends from above.
  public func density(at kineticEnergy: Double) -> Double {
    let electron = Electron(max(0, kineticEnergy - screening))
    return electron.momentum * electron.energy * partialWave(1, electron)
      * finiteSize(electron.energy)
  }

  /// The shape factor of unique first-forbidden transitions, `q² + λ₂ p²`, in units of m².
  ///
  /// `λ₂ = F₁/F₀` is the ratio of the Fermi functions of the second and the first partial wave.
  ///
  /// - Parameters:
  ///   - kineticEnergy: That of the electron, keV.
  ///   - endPoint: The largest kinetic energy, keV.
  /// - Returns: The factor; the normalisation takes its unit.
  public func uniqueFactor(at kineticEnergy: Double, endPoint: Double) -> Double {
    let electron = Electron(kineticEnergy)
    let neutrino = (endPoint - kineticEnergy) / PhysicalConstants.electronMass
    let ratio = partialWave(2, electron) / partialWave(1, electron)
    return neutrino * neutrino + ratio * electron.momentum * electron.momentum
  }

  /// The Fermi function of the partial wave k: 1 for j = 1/2, 2 for j = 3/2.
  ///
  /// `F_(k-1) = 4^k (k (2k-1)!!)² (2pR)^(2(γ-k)) e^(πη) |Γ(γ+iη)|² / Γ(1+2γ)²` with
  /// `γ² = k² - (αZ)²` and `η = αZW/p`; one without charge (Behrens and Jänecke, Landolt-Börnstein
  /// I/4 (1969), as remembered, not opened).
  private func partialWave(_ k: Double, _ electron: Electron) -> Double {
    let gamma = (k * k - coupling * coupling).squareRoot()
    let eta = coupling * electron.energy / electron.momentum
    let factor = k == 1 ? 4.0 : 576
    let logarithm =
      2 * (gamma - k) * log(2 * electron.momentum * radius) + .pi * eta
      + Self.logSquaredGamma(gamma, eta) - 2 * SpecialFunctions.logGamma(1 + 2 * gamma)
    return factor * exp(logarithm)
  }

  /// The part of Wilkinson's L₀ that changes with the energy, to first order in the radius.
  ///
  /// D. H. Wilkinson, Nucl. Instrum. Meth. A 290 (1990) 509, equation 16 of arXiv:1709.07530; as
  /// remembered, not opened.
  private func finiteSize(_ energy: Double) -> Double {
    let gamma = (1 - coupling * coupling).squareRoot()
    let slope = (41 - 26 * gamma) / (15 * (2 * gamma - 1))
    let inverse = gamma * (17 - 2 * gamma) / (30 * (2 * gamma - 1))
    return 1 + 13 / 60.0 * coupling * coupling
      - coupling * radius * (slope * energy + inverse / energy)
  }

  /// `log |Γ(x+iy)|²` for x > 0, to about 1e-13 of the larger of one and y.
  ///
  /// Γ(z) = Γ(z+1)/z moves z to where Stirling's series has converged after four terms.
  static func logSquaredGamma(_ real: Double, _ imaginary: Double) -> Double {
    var x = real
    var steps = 1.0
    while x < 12 {
      steps *= x * x + imaginary * imaginary
      x += 1
    }
    let square = x * x + imaginary * imaginary
    // 1/z and 1/z², for the series 1/12z - 1/360z³ + 1/1260z⁵ - 1/1680z⁷.
    let (a, b) = (x / square, -imaginary / square)
    let (c, d) = (a * a - b * b, 2 * a * b)
    var (u, v) = (1 / 1260.0 - c / 1680, -d / 1680)
    (u, v) = (u * c - v * d - 1 / 360.0, u * d + v * c)
    (u, v) = (u * c - v * d + 1 / 12.0, u * d + v * c)
    let series = u * a - v * b
    let stirling =
      (x - 0.5) * 0.5 * log(square) - imaginary * atan2(imaginary, x) - x + 0.5 * log(2 * .pi)
    return 2 * (stirling + series) - log(steps)
  }

  /// An electron in units of its mass.
  private struct Electron {
    let energy: Double
    let momentum: Double

    /// At rest the density of states has a limit but the Fermi function has none: a billionth of a
    /// keV stands for it.
    init(_ kineticEnergy: Double) {
      let kinetic = max(kineticEnergy, 1e-9) / PhysicalConstants.electronMass
      energy = 1 + kinetic
      momentum = (kinetic * (2 + kinetic)).squareRoot()
    }
  }
}
