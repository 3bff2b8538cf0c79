import Foundation
import Learning
import Numerics
import Response
import Storage
import Studies
import TestSupport
import Testing

/// Events that are scored as they are simulated score as those of a file do.
struct SimulatedScoringTests {
  private let provenance = Provenance(programVersion: "", commit: "", verb: "")

  private func plan(
    _ source: String, _ events: Range<Int>, seed: UInt64,
    recording: SimulationPlan.Recording = .all
  ) throws -> SimulationPlan {
    SimulationPlan(
      detector: try readDetector("darwin"), source: try SimulationSource(source), events: events,
      seed: seed, level: .full, cuts: [.s1Registered, .s2Registered, .range(.s1, 3...60)],
      recording: recording)
  }

  /// Networks of two seeds, hardly trained, from some events.
  private func model(in folder: URL) async throws -> String {
    var paths: [String] = []
    for (number, source) in ["flat-er:1:20", "flat-nr:1:60"].enumerated() {
      let path = folder.appending(path: "\(number).h5").path
      _ = try await simulateEvents(
        try plan(source, 0..<60, seed: UInt64(number + 1)), to: path, overwrite: true, threads: 2,
        provenance: provenance
      ) { _ in }
      paths.append(path)
    }
    var settings = NetworkSettings()
    settings.seeds = [1, 2]
    settings.autoencoder.hidden = [8]
    settings.autoencoder.latent = 2
    settings.autoencoder.training.epochs = 1
    settings.classifier.hidden = [8]
    settings.classifier.training.epochs = 1
    let output = folder.appending(path: "model.h5").path
    _ = try NetworkTraining(
      try TrainingRows(of: paths), settings: settings, output: output, provenance: provenance,
      threads: 2
    ).run(from: nil, overwrite: true) { _ in .goOn }
    return output
  }

  @Test func scoresAreThoseOfAFileOfTheSameEvents() async throws {
    try await withTemporaryFolder { folder in
      let modelPath = try await model(in: folder)
      let model = try ModelFile(path: modelPath).model(of: modelPath)
      let events = folder.appending(path: "events.h5").path
      _ = try await simulateEvents(
        try plan("flat-nr:1:60", 7..<700, seed: 9), to: events, overwrite: true, threads: 2,
        provenance: provenance
      ) { _ in }
      let whole = folder.appending(path: "scores.h5").path
      try scoreEvents(
        try EventScoring(of: events, by: modelPath, coefficient: 2, threads: 2), to: whole,
        overwrite: true, threads: 2, provenance: provenance
      ) { _ in }

      let stream = folder.appending(path: "stream.h5").path
      let acceptance = try await SimulatedScoring(model, coefficient: 2, threads: 1).run(
        try plan("flat-nr:1:60", 7..<700, seed: 9, recording: .kept), weight: 0.25, source: 3,
        to: stream, provenance: provenance
      ) { _ in }

      let file = try HDF5Reader(path: whole)
      let made = try HDF5Reader(path: stream)
      // Tables of scores hold truths as 0 and 1.
      let kept = try file.read("areas/kept", as: Double.self).map { $0 == 1 }
      let rows = kept.indices.filter { kept[$0] }
      #expect(rows.count > 100 && rows.count < kept.count)
      #expect(acceptance.events == kept.count && acceptance.remaining.last == rows.count)
      #expect(try made.read("truth/event", as: Double.self) == rows.map { Double($0 + 7) })
      #expect(try made.read("weight", as: Double.self) == rows.map { _ in 0.25 })
      #expect(try made.read("truth/source", as: Double.self) == rows.map { _ in 3 })
      for column in ["truth/energy", "areas/s1c", "areas/s2c"] {
        let all = try file.read(column, as: Double.self)
        #expect(try made.read(column, as: Double.self) == rows.map { all[$0] }, "\(column)")
      }
      for column in ["ts", "logit", "negative_elbo", "seed_1/ts", "seed_2/reconstruction/s2"] {
        let all = try file.read(column, as: Double.self)
        let found = try made.read(column, as: Double.self)
        // A row's products may depend in their last digits on its place (AVX2).
        for (value, row) in zip(found, rows) {
          #expect(abs(value - all[row]) <= 1e-5 * max(1, abs(all[row])), "\(column)")
        }
      }
    }
  }

  @Test func acceptanceIsThatOfTheEventsThemselves() async throws {
    try await withTemporaryFolder { folder in
      let count = 1 << 16
      let areas = SimulationPlan(
        detector: try readDetector("darwin"), source: try SimulationSource("flat-nr:1:60"),
        events: 0..<count, seed: 4, level: .areas,
        cuts: [.s1Registered, .s2Registered, .range(.s1, 3...60)])
      let whole = try await simulateEvents(
        areas, to: folder.appending(path: "areas.h5").path, overwrite: true, threads: 2,
        provenance: provenance
      ) { _ in }
      for threads in [1, 3] {
        let found = try await measureAcceptance(
          areas, wanted: 10, axis: .regular(bins: 4, from: 1, to: 60), threads: threads
        ) { _ in }
        // One round is more than enough.
        #expect(found.events == count && found.kept == whole.remaining.last)
        #expect(found.keptByEnergy.reduce(0, +) == found.kept)
        #expect(found.eventsByEnergy.reduce(0, +) == found.events)
      }
    }
  }
}
