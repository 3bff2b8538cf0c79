import Foundation
import Numerics
import Plotting
import Storage
import TestSupport
import Testing

@testable import Studies

struct EventFileTests {
  /// Four events of seven sensors, with everything that a file can have.
  static func write(to path: String, hasTraces: Bool = true) throws {
    let writer = try HDF5Writer(path: path, overwrite: false)
    try writer.write([0, 3, 0, 3] as [UInt8], to: "truth/kind")
    try writer.setAttribute("kinds", to: ["beta", "gamma", "ec", "nr"], of: "truth/kind")
    try writer.write([5.0, 6, 7, 8], to: "truth/energy")
    try writer.setAttribute("unit", to: "keV", of: "truth/energy")
    try writer.write([10.0, 20, 30, 40], to: "areas/s1c")
    try writer.write([1e3, 2e3, 3e3, 4e3], to: "areas/s2c")
    try writer.write([true, true, false, true], to: "areas/s1_registered")
    try writer.write([true, true, true, true], to: "areas/s2_registered")
    if hasTraces {
      let samples = (0..<4 * 10).map(Float.init)
      for name in ["s1_top", "s1_bottom", "s2_top", "s2_bottom"] {
        try writer.write(samples, to: "waveforms/\(name)", shape: [4, 10])
      }
      let hits = (0..<4 * 7).map(Int32.init)
      for name in ["s1_top", "s1_bottom", "top", "bottom"] {
        try writer.write(hits, to: "patterns/\(name)", shape: [4, 7])
      }
      for side in ["top", "bottom"] {
        let places = (0..<6).flatMap { [cos(Double($0) * .pi / 3), sin(Double($0) * .pi / 3)] }
        try writer.write(places + [0, 0], to: "detector/positions_\(side)", shape: [7, 2])
      }
      try writer.setAttribute("sample_ns", to: 10.0, of: "detector")
    }
    try writer.commit()
  }

  @Test func eventIsReadWithAllThatIsKnown() async throws {
    try await withTemporaryFolder { folder in
      try Self.write(to: folder.path + "/e.h5")
      let file = try EventFile(path: folder.path + "/e.h5")
      #expect(file.count == 4 && file.sample == 10 && file.hasTraces)
      let event = try file.event(2)
      #expect(event.kind == "β")
      #expect(event["truth/energy"] == 7 && event["areas/s1_registered"] == 0)
      #expect(event.facts.first { $0.name == "truth/energy" }?.unit == "keV")
      #expect(event.s2.topWave == (20..<30).map(Float.init))
      #expect(event.s1.bottomHits == (14..<21).map(Int32.init))
      #expect(file.top?.x.count == 7)
    }
  }

  @Test func figureOfAnEventHasWavesAndHits() async throws {
    try await withTemporaryFolder { folder in
      try Self.write(to: folder.path + "/e.h5")
      try Self.write(to: folder.path + "/areas.h5", hasTraces: false)
      let file = try EventFile(path: folder.path + "/e.h5")
      let figure = try #require(Figure.event(try file.event(3), of: file))
      #expect(figure.rows.map(\.count) == [2, 2])
      #expect(figure.title?.words == "event 3, nuclear recoil, 8 keV, S1c = 40 phd, S2c = 4000 phd")
      let total = try #require(figure.table.series.first { $0.name == "total" })
      #expect(total.numbers[.y] == (30..<40).map { 2 * Double($0) })
      #expect(total.numbers[.x] == (0..<10).map { 10 * Double($0) })
      let areas = try EventFile(path: folder.path + "/areas.h5")
      #expect(Figure.event(try areas.event(0), of: areas) == nil)
    }
  }

  @Test func areasAreDrawnKindByKind() async throws {
    try await withTemporaryFolder { folder in
      try Self.write(to: folder.path + "/e.h5")
      let table = try Figure.areas(of: folder.path + "/e.h5").table
      #expect(table.series.map(\.name) == ["β", "nuclear recoil"])
      // The third event has no registered S1.
      #expect(table.column(.x) == [10, 20, 40])
      #expect(table.column(.y) == [1e3, 2e3, 4e3].map { log10($0) })
      // Of more events than are drawn one by one, the cells count all.
      let cloud = try AreaCloud(path: folder.path + "/e.h5", most: 2)
      guard case .cells(let histogram) = cloud.contents else {
        Issue.record("found points, expected cells")
        return
      }
      #expect(histogram.weights.reduce(0, +) == 3 && cloud.kindCount == 2)
    }
  }

  @Test func fileWithoutEventsGetsASentence() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/other.h5"
      let writer = try HDF5Writer(path: path, overwrite: false)
      try writer.write([1.0, 2], to: "values")
      try writer.commit()
      let error = #expect(throws: StorageError.self) { try EventFile(path: path) }
      #expect(error?.description.contains("expected events: datasets in '/truth'") == true)
    }
  }
}
