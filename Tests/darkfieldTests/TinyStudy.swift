import Foundation
import TestSupport
import Testing

/// The smallest study that goes through every stage.
enum TinyStudy {
  /// Its settings, above those of `--quick`.
  static let settings = """
    background:
      events_per_expected: 0.001
      fewest_events: 150
      components:
        - {name: electron-recoils, uncertainty: 0.02, sources: [er-solar:0.2:25, er-2vbb:0.2:25]}
        - {name: nuclear-recoils, uncertainty: 0.1, sources: [cevns-atmospheric:0.5:100]}
    signals:
      masses_GeV: [50, 500]
      events: 100
      shown: {masses_GeV: [500], cross_section_cm2: 1e-46}
      plane: {cross_sections_cm2: [1e-48, 1e-46], count: 2}
    training: {events: 60}
    networks:
      vae: {hidden: [8], latent: 2, training: {epochs: 2}}
      classifier: {hidden: [8], training: {epochs: 2}}
    weight_scan: {weights: [1, 3], background_events: 100, signal_events: 60}
    recoil_search: {events: 200, count: 2}
    statistics:
      exposures_tonne_years: [20, 40]
      quoted_tonne_years: [20]
      toys: 200
      signal_toys: 50
      pseudo_experiments: 200
      bootstrap: 2
    likelihood: {toys: 50}

    """

  /// The words that run it.
  static func words(_ folder: String, _ more: String...) -> [String] {
    ["study", "darwin", "--quick", "--config", "tiny.yaml", "--output", folder] + more
  }
}

/// Calls `body` with the program in a folder that has the settings of the tiny study.
func withTinyStudy(_ body: (Program) throws -> Void) async throws {
  try await withTemporaryFolder { folder in
    try TinyStudy.settings.write(
      to: folder.appending(path: "tiny.yaml"), atomically: true, encoding: .utf8)
    try body(Program(in: folder))
  }
}

extension Program {
  /// The bytes of all numbers of a study.
  func results(_ study: String) throws -> Data {
    try Data(contentsOf: folder.appending(path: "\(study)/results.json"))
  }

  /// All files of a study.
  func files(in study: String) throws -> Set<String> {
    Set(try FileManager.default.subpathsOfDirectory(atPath: folder.appending(path: study).path))
  }

  /// Starts a study and kills it after so many seconds, again and again.
  func runKilled(_ words: [String], at moments: [Double]) throws {
    for moment in moments {
      let killed = try run(words) { process in
        Thread.sleep(forTimeInterval: moment)
        kill(process.processIdentifier, SIGKILL)
      }
      #expect(killed.code == 128 + 9 || killed.code == 0, "\(killed.talk)")
    }
  }
}
