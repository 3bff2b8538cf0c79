import Numerics
import Spectra
import Testing

struct SolarOscillationTests {
  private static let oscillation = SolarOscillation()

  private static func survival(of reaction: SolarNeutrino, at energy: Double) -> Double {
    oscillation.survival(energy: energy, electronDensity: reaction.electronDensity.value)
  }

  // Numbers of an independent program of the same formula, in three digits; Borexino measured
  // 0.57(9), 0.53(5) and 0.37(8): Nature 562 (2018) 505, as remembered.
  @Test(arguments: [
    (SolarNeutrino.protonProton, 300.0, 0.544), (.beryllium7, 862, 0.527), (.boron8, 8_000, 0.343),
  ])
  func survivalIsThatOfTheLiterature(reaction: SolarNeutrino, energy: Double, expected: Double) {
    #expect(abs(Self.survival(of: reaction, at: energy) - expected) < 6e-4)
  }

  @Test func slowNeutrinosOscillateAsInTheVacuum() {
    let sine = Self.oscillation.sineSquared12
    let stays = 1 - Self.oscillation.sineSquared13
    let averaged =
      stays * stays * (1 - 2 * sine * (1 - sine)) + (1 - stays) * (1 - stays)
    #expect(abs(Self.oscillation.survival(energy: 100, electronDensity: 0) - averaged) < 1e-12)
    #expect(abs(Self.survival(of: .boron8, at: 1e-3) - averaged) < 1e-6)
  }

  @Test func fastNeutrinosLeaveInTheSecondState() {
    let stays = 1 - Self.oscillation.sineSquared13
    let second =
      stays * stays * Self.oscillation.sineSquared12 + (1 - stays) * (1 - stays)
    #expect(abs(Self.survival(of: .boron8, at: 1e9) - second) < 1e-6)
  }

  @Test(arguments: SolarNeutrino.allCases)
  func survivalFallsWithTheEnergy(reaction: SolarNeutrino) {
    let energies = stride(from: 10.0, to: 19_000, by: 100)
    let survivals = energies.map { Self.survival(of: reaction, at: $0) }
    #expect(zip(survivals, survivals.dropFirst()).allSatisfy { $0 > $1 })
  }
}
