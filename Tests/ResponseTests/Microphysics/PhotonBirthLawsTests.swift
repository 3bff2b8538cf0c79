import Foundation
import Numerics
import Response
import Testing

struct PhotonBirthLawsTests {
  static let columns = [
    ("q05", 0.05), ("q10", 0.1), ("q25", 0.25), ("q50", 0.5), ("q75", 0.75), ("q90", 0.9),
    ("q95", 0.95), ("q99", 0.99),
  ]

  static func law(_ row: NestTable.Row, _ release: XenonModel.Release) throws -> PhotonBirthLaw {
    let times = PhotonBirthLaws(
      try #require(row.interaction), energy: row["E_keV"], field: row["field_Vcm"],
      release: release)
    return times[row["is_exciton"] == 1 ? .exciton : .recombination]
  }

  /// Within 2 %, or 4 standard errors of both samples where that is more.
  ///
  /// A quantile of n numbers errs by `√(p (1 - p) / n)` over the density: for the last hundredth of
  /// recombination's long tail that alone is 1.5 %.
  @Test(arguments: XenonModel.Release.allCases)
  func quantilesAreThoseOfNest(release: XenonModel.Release) throws {
    let draws = 400_000
    for (index, row) in try NestTable("nest_photon_times", release).rows.enumerated() {
      var stream = RandomStream(seed: 1, purpose: .test, index: UInt64(index))
      let law = try Self.law(row, release)
      let found = law.quantiles(Self.columns.map(\.1), draws: draws, using: &stream)
      for (time, (column, probability)) in zip(found, Self.columns) {
        let expected = row[column]
        let step = 0.01 * expected
        let density = (law.survival(expected - step) - law.survival(expected + step)) / (2 * step)
        let error = (2 * probability * (1 - probability) / Double(draws)).squareRoot() / density
        #expect(
          abs(time - expected) < max(0.02 * expected, 4 * error), "\(row): \(column) \(time)")
      }
    }
  }

  /// The share of the exact law below each of NEST's quantiles, within 4.5 binomial errors.
  ///
  /// The files hold four digits, which moves a share by less than 5e-4 of itself.
  @Test(arguments: XenonModel.Release.allCases)
  func theExactLawIsThatOfNest(release: XenonModel.Release) throws {
    for row in try NestTable("nest_photon_times", release).rows {
      let law = try Self.law(row, release)
      for (column, probability) in Self.columns {
        let found = 1 - law.survival(row[column])
        let error = (probability * (1 - probability) / row["N"]).squareRoot()
        #expect(
          abs(found - probability) < 4.5 * error + 5e-4 * probability,
          "\(row): \(column) is at \(found)")
      }
    }
  }

  /// Kolmogorov's distance of draws from the law, no larger than one in a thousand is.
  @Test func drawsFollowTheLaw() throws {
    let count = 20_000
    for (index, release) in XenonModel.Release.allCases.enumerated() {
      for row in try NestTable("nest_photon_times", release).rows {
        let law = try Self.law(row, release)
        var stream = RandomStream(seed: 2, purpose: .test, index: UInt64(index))
        let times = (0..<count).map { _ in law.sample(using: &stream) }
        let distance = KolmogorovDistance.from({ 1 - law.survival($0) }, times)
        #expect(KolmogorovLaw(count: count).survival(distance) > 1e-3, "\(row): \(distance)")
      }
    }
  }

  /// Where the exponential integral is replaced by its series, 40 lifetimes into the tail.
  @Test func theTailIsThatOfRecombination() {
    let law = PhotonBirthLaws(.beta, energy: 5, field: 200)[.recombination]
    let before = law.survival(40 * 23.97 - law.recombinationTime - 1e-6)
    let after = law.survival(40 * 23.97 - law.recombinationTime + 1e-6)
    #expect(relativeError(before, after) < 1e-8)
    #expect(relativeError(law.survival(1e9), law.recombinationTime / 1e9) < 1e-6)
  }

  @Test func gasGlowsForATenthOfAMicrosecond() {
    let law = PhotonBirthLaw.electroluminescence
    #expect(abs(law.survival(100.1) - (exp(-1) + 0.1 * exp(-100.1 / 5.18)) / 1.1) < 1e-12)
  }

  @Test func noCornerGivesNonsense() {
    for release in XenonModel.Release.allCases {
      for interaction in Interaction.allCases {
        for energy in [0.0, 1e-9, 0.013, 3, 1e4, 1e9] {
          for field in [0.0, 50, 3000, 1e6] {
            let times = PhotonBirthLaws(interaction, energy: energy, field: field, release: release)
            for origin in PhotonOrigin.allCases {
              var stream = RandomStream(seed: 3, purpose: .test, index: 0)
              let law = times[origin]
              #expect(0...1 ~= law.singletShare)
              for _ in 0..<20 { #expect(law.sample(using: &stream) >= 0) }
              #expect(0...1 ~= law.survival(30))
            }
          }
        }
      }
    }
  }
}
