import Foundation
import Storage
import TestSupport
import Testing

@testable import Studies

/// Two results side by side: ratios, differences in units of their error, settings that differ.
struct StudyComparisonTests {
  /// The results of a study with some numbers of its own.
  private func results(
    field: Int, expected: Double, error: Double, median: String = "3", mass: Double = 50
  ) -> String {
    """
    {"version": 1, "is_quick": false, "exposure_tonne_years": 200,
     "settings": {"seed": 1, "detector": "darwin", "background": {"components": [
       {"name": "electrons", "uncertainty": 0.02}, {"name": "nuclei", "sources": ["a", "b"]}]}},
     "detector": {"fields": {"drift_field_V_per_cm": \(field)}},
     "background": {"expected": \(expected), "expected_error": \(error), "components": [
       {"name": "electrons", "expected": \(expected), "expected_error": \(error)}]},
     "signals": [{"mass_GeV": \(mass), "expected": 300}],
     "statistics": [{"space": "ts", "statistic": "count", "exposure_tonne_years": 20,
       "Z_median": \(median), "Z_error": 0.3}],
     "three_sigma": [{"space": "ts", "statistic": "count", "exposure_tonne_years": null}],
     "contours": [], "soundness": [
       {"check": "area under the curve, held out", "subject": "1 to 5 keV", "value": 0.9,
        "error": 0.01, "expected": null}]}
    """
  }

  private func compared(_ one: String, _ two: String) async throws -> StudyComparison {
    try await withTemporaryFolder { folder in
      for (name, text) in [("one", one), ("two", two)] {
        let place = folder.appending(path: name)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        try text.write(
          to: place.appending(path: "results.json"), atomically: true, encoding: .utf8)
      }
      // A folder and a file are both taken.
      return try StudyComparison(
        folder.appending(path: "one").path, folder.appending(path: "two/results.json").path)
    }
  }

  @Test func differencesAreInUnitsOfTheirError() async throws {
    let comparison = try await compared(
      results(field: 200, expected: 100, error: 3),
      results(field: 80, expected: 120, error: 4, median: "2.4"))
    let all = try #require(comparison.rows.first)
    #expect(all.first.quantity == "background events" && all.first.subject == "all")
    #expect(all.ratio == 1.2)
    // 20 events with errors of 3 and 4.
    #expect(all.pull == 4)
    let median = try #require(comparison.rows.first { $0.first.part == .significances })
    #expect(median.first.quantity == "median Z in 20 t y" && median.first.subject == "count of ts")
    let pull = try #require(median.pull)
    #expect(abs(pull + 0.6 / (0.3 * 2.0.squareRoot())) < 1e-12)
    // Two counts that differ by 4, a median by 1.4 and an area by none.
    #expect(comparison.agreement.compared == 4 && comparison.agreement.beyondTwo == 2)
  }

  @Test func settingsThatDifferHaveTheirKeys() async throws {
    let comparison = try await compared(
      results(field: 200, expected: 100, error: 3), results(field: 80, expected: 100, error: 3))
    #expect(
      comparison.differences == [
        SettingDifference(key: "detector.fields.drift_field_V_per_cm", first: "200", second: "80")
      ])
  }

  @Test func aNumberOfOneStudyAloneHasNoRatio() async throws {
    let comparison = try await compared(
      results(field: 200, expected: 100, error: 3),
      results(field: 200, expected: 100, error: 3, median: "null", mass: 20))
    let masses = comparison.rows.filter { $0.first.quantity == "signal events" }
    #expect(masses.map(\.first.subject) == ["50 GeV", "20 GeV"])
    #expect(masses.map(\.first.value) == [300, nil] && masses.map(\.second) == [nil, 300])
    #expect(masses.allSatisfy { $0.ratio == nil && $0.pull == nil })
    let median = try #require(comparison.rows.first { $0.first.part == .significances })
    #expect(median.first.value == 3 && median.second == nil && median.ratio == nil)
  }

  @Test func whatIsNoStudyGetsASentence() async throws {
    try await withTemporaryFolder { folder in
      #expect(
        throws: StorageError.absent(
          path: folder.path, place: "results.json",
          expected: "the folder of a finished study or its results.json", suggestion: nil)
      ) { try StudyComparison(folder.path, folder.path) }
      let file = folder.appending(path: "results.json")
      try "{}".write(to: file, atomically: true, encoding: .utf8)
      #expect(
        throws: StorageError.wrongKind(path: file.path, expected: "the results of a study")
      ) { try StudyComparison(file.path, file.path) }
    }
  }
}
