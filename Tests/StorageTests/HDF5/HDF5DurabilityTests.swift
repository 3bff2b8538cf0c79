import Foundation
import Storage
import TestSupport
import Testing

struct HDF5DurabilityTests {
  @Test(arguments: [1 << 14, 1 << 20])
  func fullDiskGetsASentenceAndLeavesNothing(limit: Int) async throws {
    try await withTemporaryFolder { folder in
      _ = await #expect(processExitsWith: .success) {
        [folder = folder.path as String, limit = limit as Int] in
        limitFileSize(bytes: UInt64(limit))
        let path = "\(folder)/a.h5"
        let error = #expect(throws: StorageError.self) {
          let writer = try HDF5Writer(path: path, overwrite: false)
          let rows = try writer.makeDataset(
            "rows", of: Double.self, rowShape: [16], compression: .none)
          for batch in 0..<40 { try rows.append([Double](repeating: Double(batch), count: 8_192)) }
          try writer.commit()
        }
        #expect(error?.description == "cannot write '\(path)': File too large")
        let left = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(left == [])
      }
    }
  }

  /// What fits into the chunk that waits in memory fails in `commit()` only.
  @Test func diskFullAtTheEndGetsASentence() async throws {
    try await withTemporaryFolder { folder in
      _ = await #expect(processExitsWith: .success) { [folder = folder.path as String] in
        let path = "\(folder)/a.h5"
        let error = #expect(throws: StorageError.self) {
          let writer = try HDF5Writer(path: path, overwrite: false)
          let rows = try writer.makeDataset("rows", of: UInt8.self, compression: .none)
          try rows.append([UInt8](repeating: 1, count: 200_000))
          limitFileSize(bytes: 100_000)
          try writer.commit()
        }
        #expect(error?.description == "cannot write '\(path)': File too large")
        let left = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(left == [])
      }
    }
  }

  @Test func failedAppendForbidsTheCommit() async throws {
    try await withTemporaryFolder { folder in
      _ = await #expect(processExitsWith: .success) { [folder = folder.path as String] in
        limitFileSize(bytes: 100_000)
        let writer = try HDF5Writer(path: "\(folder)/a.h5", overwrite: false)
        let rows = try writer.makeDataset("rows", of: UInt8.self, compression: .none)
        let many = [UInt8](repeating: 1, count: 1 << 20)
        #expect(throws: StorageError.self) { try rows.append(many) }
        #expect(throws: StorageError.self) { try rows.append([1]) }
        #expect(throws: StorageError.self) { try writer.commit() }
      }
    }
  }

  @Test func killedWriterLeavesTheOldFileWhole() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.h5").path
      let old = try HDF5Writer(path: path, overwrite: false)
      try old.write([1, 2, 3], to: "numbers")
      try old.commit()
      let bytes = try Data(contentsOf: URL(filePath: path))
      await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
        let writer = try HDF5Writer(path: path, overwrite: true)
        let rows = try writer.makeDataset("numbers", of: Int.self)
        for _ in 0..<10 { try rows.append([Int](repeating: 4, count: 100_000)) }
        kill(getpid(), SIGKILL)
      }
      #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)

      let next = try HDF5Writer(path: path, overwrite: true)
      try next.write([5], to: "numbers")
      try next.commit()
      #expect(try HDF5Reader(path: path).read("numbers") as [Int] == [5])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.h5"])
    }
  }

  @Test func forgottenWriterLeavesNothing() async throws {
    try await withTemporaryFolder { folder in
      do {
        let writer = try HDF5Writer(
          path: folder.appending(path: "a.h5").path, overwrite: false)
        try writer.makeDataset("rows", of: Int.self).append([1])
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
  }
}
