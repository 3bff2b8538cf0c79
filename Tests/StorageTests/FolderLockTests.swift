import Foundation
import Storage
import TestSupport
import Testing

/// One process at a time writes into a folder.
struct FolderLockTests {
  @Test func anotherProcessIsRefused() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path
      let lock = try FolderLock(folder: path)
      await #expect(processExitsWith: .exitCode(7)) { [path = path as String] in
        do {
          _ = try FolderLock(folder: path)
        } catch StorageError.refused(_, _, let reason) {
          exit(reason == "another process is at work there" ? 7 : 8)
        }
      }
      withExtendedLifetime(lock) {}
    }
  }

  @Test func theRightEndsWithItsOwner() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path
      await #expect(processExitsWith: .exitCode(7)) { [path = path as String] in
        _ = try FolderLock(folder: path)
        exit(7)
      }
      _ = try FolderLock(folder: path)
    }
  }

  @Test func aFolderThatIsNotThereIsNamed() {
    let error = #expect(throws: StorageError.self) { try FolderLock(folder: "/nowhere/at/all") }
    #expect(error.map { "\($0)".contains("cannot write into '/nowhere/at/all'") } == true)
  }
}
