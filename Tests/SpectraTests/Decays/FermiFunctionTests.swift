import Foundation
import Numerics
import Testing

@testable import Spectra

struct FermiFunctionTests {
  // |Γ(iy+1)|² = πy / sinh πy and |Γ(iy+1/2)|² = π / cosh πy, whose logarithms are taken without
  // overflow.
  @Test(arguments: [1e-3, 0.1, 1, 5, 11.9, 12.1, 40, 1_000, 30_000])
  func theGammaFunctionKeepsItsReflection(y: Double) {
    let decay = .pi * y + log1p(exp(-2 * .pi * y)) - log(2)
    let whole = log(.pi * y) - (.pi * y + log(-expm1(-2 * .pi * y)) - log(2))
    let tolerance = 1e-12 + 4e-16 * .pi * y * 4
    #expect(abs(FermiFunction.logSquaredGamma(1, y) - whole) < tolerance)
    #expect(abs(FermiFunction.logSquaredGamma(0.5, y) - (log(.pi) - decay)) < tolerance)
  }

  @Test(arguments: [0.3, 0.796, 1, 3.5, 20])
  func theGammaFunctionIsTheRealOneOnItsAxis(x: Double) {
    let expected = 2 * SpecialFunctions.logGamma(x)
    #expect(abs(FermiFunction.logSquaredGamma(x, 0) - expected) < 1e-12 * (1 + abs(expected)))
  }

  // For weak charges F is Sommerfeld's 2πη / (1 - exp(-2πη)); what remains is of order
  // (αZ)² log(2pR), 3e-4 for Z = 1, and αR.
  @Test func aSingleChargeIsNonRelativistic() {
    let nucleus = FermiFunction(daughterAtomicNumber: 1, massNumber: 1, isScreened: false)
    let ratios = [0.01, 0.1, 1, 10, 100, 500].map { kinetic in
      let energy = 1 + kinetic / PhysicalConstants.electronMass
      let momentum = (energy * energy - 1).squareRoot()
      let eta = PhysicalConstants.fineStructure * energy / momentum
      let sommerfeld = 2 * .pi * eta / -expm1(-2 * .pi * eta)
      return nucleus.density(at: kinetic) / (momentum * energy * sommerfeld)
    }
    for ratio in ratios { #expect(abs(ratio / ratios[0] - 1) < 1e-3) }
  }

  // Attraction makes the density finite at rest; below the screening potential it does not change.
  @Test(arguments: [(37, 85), (56, 136), (83, 214)])
  func electronsAtRestHaveADensity(protons: Int, nucleons: Int) {
    let nucleus = FermiFunction(daughterAtomicNumber: protons, massNumber: nucleons)
    let rest = nucleus.density(at: 0)
    #expect(rest > 0 && rest.isFinite)
    #expect(nucleus.density(at: 0.999 * nucleus.screening) == rest)
    #expect(abs(nucleus.density(at: 1.001 * nucleus.screening) / rest - 1) < 1e-4)
  }

  // α² m is 27.2114 eV, the Hartree: 11 keV for the 82 electrons of lead.
  @Test func screeningIsSomeKeVInHeavyAtoms() {
    let lead = FermiFunction(daughterAtomicNumber: 83, massNumber: 214)
    #expect(abs(lead.screening - 1.13 * 0.027_211_386 * pow(82, 4 / 3.0)) < 1e-6)
    let bare = FermiFunction(daughterAtomicNumber: 83, massNumber: 214, isScreened: false)
    #expect(bare.screening == 0)
    #expect(bare.density(at: 100) > 0)
  }

  // Without a charge λ₂ is one; with one, the slow electron's factor does not vanish, because the
  // attraction gives it momentum near the nucleus: q² + (αZ)² at rest to first order.
  @Test func theUniqueFactorCountsMomenta() {
    let nucleus = FermiFunction(daughterAtomicNumber: 1, massNumber: 1, isScreened: false)
    let end = 500.0
    for kinetic in [50.0, 200, 450] {
      let energy = 1 + kinetic / PhysicalConstants.electronMass
      let neutrino = (end - kinetic) / PhysicalConstants.electronMass
      let plain = neutrino * neutrino + energy * energy - 1
      #expect(abs(nucleus.uniqueFactor(at: kinetic, endPoint: end) / plain - 1) < 1e-3)
    }
    let krypton = FermiFunction(daughterAtomicNumber: 37, massNumber: 85, isScreened: false)
    let charge = PhysicalConstants.fineStructure * 37
    let atRest = krypton.uniqueFactor(at: 0, endPoint: 0)
    #expect(abs(atRest / (charge * charge) - 1) < charge)
  }

  @Test func anImpossibleNucleusIsRefused() async {
    await #expect(processExitsWith: .failure) {
      _ = FermiFunction(daughterAtomicNumber: 83, massNumber: 82)
    }
  }
}
