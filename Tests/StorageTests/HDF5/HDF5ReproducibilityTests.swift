import Foundation
import Storage
import TestSupport
import Testing

struct HDF5ReproducibilityTests {
  private func write(
    _ path: String, cut: Int, compression: HDF5Compression, run: RunRecord? = nil
  ) throws {
    let provenance = Provenance(
      programVersion: "1", commit: "abc", verb: "simulate",
      options: [.init(name: "count", value: "9")], configuration: "a: 1\n", seed: 7)
    let writer = try HDF5Writer(
      path: path, overwrite: true, format: HDF5Format(name: "events", version: 1),
      provenance: provenance)
    let rows = try writer.makeDataset(
      "waves", of: Float.self, rowShape: [25], compression: compression)
    let kinds = try writer.makeDataset("kinds", of: String.self)
    for start in stride(from: 0, to: 10_000, by: cut) {
      let end = min(10_000, start + cut)
      try rows.append((start * 25..<end * 25).map { Float($0 % 977) })
    }
    for _ in 0..<100 { try kinds.append(["nr", "er"]) }
    try writer.commit(run: run)
  }

  @Test func equalContentGivesEqualBytes() async throws {
    try await withTemporaryFolder { folder in
      let first = folder.appending(path: "a.h5")
      let second = folder.appending(path: "b.h5")
      try write(first.path, cut: 100, compression: .standard)
      // HDF5 would note the second of creation.
      try await Task.sleep(for: .milliseconds(1_100))
      try write(second.path, cut: 33, compression: .standard)
      #expect(try Data(contentsOf: first) == Data(contentsOf: second))
    }
  }

  @Test func checksumsDependOnContentAlone() async throws {
    try await withTemporaryFolder { folder in
      let first = folder.appending(path: "a.h5").path
      let second = folder.appending(path: "b.h5").path
      let machine = Machine(host: "h", processor: "p", operatingSystem: "o")
      try write(first, cut: 1_000, compression: .none)
      try write(
        second, cut: 77, compression: .deflate(level: 6),
        run: RunRecord(started: .now, machine: machine, threads: 3, seconds: 1))
      let readers = (try HDF5Reader(path: first), try HDF5Reader(path: second))
      #expect(try readers.0.storedChecksum("waves") == readers.1.storedChecksum("waves"))
      #expect(try readers.0.checksum() == readers.1.checksum())
    }
  }

  /// The definition spelt out: a line of the type, the values, the number of rows.
  @Test func checksumIsTheDocumentedOne() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.h5").path
      let writer = try HDF5Writer(path: path, overwrite: false)
      try writer.write([0x0102, 0x0304, 5, 6, 7, 8] as [Int16], to: "numbers", shape: [3, 2])
      try writer.write(["ab", ""], to: "texts")
      try writer.write([true], to: "flag", shape: [])
      try writer.commit()
      let reader = try HDF5Reader(path: path)
      func eight(_ low: UInt8) -> [UInt8] { [low] + [UInt8](repeating: 0, count: 7) }
      let numbers: [UInt8] =
        Array("int16[*,2]\n".utf8) + [2, 1, 4, 3, 5, 0, 6, 0, 7, 0, 8, 0] + eight(3)
      let texts: [UInt8] =
        Array("string[*]\n".utf8) + eight(2) + Array("ab".utf8) + eight(0) + eight(2)
      let flag: [UInt8] = Array("boolean\n".utf8) + [1] + eight(1)
      #expect(try reader.storedChecksum("numbers") == Checksum(of: numbers))
      #expect(try reader.storedChecksum("texts") == Checksum(of: texts))
      #expect(try reader.storedChecksum("flag") == Checksum(of: flag))
    }
  }

  @Test func anotherValueTypeOrShapeIsAnotherChecksum() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.h5").path
      let writer = try HDF5Writer(path: path, overwrite: false)
      try writer.write([1, 2] as [Int32], to: "a")
      try writer.write([1, 3] as [Int32], to: "b")
      try writer.write([1, 2] as [UInt32], to: "c")
      try writer.write([1, 2] as [Int32], to: "d", shape: [2, 1])
      try writer.write([1, 2] as [Int32], to: "e", shape: [1, 2])
      try writer.write([Int32](), to: "f")
      try writer.commit()
      let reader = try HDF5Reader(path: path)
      let checksums = try reader.datasets.map { try reader.storedChecksum($0.path) }
      #expect(Set(checksums).count == 6)
    }
  }

  @Test func changedContentIsNoticed() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "a.h5")
      let writer = try HDF5Writer(path: file.path, overwrite: false)
      try writer.write((0..<100).map { $0 * 1_000_003 }, to: "numbers", compression: .none)
      try writer.commit()
      var data = try Data(contentsOf: file)
      let value = Data((0..<8).map { UInt8(truncatingIfNeeded: (50 * 1_000_003) >> (8 * $0)) })
      let place = try #require(data.range(of: value))
      data[place.lowerBound] ^= 1
      try data.write(to: file)
      let reader = try HDF5Reader(path: file.path)
      let error = #expect(throws: StorageError.self) { try reader.verifyChecksum("numbers") }
      #expect(
        error?.description
          == "the file '\(file.path)' is damaged: the content of '/numbers' is not what was written"
      )
    }
  }
}
