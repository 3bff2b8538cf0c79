import Foundation
import Kernels
import Learning
import Response
import Storage
import Studies
import TestSupport
import Testing

/// The symmetries that files of events say of their detector.
struct TrainingSymmetriesTests {
  private let provenance = Provenance(programVersion: "", commit: "", verb: "")

  private func events(
    _ source: String, of detector: Detector? = nil, _ name: String, in folder: URL
  ) async throws -> String {
    let path = folder.appending(path: name).path
    let plan = SimulationPlan(
      detector: try detector ?? readDetector("darwin"), source: try SimulationSource(source),
      events: 0..<30, seed: 5, level: .full)
    _ = try await simulateEvents(
      plan, to: path, overwrite: true, threads: 2, provenance: provenance
    ) { _ in }
    return path
  }

  /// Two files of the user's own, of four events each, that say nothing of tubes.
  private func tables(in folder: URL) throws -> [String] {
    try ["a.h5", "b.h5"].map { name in
      let path = folder.appending(path: name).path
      let writer = try HDF5Writer(path: path, overwrite: false)
      try writer.write((0..<12).map(Double.init), to: "table", shape: [4, 3])
      try writer.commit()
      return path
    }
  }

  private func settings(_ symmetries: Bool?) -> NetworkSettings {
    var settings = NetworkSettings()
    settings.autoencoder.hidden = [4]
    settings.autoencoder.latent = 1
    settings.autoencoder.training.epochs = 1
    settings.classifier.hidden = [4]
    settings.classifier.training.epochs = 2
    settings.classifier.training.symmetries = symmetries
    return settings
  }

  private func trained(
    _ paths: [String], _ settings: NetworkSettings, in folder: URL
  ) throws -> AnomalyModel {
    let output = folder.appending(path: "model.h5").path
    _ = try NetworkTraining(
      try TrainingRows(of: paths), settings: settings, output: output, provenance: provenance,
      threads: 1
    ).run(from: nil, overwrite: true) { _ in .goOn }
    return try ModelFile(path: output).model(of: output)
  }

  @Test func rowsOfDarwinHaveTwelve() async throws {
    try await withTemporaryFolder { folder in
      let paths = [
        try await events("flat-er:1:20", "er.h5", in: folder),
        try await events("flat-nr:1:60", "nr.h5", in: folder),
      ]
      let rows = try TrainingRows(of: paths)
      let symmetries = try rows.symmetries()
      #expect(symmetries.count == 12 && symmetries.columns == 3835)
      let arrays = [1925..<2880, 2880..<3835]
      for number in 0..<12 {
        let order = symmetries[number]
        // Waveforms stay; both arrays, which are alike, turn together, each within itself.
        #expect(Array(order[..<1925]) == Array(0..<1925))
        #expect(order[arrays[0]].sorted() == Array(arrays[0]))
        #expect(order[arrays[1]].map { $0 - 955 } == Array(order[arrays[0]]))
      }
      // The centre of gravity of the hits is as far from the axis as before.
      let array = try readDetector("darwin").topArray
      func distance(_ hits: [Float]) -> Double {
        let (x, y) = zip(hits, zip(array.x, array.y)).reduce((0.0, 0.0)) {
          ($0.0 + Double($1.0) * $1.1.0, $0.1 + Double($1.0) * $1.1.1)
        }
        return hypot(x, y) / hits.reduce(0) { $0 + Double($1) }
      }
      let row = try rows.normal.read(0..<1)
      for number in 0..<12 {
        let turned = symmetries[number].map { row[$0] }
        #expect(turned.reduce(0, +) == row.reduce(0, +))
        // 955 terms of up to 1300 mm.
        #expect(abs(distance(Array(turned[arrays[0]])) - distance(Array(row[arrays[0]]))) < 1e-9)
      }

      // What was left open is said in the model, and decides what is learnt.
      let open = try trained(paths, settings(nil), in: folder)
      #expect(open.settings.classifier.training.symmetries == true)
      #expect(open.settings.autoencoder.training.symmetries == false)
      let wanted = try trained(paths, settings(true), in: folder)
      #expect(wanted.members == open.members)
      let plain = try trained(paths, settings(false), in: folder)
      #expect(plain.members[0].autoencoder == open.members[0].autoencoder)
      #expect(plain.members[0].classifier != open.members[0].classifier)

      // Of a classifier that sees no hits nothing turns.
      var blind = settings(true)
      blind.classifier.blocks = ["s1", "s2"]
      var still = blind
      still.classifier.training.symmetries = false
      #expect(
        try trained(paths, blind, in: folder).members
          == trained(paths, still, in: folder).members)
    }
  }

  @Test func whatIsNotKnownIsSaid() async throws {
    try await withTemporaryFolder { folder in
      let paths = try tables(in: folder)
      #expect(
        try trained(paths, settings(nil), in: folder).settings.classifier.training.symmetries
          == false)
      func sentence(_ body: () throws -> Void) -> String {
        do {
          try body()
          return "no error"
        } catch { return "\(error)".replacing(folder.path + "/", with: "") }
      }
      #expect(
        sentence { _ = try trained(paths, settings(true), in: folder) }
          == "a.h5, group '/detector': expected the places of the tubes, 'positions_top' and "
          + "'positions_bottom', which 'symmetries: true' needs")

      var other = try YAMLEncoder().encode(readDetector("darwin"))
      other.replace("pitch_mm: 80", with: "pitch_mm: 79")
      let mixed = [
        try await events("flat-er:1:20", "er.h5", in: folder),
        try await events(
          "flat-nr:1:60",
          of: try YAMLDecoder().decode(Detector.self, from: other, name: "other.yaml"), "nr.h5",
          in: folder),
      ]
      #expect(
        sentence { _ = try trained(mixed, settings(true), in: folder) }
          == "nr.h5, group '/detector': found tubes at other places, expected those of 'er.h5', so "
          + "that the detector has one set of symmetries")
    }
  }
}
