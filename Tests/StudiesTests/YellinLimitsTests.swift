import Foundation
import Storage
import Studies
import TestSupport
import Testing

struct YellinLimitsTests {
  /// A spectrum 2E from 0 to 1 is flat in the variable E², and both tables are exact.
  @Test(arguments: YellinMethod.allCases)
  func limitDoesNotDependOnTheVariableOfTheSpectrum(method: YellinMethod) async throws {
    let energies = [0.21, 0.4, 0.55, 0.56, 0.93]
    let rising = try await limits(
      "E,rate\n0,0\n1,2\n", energies: energies, method: method, levels: [0.9, 0.95])
    let flat = try await limits(
      "q,rate\n0,1\n1,1\n", energies: energies.map { $0 * $0 }, method: method,
      levels: [0.9, 0.95])
    #expect(rising.limits.count == 2 && rising.events.outside == 0)
    for (one, other) in zip(rising.limits, flat.limits) {
      #expect(abs(one.mean - other.mean) < 1e-6 * one.mean)
      #expect(one.events == other.events)
      #expect(abs(one.upper * one.upper - other.upper) < 1e-12)
      #expect(abs(one.lower * one.lower - other.lower) < 1e-12)
    }
  }

  /// No event: 2.302585 expected ones are the limit, of 30 per tonne-year and 2.5 of these.
  @Test(arguments: YellinMethod.allCases)
  func scaleIsTheLimitOverTheCounts(method: YellinMethod) async throws {
    let found = try await limits(
      "E,rate\n1,10\n3,20\n", energies: [0.5, 3.5], method: method, levels: [0.9], exposure: 2.5)
    let limit = try #require(found.limits.first)
    #expect(found.events.outside == 2)
    #expect(abs(limit.mean - log(10.0)) < 1e-9)
    #expect(abs(limit.scale - log(10.0) / 75) < 1e-9)
    #expect(limit.lower == 1 && limit.upper == 3)
  }

  @Test func spectrumWithoutCountsGetsASentence() async throws {
    let error = await #expect(throws: StorageError.self) {
      try await limits("E,rate\n1,0\n3,0\n", energies: [2], method: .maximumGap, levels: [0.9])
    }
    #expect("\(String(describing: error))".contains("rates that are all zero"))
  }

  @Test func spectrumTooSmallForAScaleGetsASentence() async throws {
    let error = await #expect(throws: StorageError.self) {
      try await limits(
        "E,rate\n0,1e-308\n10,1e-308\n", energies: [2], method: .maximumGap, levels: [0.9],
        exposure: 1e-4)
    }
    #expect("\(String(describing: error))".contains("expected a spectrum with counts"))
  }

  /// Of several columns that named `energy`; HDF5 has its own dataset, in which NaN is refused.
  @Test func energiesAreReadFromBothKindsOfFile() async throws {
    try await withTemporaryFolder { folder in
      let table = folder.appending(path: "e.csv")
      try "x,energy\n1,2.5\n2,7\n".write(to: table, atomically: true, encoding: .utf8)
      #expect(try readEnergies(from: table.path) == [2.5, 7])
      let path = folder.path + "/e.h5"
      let writer = try HDF5Writer(
        path: path, overwrite: false, format: HDF5Format(name: "energies", version: 1),
        provenance: Provenance(
          programVersion: "0", commit: "0", verb: "test", options: [], configuration: "",
          seed: nil, inputs: []))
      try writer.makeDataset("energies", of: Double.self).append([2.5, .nan])
      try writer.commit(run: RunRecord(started: .now, threads: 1, seconds: 0))
      let error = #expect(throws: StorageError.self) { try readEnergies(from: path) }
      #expect("\(String(describing: error))".contains("row 2: found nan"))
    }
  }

  private func limits(
    _ spectrum: String, energies: [Double], method: YellinMethod, levels: [Double],
    exposure: Double = 1
  ) async throws -> (events: SpectrumEvents, limits: [SpectrumLimit]) {
    try await withTemporaryFolder { folder in
      let signal = folder.appending(path: "s.csv")
      let events = folder.appending(path: "e.csv")
      try spectrum.write(to: signal, atomically: true, encoding: .utf8)
      try ("energy\n" + energies.map { "\($0)\n" }.joined())
        .write(to: events, atomically: true, encoding: .utf8)
      return try yellinLimits(
        spectrum: signal.path, events: events.path, method: method, levels: levels,
        exposure: exposure)
    }
  }
}
