import Foundation
import Response
import Storage
import Studies
import TestSupport
import Testing

struct EventVectorsTests {
  /// DARWIN's 3835 numbers: 200 + 1725 samples, 955 + 955 channels.
  @Test func rowHoldsTheSumsOfTheArraysAndTheHits() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/e.h5"
      let plan = SimulationPlan(
        detector: try readDetector("darwin"), source: try SimulationSource("flat-er:1:100"),
        events: 0..<20, seed: 3, level: .full)
      _ = try await simulateEvents(
        plan, to: path, overwrite: false, threads: 2,
        provenance: Provenance(programVersion: "0", commit: "unknown", verb: "simulate")
      ) { _ in }

      let vectors = try EventVectors(path: path)
      #expect(vectors.count == 20)
      #expect(vectors.length == 3835)
      let rows = try vectors.rows(5..<8)
      #expect(rows.count == 3 * 3835)
      #expect(try vectors.rows(6..<7) == Array(rows[3835..<2 * 3835]))

      let file = try HDF5Reader(path: path)
      let hits = try file.read("areas/s2_hits", as: Int.self)
      let s1 = try file.read("areas/s1", as: Double.self)
      for event in 0..<3 {
        let row = rows[event * 3835..<(event + 1) * 3835]
        #expect(row.suffix(1910).reduce(0, +) == Float(hits[5 + event]))
        // What falls outside of the window is missing, and that is little.
        let light = Double(row.prefix(200).reduce(0, +))
        #expect(light <= s1[5 + event] * (1 + 1e-5) && light > 0.8 * s1[5 + event])
      }
    }
  }

  @Test func fileOfAreasAloneIsRefused() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/a.h5"
      let writer = try HDF5Writer(path: path, overwrite: false)
      try writer.write([1.0], to: "areas/s1")
      try writer.commit()
      let error = #expect(throws: StorageError.self) { try EventVectors(path: path) }
      #expect(error?.description.contains("waveforms/s1_top") == true)
    }
  }
}
