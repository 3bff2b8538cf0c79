import Numerics
import Response
import Testing

struct LiquidXenonTests {
  static let velocity = Units.mm / Units.us
  static let diffusion = Units.cm * Units.cm / Units.s

  @Test(arguments: XenonModel.Release.allCases)
  func transportIsThatOfNest(release: XenonModel.Release) throws {
    let rows = try NestTable("nest_transport", release).rows
    #expect(rows.count == 64)
    for row in rows {
      let liquid = LiquidXenon(temperature: row["T_K"], release: release)
      let field = row["field_Vcm"]
      let found = [
        ("vd_mm_us", liquid.driftVelocity(field: field) / Self.velocity),
        ("DT_cm2_s", liquid.transverseDiffusion(field: field) / Self.diffusion),
        ("DL_cm2_s", liquid.longitudinalDiffusion(field: field) / Self.diffusion),
      ]
      for (column, value) in found {
        #expect(relativeError(value, row[column]) < 1e-4, "\(row): \(column) \(value)")
      }
    }
  }

  /// From the melting point to where no search goes; the files hold ten digits.
  @Test func velocityBetweenTheMeasurementsIsThatOfNest() throws {
    let rows = try NestTable("nest_liquid_drift").rows
    #expect(rows.count == 55)
    for row in rows {
      let velocity = LiquidXenon(temperature: row["T_K"]).driftVelocity(field: row["field_Vcm"])
      #expect(
        relativeError(velocity / Self.velocity, row["vd_mm_us"]) < 1e-9, "\(row): \(velocity)")
    }
  }

  /// The derived numbers of three detectors as NEST v2.4.0 has them.
  @Test(arguments: [
    (177.0, 730.0, 2.8611, 1.914_13), (175, 200, 2.874_93, 1.524_86),
    (175.9, 97, 2.868_72, 1.332_07),
  ])
  func detectorsHaveTheirDensityAndVelocity(
    temperature: Double, field: Double, density: Double, velocity: Double
  ) {
    let liquid = LiquidXenon(temperature: temperature)
    #expect(relativeError(liquid.density, density) < 1e-4)
    #expect(relativeError(liquid.driftVelocity(field: field) / Self.velocity, velocity) < 1e-4)
  }

  @Test func velocityIsContinuousInTemperature() {
    for measured in [163.0, 165, 167, 184, 200] {
      for field in [20.0, 200, 4000] {
        let below = LiquidXenon(temperature: measured - 1e-7).driftVelocity(field: field)
        let above = LiquidXenon(temperature: measured + 1e-7).driftVelocity(field: field)
        #expect(relativeError(below, above) < 1e-6, "\(measured) K, \(field) V/cm")
      }
    }
  }

  @Test func theEmissionDelayGrewIn2026() {
    #expect(LiquidXenon(temperature: 175).emissionDelay(field: 200) == 185)
    let later = LiquidXenon(temperature: 175, release: .nest2026).emissionDelay(field: 200)
    #expect(relativeError(later, 283.26 + 5.303e6 / 4e4) < 1e-14)
  }

  @Test func noTemperatureOrFieldGivesNonsense() {
    for temperature in [1.0, 150, 161.4, 178.3, 230, 289, 2000] {
      for release in XenonModel.Release.allCases {
        let liquid = LiquidXenon(temperature: temperature, release: release)
        #expect(0.5...3.6 ~= liquid.density, "\(temperature) K: \(liquid.density)")
        for field in [0.0, 1e-9, 10, 400, 1e4, 1e6] {
          #expect(liquid.driftVelocity(field: field) >= 1e-4)
          #expect(liquid.driftVelocity(field: field) < 1)
          #expect(liquid.transverseDiffusion(field: field).isFinite)
          #expect(liquid.longitudinalDiffusion(field: field) > 0)
          #expect(liquid.emissionDelay(field: field).isFinite)
          #expect(0...1 ~= liquid.extractionEfficiency(gasField: field))
        }
      }
    }
  }

  @Test func aNegativeTemperatureStopsTheProgram() async {
    await #expect(processExitsWith: .failure) { _ = LiquidXenon(temperature: -1) }
  }
}
