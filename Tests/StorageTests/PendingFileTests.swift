import Foundation
import Storage
import TestSupport
import Testing

struct PendingFileTests {
  private func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  private func read(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test func fileAppearsByCommitOnly() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.txt").path
      let file = try PendingFile(path: path, overwrite: false)
      try write("new", to: file.temporaryPath)
      #expect(!FileManager.default.fileExists(atPath: path))
      try file.commit()
      #expect(try read(path) == "new")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.txt"])
    }
  }

  @Test func forgottenFileIsRemoved() async throws {
    try await withTemporaryFolder { folder in
      do {
        let file = try PendingFile(path: folder.appending(path: "a.txt").path, overwrite: false)
        try write("new", to: file.temporaryPath)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
  }

  @Test func leftoversOfKilledProcessesAreRemovedWhateverTheirFile() async throws {
    try await withTemporaryFolder { folder in
      let host = ProcessInfo.processInfo.hostName
      let alive = ".b.txt.\(host)-\(ProcessInfo.processInfo.processIdentifier)-AB.part"
      // No system gives a process this number.
      let names = [".a.h5.\(host)-999999999-CD.part", alive, ".mine.part", "plain.txt"]
      for name in names { try write("x", to: folder.appending(path: name).path) }
      PendingFile.removeStale(in: folder.path)
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(Set(left) == Set(names.dropFirst()))
    }
  }

  @Test func existingFileIsReplacedOnlyOnRequest() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.txt").path
      try write("old", to: path)
      #expect(throws: StorageError.exists(path: path)) {
        try PendingFile(path: path, overwrite: false)
      }
      let file = try PendingFile(path: path, overwrite: true)
      try write("new", to: file.temporaryPath)
      #expect(try read(path) == "old")
      try file.commit()
      #expect(try read(path) == "new")
    }
  }

  @Test func fileMadeMeanwhileIsKept() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.txt").path
      do {
        let file = try PendingFile(path: path, overwrite: false)
        try write("late", to: file.temporaryPath)
        try write("first", to: path)
        #expect(throws: StorageError.exists(path: path)) { try file.commit() }
      }
      #expect(try read(path) == "first")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.txt"])
    }
  }

  @Test func temporariesOfDeadProcessesAreRemoved() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.txt").path
      let living = try PendingFile(path: path, overwrite: false)
      try write("living", to: living.temporaryPath)
      // No process has this number: Linux gives at most 2^22, macOS 99998.
      let dead = living.temporaryPath.replacing(
        "-\(ProcessInfo.processInfo.processIdentifier)-", with: "-99999999-")
      try write("dead", to: dead)
      let other = folder.appending(path: ".b.txt.elsewhere-99999999-0.part").path
      try write("another file's", to: other)
      _ = try PendingFile(path: path, overwrite: false)
      #expect(!FileManager.default.fileExists(atPath: dead))
      #expect(FileManager.default.fileExists(atPath: living.temporaryPath))
      #expect(FileManager.default.fileExists(atPath: other))
    }
  }

  @Test func mistakesGetSentences() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path
      try write("", to: "\(path)/file")
      let table = [
        (path, "'\(path)' is a folder, expected a file"),
        ("\(path)/", "'\(path)/' is a folder, expected a file"),
        (
          "\(path)/none/a.txt",
          "cannot write '\(path)/none/a.txt': there is no folder '\(path)/none'"
        ),
        (
          "\(path)/file/a.txt",
          "cannot write '\(path)/file/a.txt': there is no folder '\(path)/file'"
        ),
        ("\(path)/file", "the file '\(path)/file' exists already; '--force' overwrites it"),
      ]
      for (name, sentence) in table {
        let error = #expect(throws: StorageError.self) {
          try PendingFile(path: name, overwrite: false)
        }
        #expect(error?.description == sentence)
      }
    }
  }

  @Test func unwritableFolderGetsASentence() async throws {
    try await withTemporaryFolder { folder in
      try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
      await #expect(processExitsWith: .success) { [path = folder.path as String] in
        // Permissions do not bind the administrator, who becomes nobody here.
        if getuid() == 0 { #expect(setuid(65_534) == 0) }
        let error = #expect(throws: StorageError.self) {
          try PendingFile(path: "\(path)/a.txt", overwrite: false)
        }
        #expect(
          error?.description
            == "cannot write '\(path)/a.txt': the folder '\(path)' is not writable")
      }
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
    }
  }
}
