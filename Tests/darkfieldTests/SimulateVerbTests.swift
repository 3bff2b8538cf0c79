import Foundation
import Storage
import TestSupport
import Testing

struct SimulateVerbTests {
  @Test(arguments: ["areas", "full"])
  func eventsAreTheSameForAnyThreadsAndAnyParts(level: String) async throws {
    try await withTemporaryFolder { folder in
      let program = Program(in: folder)
      func simulate(_ name: String, _ words: String...) throws -> HDF5Reader {
        let outcome = try program.run(
          ["simulate", "--source", "flat-er:1:100", "--level", level, "-o", name] + words)
        #expect(outcome.code == 0, "\(outcome.talk)")
        return try HDF5Reader(path: folder.path + "/" + name)
      }
      // Several chunks of either level.
      let (count, cut) = level == "full" ? (400, 250) : (50_000, 20_000)
      let whole = try simulate("1.h5", "-n", "\(count)", "--threads", "1")
      for threads in ["2", "7"] {
        let again = try simulate("\(threads).h5", "-n", "\(count)", "--threads", threads)
        #expect(try again.checksum() == whole.checksum())
      }
      let part = try simulate("part.h5", "-n", "\(count - cut)", "--first", "\(cut)")
      for path in part.datasets.map(\.path) where !path.hasPrefix("/detector") {
        let rows = cut..<count
        if part.datasets.first(where: { $0.path == path })?.type.elementType == .boolean {
          #expect(
            try part.read(path, as: Bool.self) == whole.read(path, as: Bool.self, rows: rows))
        } else {
          #expect(
            try part.read(path, as: Double.self) == whole.read(path, as: Double.self, rows: rows),
            "\(path)")
        }
      }
    }
  }

  /// Light outside the windows is small, so waveforms and areas agree; hits agree exactly.
  @Test func waveformsAndPatternsHoldTheAreas() async throws {
    try await withTemporaryFolder { folder in
      let outcome = try Program(in: folder).run(
        "simulate", "--source", "line-er:10", "-n", "200", "--level", "full", "-o", "e.h5")
      #expect(outcome.code == 0, "\(outcome.talk)")
      let file = try HDF5Reader(path: folder.path + "/e.h5")
      func sums(_ paths: String...) throws -> [Double] {
        try paths.map { path in
          let length = try file.dataset(path).rowLength
          let values = try file.read(path, as: Double.self)
          return (0..<200).map { values[$0 * length..<($0 + 1) * length].reduce(0, +) }
        }.reduce([Double](repeating: 0, count: 200)) { zip($0, $1).map(+) }
      }
      #expect(
        try sums("patterns/top", "patterns/bottom") == file.read("areas/s2_hits", as: Double.self))
      #expect(
        try sums("patterns/s1_top", "patterns/s1_bottom")
          == file.read("areas/s1_hits", as: Double.self))
      for (waveform, area) in [("s1", "areas/s1"), ("s2", "areas/s2")] {
        let summed = try sums("waveforms/\(waveform)_top", "waveforms/\(waveform)_bottom")
        let areas = try file.read(area, as: Double.self)
        let all = areas.reduce(0, +)
        #expect(abs(summed.reduce(0, +) / all - 1) < 0.02, "\(waveform)")
        for (sum, area) in zip(summed, areas) { #expect(sum <= area * (1 + 1e-5)) }
      }
    }
  }

  /// Few photons: some flashes make the fourfold coincidence, and then four tubes have hits.
  @Test func levelsHaveTheSameEventsAndCoincidencesHaveTheirTubes() async throws {
    try await withTemporaryFolder { folder in
      func simulate(_ level: String) throws -> HDF5Reader {
        let outcome = try Program(in: folder).run(
          "simulate", "--source", "flat-nr:1:6", "-n", "500", "--level", level, "-o",
          "\(level).h5")
        #expect(outcome.code == 0, "\(outcome.talk)")
        return try HDF5Reader(path: folder.path + "/\(level).h5")
      }
      let (areas, full) = (try simulate("areas"), try simulate("full"))
      for path in areas.datasets.map(\.path) {
        let checksum = try areas.attribute("sha256", of: path, as: String.self)
        #expect(checksum != nil)
        #expect(
          try full.attribute("sha256", of: path, as: String.self) == checksum, "\(path)")
      }
      let top = try full.read("patterns/s1_top", as: Int.self)
      let bottom = try full.read("patterns/s1_bottom", as: Int.self)
      let isRegistered = try full.read("areas/s1_registered", as: Bool.self)
      for event in 0..<500 where isRegistered[event] {
        let row = event * 955..<(event + 1) * 955
        let tubes = top[row].count { $0 > 0 } + bottom[row].count { $0 > 0 }
        #expect(tubes >= 4)
      }
      #expect((50...450).contains(isRegistered.count { $0 }))
    }
  }

  @Test func expectedCountsStandInTheFile() async throws {
    try await withTemporaryFolder { folder in
      let program = Program(in: folder)
      let outcome = try program.run(
        "simulate", "--source", "er-solar:2:30", "-n", "100", "--expected", "10", "-o", "s.h5",
        "--s1c", "3:60", "--format", "csv")
      #expect(outcome.code == 0, "\(outcome.talk)")
      #expect(outcome.output.hasPrefix("cut,events,fraction\nnone,100,1.0\ns1-registered,"))
      let file = try HDF5Reader(path: folder.path + "/s.h5")
      let rate = try #require(
        try file.attribute("rate_per_tonne_year", of: "truth", as: Double.self))
      let counts = try program.run(
        "spectrum", "er-solar", "--integrate", "2:30", "--format", "csv")
      let integral = try #require(counts.output.dropLast().split(separator: ",").last)
      #expect(abs(rate / (Double(integral) ?? 0) - 1) < 1e-4)
      #expect(try file.attribute("expected_events", of: "truth", as: Double.self) == 10 * rate)
      let energies = try file.read("truth/energy", as: Double.self)
      #expect(energies.allSatisfy { (2...30).contains($0) })
    }
  }

  @Test(arguments: [
    "tritium", "wimp-si:50", "wimp-si:mass=50,day=150", "er-2vbb:1:100", "flat-nr:1:60",
    "line-nr:20", "line-er:0", "line-er:0.005", "line-er:10000", "cevns-solar", "er-xenon124",
    "alp", "dark-photon:mass=10", "axion-iron57",
    "file:mine.csv:nr",
  ])
  func sourceIsUnderstood(source: String) async throws {
    try await withTemporaryFolder { folder in
      try "E_keV,rate\n1,10\n30,0\n".write(
        to: folder.appending(path: "mine.csv"), atomically: true, encoding: .utf8)
      let outcome = try Program(in: folder).run(
        "simulate", "--source", source, "-n", "20", "-o", "e.h5", "--level", "full")
      #expect(outcome.code == 0, "\(outcome.talk)")
      let file = try HDF5Reader(path: folder.path + "/e.h5")
      for dataset in file.datasets where dataset.type.elementType?.isFloat == true {
        #expect(
          try file.read(dataset.path, as: Double.self).allSatisfy(\.isFinite), "\(dataset.path)")
      }
    }
  }

  @Test(arguments: [
    (
      ["--source", "flat-er"], 1,
      "expected two increasing energies from 0 to 1e6 keV, as in flat-er:1:100"
    ),
    (["--source", "flat-er:5:1"], 1, "expected two increasing energies from 0 to 1e6 keV"),
    (["--source", "log-nr:0:5"], 1, "expected two increasing energies above 0, up to 1e6 keV"),
    (["--source", "wimp-ss:50"], 1, "there is no spectrum 'wimp-ss'"),
    (["--source", "wimp-si:mass=-5"], 1, "wimp-si, mass: found '-5', expected a positive number"),
    (["--source", "wimp-si:target=argon"], 1, "xenon as its target"),
    (["--source", "wimp-si:mass=50,mass=5"], 1, "expected 'mass' once"),
    (["--source", "file:huge.csv:er"], 1, "expected a value from 0 to 1e100"),
    (["--source", "flat-er:1:9", "-o", "pipe.h5", "--force"], 1, "is not a plain file"),
    (["--source", "flat-er:1:9", "-o", "e.csv"], 1, "expected '.h5' or '.hdf5'"),
    (["--source", "wimp-si:0.1"], 1, "has nothing to simulate: its energies end at"),
    (["--source", "flat-er:1:9", "--s1c", "3:x:60"], 2, "two increasing areas, as in 3:60"),
    (["--source", "flat-er:1:9", "--position", "0,foo,0,1300"], 2, "three numbers in mm"),
    (["--source", "flat-er:1:9", "--expected", "5"], 2, "a source with a rate"),
    (["--source", "flat-er:1:9", "--position", "0,0,9000"], 2, "a place in the liquid"),
    (["--source", "flat-er:1:9", "--detector", "darwim"], 1, "did you mean 'darwin'?"),
    (["--source", "flat-er:1:9", "--detector", "bad.yaml"], 1, "electron_lifetime_us: found -1"),
    ([], 2, "missing option '--source <source>'"),
  ])
  func mistakeGetsASentenceAndNoOutput(words: [String], code: Int, sentence: String) async throws {
    try await withTemporaryFolder { folder in
      let text = try Package.text("Sources/Response/Detectors/darwin.yaml")
        .replacing("electron_lifetime_us: 5000", with: "electron_lifetime_us: -1")
      try text.write(to: folder.appending(path: "bad.yaml"), atomically: true, encoding: .utf8)
      try "E_keV,rate\n1,1e308\n1000,1e308\n".write(
        to: folder.appending(path: "huge.csv"), atomically: true, encoding: .utf8)
      let program = Program(in: folder)
      _ = try program.shell("mkfifo pipe.h5")
      let outcome = try program.run(["simulate", "-o", "e.h5", "-n", "10"] + words)
      #expect(outcome.code == code, "\(outcome.talk)")
      #expect(outcome.talk.contains(sentence), "\(outcome.talk)")
      #expect(try program.files == ["bad.yaml", "huge.csv", "pipe.h5"])
    }
  }

  @Test func cutsOfAFileAreAppliedInTheirOrder() async throws {
    try await withTemporaryFolder { folder in
      try "cuts: [s1-registered, { s1c_phd: [3, 60] }, { log10_s2c: [2, 9] }]\n".write(
        to: folder.appending(path: "cuts.yaml"), atomically: true, encoding: .utf8)
      let outcome = try Program(in: folder).run(
        "simulate", "--source", "flat-er:1:20", "-n", "500", "-o", "e.h5", "--cuts", "cuts.yaml",
        "--format", "csv")
      #expect(outcome.code == 0, "\(outcome.talk)")
      let lines = outcome.output.split(separator: "\n").map { $0.split(separator: ",") }
      #expect(
        lines.map { String($0[0]) }.dropFirst() == [
          "none", "s1-registered", "s1c_phd 3.0 to 60.0", "log10_s2c 2.0 to 9.0",
        ])
      let counts = lines.dropFirst().compactMap { Int($0[1]) }
      #expect(counts == counts.sorted(by: >) && counts[2] < counts[1])
      let kept = try HDF5Reader(path: folder.path + "/e.h5").read("areas/kept", as: Bool.self)
      #expect(kept.count { $0 } == counts[3])
    }
  }

  /// A field too weak to extract an electron leaves no S2 and no charge, but finite numbers.
  @Test func detectorWithoutExtractionHasNoChargeAndNoNaN() async throws {
    try await withTemporaryFolder { folder in
      let text = try Package.text("Sources/Response/Detectors/darwin.yaml")
        .replacing("gas_field_kV_per_cm: 8", with: "gas_field_kV_per_cm: 1")
      try text.write(to: folder.appending(path: "weak.yaml"), atomically: true, encoding: .utf8)
      let outcome = try Program(in: folder).run(
        "simulate", "--detector", "weak.yaml", "--source", "flat-er:1:20", "-n", "20", "-o", "e.h5")
      #expect(outcome.code == 0, "\(outcome.talk)")
      let file = try HDF5Reader(path: folder.path + "/e.h5")
      #expect(try file.read("areas/s2", as: Double.self).allSatisfy { $0 == 0 })
      #expect(try file.read("areas/energy", as: Double.self).allSatisfy(\.isFinite))
    }
  }

  @Test func tableThatWentInIsHashed() async throws {
    try await withTemporaryFolder { folder in
      let program = Program(in: folder)
      func checksum(of table: String) throws -> Checksum? {
        try table.write(
          to: folder.appending(path: "mine.csv"), atomically: true, encoding: .utf8)
        let outcome = try program.run(
          "simulate", "--source", "file:mine.csv:nr", "-n", "5", "-o", "e.h5", "--force")
        #expect(outcome.code == 0, "\(outcome.talk)")
        let inputs = try HDF5Reader(path: folder.path + "/e.h5").provenance()?.inputs
        #expect(inputs?.map(\.name) == ["mine.csv"])
        return inputs?.first?.checksum
      }
      let first = try checksum(of: "E,r\n1,10\n30,0\n")
      #expect(try checksum(of: "E,r\n1,10\n30,0\n") == first)
      #expect(try checksum(of: "E,r\n1,10\n30,1\n") != first)
    }
  }
}
