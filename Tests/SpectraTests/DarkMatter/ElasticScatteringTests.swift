import Numerics
import Spectra
import Testing

struct ElasticScatteringTests {
  @Test(arguments: [1e-2, 1, 1e3, 1e6, 1e8], [1.0, 1e3, 1e6, 1e9])
  func smallestEnergyGivesTheLargestRecoil(recoil: Double, moving: Double) {
    let struck = 122e6
    let kinetic = ElasticScattering.smallestEnergy(of: moving, toGive: recoil, to: struck)
    let back = ElasticScattering.largestRecoil(of: struck, from: moving, with: kinetic)
    #expect(abs(back / recoil - 1) < 1e-9)
  }

  // Slow particles: 2 mu^2 v^2 / M, with v^2 = 2 T / m.
  @Test func slowParticlesGiveTheNewtonianRecoil() {
    let (moving, struck, kinetic) = (50e6, 122e6, 1e-2)
    let reduced = ElasticScattering.reducedMass(moving, struck)
    let newtonian = 2 * reduced * reduced * (2 * kinetic / moving) / struck
    let found = ElasticScattering.largestRecoil(of: struck, from: moving, with: kinetic)
    #expect(abs(found / newtonian - 1) < 1e-9)
  }

  // A massless particle: 2 T^2 / (M + 2 T), as for neutrinos.
  @Test func masslessParticlesGiveThatOfNeutrinos() {
    let (struck, kinetic) = (122e6, 1e4)
    let found = ElasticScattering.largestRecoil(of: struck, from: 0, with: kinetic)
    #expect(abs(found / (2 * kinetic * kinetic / (struck + 2 * kinetic)) - 1) < 1e-12)
  }

  @Test func nothingGivesAllToAnEqualMass() {
    let found = ElasticScattering.largestRecoil(of: 5e3, from: 5e3, with: 7e9)
    #expect(abs(found / 7e9 - 1) < 1e-12)
  }
}
