import Foundation
import Response
import Testing

struct YieldModelTests {
  @Test(arguments: XenonModel.Release.allCases)
  func meanYieldsAreThoseOfNest(release: XenonModel.Release) throws {
    let rows = try NestTable("nest_mean_yields").rows
    #expect(rows.count == 234)
    for row in rows {
      let model = YieldModel(
        XenonModel(release), field: row["field_Vcm"], density: row["density_gcc"])
      let yields = model.mean(try #require(row.interaction), energy: row["E_keV"])
      #expect(relativeError(yields.photons, row["Nph"]) < 1e-6, "\(row): \(yields.photons)")
      #expect(relativeError(yields.electrons, row["Ne"]) < 1e-6, "\(row): \(yields.electrons)")
      #expect(relativeError(yields.excitonRatio, row["exciton_ratio"]) < 1e-6, "\(row): \(yields)")
      #expect(relativeError(yields.lindhard, row["L"]) < 1e-6, "\(row): \(yields.lindhard)")
    }
  }

  /// LZ's tuning, with captures, from where beta rays lose their photons to 2.6 MeV.
  @Test(arguments: XenonModel.Release.allCases)
  func tunedYieldsAreThoseOfNest(release: XenonModel.Release) throws {
    let rows = try NestTable("nest_tuned_yields").rows
    #expect(rows.count == 135)
    for row in rows {
      let model = YieldModel(
        .tuned(release), field: row["field_Vcm"], density: row["density_gcc"])
      let energy = row["E_keV"]
      let yields =
        row.interaction.map { model.mean($0, energy: energy) } ?? model.captureMean(energy: energy)
      #expect(relativeError(yields.photons, row["Nph"]) < 1e-8, "\(row): \(yields.photons)")
      #expect(relativeError(yields.electrons, row["Ne"]) < 1e-8, "\(row): \(yields.electrons)")
      #expect(relativeError(yields.excitonRatio, row["exciton_ratio"]) < 1e-8, "\(row): \(yields)")
      #expect(relativeError(yields.lindhard, row["L"]) < 1e-8, "\(row): \(yields.lindhard)")
    }
  }

  /// 18.7263 eV less 2.5017 eV for each g/cm³, and the factor 1.1716: 13.4990 eV at 2.88 g/cm³.
  @Test func aQuantumCostsThirteenAndAHalfElectronvolts() {
    #expect(abs(WorkFunction(density: 2.88).energy - 0.013_499_0) < 5e-8)
  }

  @Test func electronRecoilsSpendAllTheirEnergyOnQuanta() {
    let model = YieldModel(.nest240, field: 193, density: 2.87)
    for energy in [1.0, 3, 10, 40, 200, 3000] {
      for yields in [
        model.mean(.beta, energy: energy), model.mean(.gamma, energy: energy),
        model.captureMean(energy: energy),
      ] {
        #expect(relativeError(yields.quanta * model.workFunction.energy, energy) < 1e-12)
      }
    }
  }

  /// At high energy and field the weight of the gamma yields is one, at 1 V/cm it is 0.23.
  @Test func aCaptureLiesBetweenBetaAndGamma() {
    let weak = YieldModel(.nest240, field: 1, density: 2.87)
    let gamma = weak.mean(.gamma, energy: 33.2).electrons
    let beta = weak.mean(.beta, energy: 33.2).electrons
    let found = weak.captureMean(energy: 33.2).electrons
    #expect(abs((found - beta) / (gamma - beta) - 0.23) < 1e-8)
    let strong = YieldModel(.nest240, field: 1e5, density: 2.87)
    let expected = strong.mean(.gamma, energy: 33.2).electrons
    #expect(relativeError(strong.captureMean(energy: 33.2).electrons, expected) < 1e-6)
  }

  @Test func scalingTheElectronsKeepsTheQuanta() {
    let yields = YieldModel(.nest240, field: 97, density: 2.87).mean(.beta, energy: 5.19)
    let scaled = yields.scalingElectrons(by: 0.87)
    #expect(scaled.electrons == 0.87 * yields.electrons)
    #expect(relativeError(scaled.quanta, yields.quanta) < 1e-15)
    #expect(yields.scalingElectrons(by: 100).photons == 0)
  }

  /// All of a nuclear recoil's quanta scale with the root of the inverse mass.
  @Test func lighterNucleiLeaveMoreQuanta() {
    let model = YieldModel(.nest240, field: 193, density: 2.87)
    let light = model.mean(.nuclear, energy: 20, massNumber: 124)
    let heavy = model.mean(.nuclear, energy: 20, massNumber: 136)
    let root = (136.0 / 124).squareRoot()
    #expect(relativeError(light.photons, heavy.photons * root) < 1e-13)
    #expect(relativeError(light.electrons, heavy.electrons * root) < 1e-13)
  }

  @Test func anOverrideReplacesItsParameterAlone() {
    var values = BetaParameters.standard.values
    values[0] = 20
    let changed = YieldModel(
      XenonModel(.nest240, betaYields: BetaParameters(values)), field: 193, density: 2.9)
    let published = YieldModel(.nest240, field: 193, density: 2.9)
    // m₅ gives back at high energy what m₁ took, until the last fall.
    #expect(changed.mean(.beta, energy: 2).electrons < published.mean(.beta, energy: 2).electrons)
    #expect(changed.mean(.gamma, energy: 2) == published.mean(.gamma, energy: 2))
    #expect(changed.mean(.nuclear, energy: 2) == published.mean(.nuclear, energy: 2))
  }

  @Test func theSixthParameterSwitchesTheDensityOff() {
    var values = BetaParameters.standard.values
    values[5] = 0
    let model = XenonModel(.nest240, betaYields: BetaParameters(values))
    let published = YieldModel(.nest240, field: 193, density: 2.9).mean(.beta, energy: 0.8)
    let switched = YieldModel(model, field: 193, density: 2.9).mean(.beta, energy: 0.8)
    #expect(relativeError(switched.electrons, published.electrons) < 1e-14)
    // At low energy, where m₅ cancels, the electrons per keV are a function of the field alone.
    let tiny = { (density: Double) in
      YieldModel(model, field: 193, density: density).mean(.beta, energy: 0.05).electrons
    }
    #expect(relativeError(tiny(2.7), tiny(2.9)) < 1e-4)
  }

  /// No field, no energy, far too much energy, gas and more than solid density.
  @Test(arguments: XenonModel.Release.allCases, Interaction.allCases)
  func noCornerGivesNonsense(release: XenonModel.Release, interaction: Interaction) {
    for field in [0.0, 1e-9, 1, 50, 4000, 1e7] {
      for density in [1e-6, 0.02, 1, 2.86, 3.64, 50] {
        let model = YieldModel(XenonModel(release), field: field, density: density)
        for energy in [0.0, 1e-300, 1e-9, 0.005, 0.013, 0.0136, 0.1, 0.7, 99, 101, 1e4, 1e9] {
          for yields in [
            model.mean(interaction, energy: energy), model.captureMean(energy: energy),
          ] {
            let most = energy / 8.5e-3
            #expect(0...most ~= yields.photons && 0...most ~= yields.electrons)
            #expect(0...1 ~= yields.lindhard && yields.excitonRatio.isFinite, "\(yields)")
            if energy < model.workFunction.energy { #expect(yields.quanta == 0) }
          }
        }
      }
    }
  }

  @Test func slowBetaRaysLoseTheirPhotonsButNotTheirElectrons() {
    let yields = YieldModel(.nest240, field: 350, density: 2.9).mean(.beta, energy: 0.2)
    #expect(yields.photons == 0)
    #expect(
      yields.quanta * YieldModel(.nest240, field: 350, density: 2.9).workFunction.energy > 0.2)
  }

  @Test func impossibleRecoilsStopTheProgram() async {
    await #expect(processExitsWith: .failure) {
      _ = YieldModel(.nest240, field: 200, density: 2.9).mean(.beta, energy: -1)
    }
    await #expect(processExitsWith: .failure) {
      _ = YieldModel(.nest240, field: -1, density: 2.9)
    }
  }
}
