import Foundation
import Numerics
import Storage
import TestSupport
import Testing

@testable import Studies

/// Bands and efficiencies of a file that is read in more than one batch.
struct EventTablesTests {
  /// Some events with everything that a table has to leave out.
  private struct Events {
    var energy: [Double] = []
    var photons: [Int] = []
    var electrons: [Int] = []
    var s1: [Double] = []
    var s2: [Double] = []
    var hasS1: [Bool] = []
    var hasS2: [Bool] = []

    init(_ count: Int) {
      var stream = RandomStream(seed: 1, purpose: .test, index: 0)
      for event in 0..<count {
        energy.append(110 * stream.uniform())
        photons.append(Int(5000 * stream.uniform()))
        electrons.append(Int(3000 * stream.uniform()))
        // Whole numbers lie on the edges; some are below zero.
        let light = 42 * stream.uniform() - 1
        s1.append(event % 10 == 0 ? light.rounded() : light)
        let charge = 3000 * stream.uniform()
        s2.append(event % 3 == 0 ? (charge / 100).rounded() * 100 : charge)
        hasS1.append(stream.uniform() < 0.9)
        hasS2.append(stream.uniform() < 0.95)
      }
    }

    func write(to path: String) throws {
      let writer = try HDF5Writer(path: path, overwrite: false)
      try writer.write(energy, to: "truth/energy")
      try writer.write(photons, to: "truth/photons")
      try writer.write(electrons, to: "truth/electrons")
      try writer.write(s1, to: "areas/s1c")
      try writer.write(s2, to: "areas/s2c")
      try writer.write(hasS1, to: "areas/s1_registered")
      try writer.write(hasS2, to: "areas/s2_registered")
      try writer.commit()
    }
  }

  /// Enough for two batches of 2^19 numbers.
  private static let events = Events(600_000)

  private func withFile(_ body: (String) throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/e.h5"
      try Self.events.write(to: path)
      let file = try HDF5Reader(path: path)
      let batches = try file.batches(of: file.dataset("areas/s1c"))
      #expect(Array(batches).count > 1)
      try body(path)
    }
  }

  @Test func bandsAreThoseOfAllEventsAtOnce() async throws {
    let events = Self.events
    try await withFile { path in
      let bands = try EventBand.bands(of: path)
      #expect(bands.map(\.s1.lowerBound) == [0, 5, 10, 15, 20, 25, 30, 35, 40])
      for band in bands {
        let members = events.s1.indices.filter {
          band.s1.contains(events.s1[$0]) && events.hasS1[$0] && events.hasS2[$0]
            && events.s2[$0] > 0
        }
        let charges = members.map { log10(events.s2[$0]) }.sorted()
        #expect(band.count == charges.count)
        func quantile(_ share: Double) -> Double {
          let place = share * Double(charges.count - 1)
          let below = Int(place)
          let above = min(below + 1, charges.count - 1)
          return charges[below] + (place - Double(below)) * (charges[above] - charges[below])
        }
        let found = try #require(band.quantiles)
        #expect(found.low == quantile(0.16))
        #expect(found.median == quantile(0.5))
        #expect(found.high == quantile(0.84))
        // Sums of n numbers of one size, in another order.
        let error = Double(charges.count) * Double.ulpOfOne
        let sums = Moments(of: charges.span)
        let moments = try #require(band.moments)
        #expect(abs(moments.mean / sums.mean - 1) < error)
        #expect(abs(moments.deviation / sums.variance.squareRoot() - 1) < 10 * error)
      }
    }
  }

  /// Room for fewer numbers than there are takes more passes and gives the same bits.
  @Test func bandsDoNotDependOnTheRoom() async throws {
    try await withFile { path in
      let bands = try EventBand.bands(of: path, width: 5, room: 1 << 20)
      let narrow = try EventBand.bands(of: path, width: 5, room: 2000)
      #expect(bands.count == narrow.count)
      for (one, other) in zip(bands, narrow) {
        #expect(one.count == other.count)
        #expect(try #require(one.quantiles) == #require(other.quantiles))
        #expect(try #require(one.moments) == #require(other.moments))
      }
    }
  }

  @Test func efficienciesAreThoseOfAllEventsAtOnce() async throws {
    let events = Self.events
    try await withFile { path in
      let bins = try EventEfficiency.efficiencies(of: path)
      #expect(bins.count == 13)
      for bin in bins {
        let members = events.energy.indices.filter { bin.energy.contains(events.energy[$0]) }
        let both = members.filter { events.hasS1[$0] && events.hasS2[$0] }
        #expect(bin.count == members.count)
        #expect(bin.withS1 == members.count { events.hasS1[$0] })
        #expect(bin.withS2 == members.count { events.hasS2[$0] })
        #expect(bin.withBoth == both.count)
        #expect(bin.s1 == Moments(of: both.map { events.s1[$0] }.span))
        #expect(bin.s2 == Moments(of: both.map { events.s2[$0] }.span))
        #expect(bin.photons == Moments(of: members.map { Double(events.photons[$0]) }.span))
        #expect(bin.electrons == Moments(of: members.map { Double(events.electrons[$0]) }.span))
      }
    }
  }

  @Test func fileWithoutEventsHasOneEmptyBand() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/e.h5"
      try Events(0).write(to: path)
      let bands = try EventBand.bands(of: path)
      #expect(bands.map(\.count) == [0])
      #expect(bands[0].quantiles == nil)
      #expect(try EventEfficiency.efficiencies(of: path).isEmpty)
    }
  }

  @Test func lightOutOfEveryRangeGetsASentence() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/e.h5"
      var events = Events(3)
      events.s1[1] = .infinity
      events.hasS1[1] = true
      events.hasS2[1] = true
      try events.write(to: path)
      let error = #expect(throws: StorageError.self) { try EventBand.bands(of: path) }
      #expect(
        error?.description.contains("found inf phd, expected less than 5000000.0") == true)
    }
  }

  @Test func columnsOfDifferentLengthsGetASentence() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/e.h5"
      var events = Events(3)
      events.s2.append(1)
      try events.write(to: path)
      let error = #expect(throws: StorageError.self) { try EventBand.bands(of: path) }
      #expect(error?.description.contains("dataset '/areas/s2c'") == true)
    }
  }
}
