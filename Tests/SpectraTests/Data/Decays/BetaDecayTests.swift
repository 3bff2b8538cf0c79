import Numerics
import Spectra
import Testing

struct BetaDecayTests {
  static let all: [BetaDecay] = [
    .tritium, .carbon14, .argon39, .krypton85, .lead214, .lead212, .xenon133,
  ]

  @Test(arguments: all)
  func theBranchesTakeAllDecays(decay: BetaDecay) {
    let sum = decay.branches.reduce(0) { $0 + $1.fraction }
    let variance = decay.branches.reduce(0) { $0 + $1.uncertainty * $1.uncertainty }
    // The evaluation prints branches below 0.1 % that are left out here.
    #expect(abs(sum - 1) < 0.001 + variance.squareRoot())
  }

  @Test(arguments: all)
  func everyBranchHasEnergyToGive(decay: BetaDecay) {
    for branch in decay.branches {
      #expect(decay.endPoint(of: branch) > 0)
    }
    let levels = decay.branches.map(\.levelEnergy)
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $0 < $1 })
  }

  // The evaluated decay data have 18.5906(32) keV, the masses 18.59202(6).
  @Test func tritiumReleasesWhatItsMassSays() {
    let masses = (3.016_049_281_32 - 3.016_029_321_97) * PhysicalConstants.dalton
    #expect(abs(BetaDecay.tritium.decayEnergy.value - masses) < 0.000_1)
    #expect(abs(masses - 18.5906) < 0.0032)
  }

  // 0.1 uBq/kg of radon 222 gives 0.35 events per tonne, year and keV at low energy
  // (arXiv:1606.07001 and the XLZD templates): 3156 decays, of which a tenth go to the ground
  // state, spread over 1018 keV with twice the mean density at the low end.
  @Test func lead214GivesThePublishedBackground() {
    let decays = 1e-7 / Units.kg / Units.s * Units.tonne * Units.year
    let flat =
      decays * BetaDecay.lead214GroundState.value
      / BetaDecay.lead214.endPoint(of: BetaDecay.lead214.branches[0])
    #expect((0.5...1).contains(flat / 0.35))
  }
}
