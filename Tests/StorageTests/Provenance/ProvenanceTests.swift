import Foundation
import Storage
import TestSupport
import Testing

struct ProvenanceTests {
  static let full = Provenance(
    programVersion: "1.2.3", commit: "abc1234+", verb: "simulate",
    options: [.init(name: "count", value: "10"), .init(name: "source", value: "\"σ/β\"")],
    configuration: "detector: darwin # größer\nfield: 200\n", seed: .max,
    inputs: [.init(name: "a/b.h5", checksum: Checksum(of: "b"))])
  static let bare = Provenance(programVersion: "1", commit: "unknown", verb: "counts")

  @Test(arguments: [full, bare])
  func provenanceIsReadBack(provenance: Provenance) async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.h5").path
      let machine = Machine(host: "node7", processor: "EPYC", operatingSystem: "Debian 12")
      let run = RunRecord(
        started: Date(timeIntervalSince1970: 1_767_225_600), machine: machine, threads: 2,
        seconds: 12.5)
      let writer = try HDF5Writer(path: path, overwrite: false, provenance: provenance)
      try writer.write([1], to: "numbers")
      try writer.commit(run: run)
      let reader = try HDF5Reader(path: path)
      #expect(try reader.provenance() == provenance)
      #expect(try reader.runRecord() == run)
      #expect(try reader.attribute("started", of: "run") == "2026-01-01T00:00:00Z")
    }
  }

  @Test func usersOwnFileHasNone() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.h5").path
      let writer = try HDF5Writer(path: path, overwrite: false)
      try writer.commit()
      let reader = try HDF5Reader(path: path, format: HDF5Format(name: "events", version: 1))
      #expect(try reader.format() == nil)
      #expect(try reader.provenance() == nil)
      #expect(try reader.runRecord() == nil)
    }
  }

  @Test func configurationMayBeLong() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.h5").path
      var provenance = Self.bare
      provenance.configuration = String(repeating: "key: value\n", count: 100_000)
      try HDF5Writer(path: path, overwrite: false, provenance: provenance).commit()
      #expect(try HDF5Reader(path: path).provenance() == provenance)
    }
  }

  @Test func damagedAttributesGetSentences() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.h5").path
      let writer = try HDF5Writer(path: path, overwrite: false, provenance: Self.bare)
      try writer.setAttribute("options", to: "[{]")
      try writer.makeGroup("run")
      try writer.setAttribute("started", to: "yesterday", of: "run")
      try writer.commit()
      let reader = try HDF5Reader(path: path)
      let options = #expect(throws: StorageError.self) { try reader.provenance() }
      #expect(
        options?.description
          == "\(path), attribute 'options': found '[{]', expected JSON as this program writes it")
      let started = #expect(throws: StorageError.self) { try reader.runRecord() }
      #expect(
        started?.description
          == "\(path), attribute 'started' of '/run': found 'yesterday', "
          + "expected a time such as 2026-01-31T12:00:00Z")
    }
  }

  @Test func summaryTellsWhatIsThere() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.h5").path
      let format = HDF5Format(name: "events", version: 1)
      let writer = try HDF5Writer(
        path: path, overwrite: false, format: format, provenance: Self.full)
      let rows = try writer.makeDataset("waves", of: Float.self, rowShape: [3])
      // 0, 1, …, 2 999 999 in many batches of reading, and two that are no numbers.
      for batch in 0..<100 { try rows.append((0..<30_000).map { Float(batch * 30_000 + $0) }) }
      try rows.append([.nan, -7, .nan])
      try writer.write(["a"], to: "names")
      try writer.write([Double.nan], to: "empty")
      try writer.commit()
      let summary = try HDF5Summary(path: path)
      #expect(summary.format == format)
      #expect(summary.provenance == Self.full)
      #expect(summary.run == nil)
      #expect(summary.datasets.map(\.description.path) == ["/empty", "/names", "/waves"])
      let waves = summary.datasets[2]
      #expect(waves.checksum != nil)
      #expect(waves.statistics?.minimum == -7)
      #expect(waves.statistics?.maximum == 2_999_999)
      #expect(waves.statistics?.notNumbers == 2)
      let sum = 3_000_000.0 * 2_999_999 / 2 - 7
      #expect(waves.statistics?.mean == sum / 3_000_001)
      #expect(summary.datasets[0].statistics == nil)
      #expect(summary.datasets[1].statistics == nil)
    }
  }
}
