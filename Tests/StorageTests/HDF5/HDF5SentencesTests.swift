import Foundation
import Storage
import TestSupport
import Testing

struct HDF5SentencesTests {
  /// A file with a little of everything.
  private func makeFile(in folder: URL) throws -> String {
    let path = folder.appending(path: "a.h5").path
    let writer = try HDF5Writer(path: path, overwrite: false)
    try writer.write([0.5, 1e300], to: "truth/energy")
    try writer.write([1, 300, -1], to: "truth/number")
    try writer.write([1 << 24 + 1, 1 << 53 + 1], to: "truth/large")
    try writer.write(["nr", "er"], to: "truth/kind")
    try writer.write([true], to: "flag")
    try writer.write([Float](repeating: 0, count: 6), to: "waves", shape: [2, 3])
    try writer.setAttribute("text", to: "abc")
    try writer.setAttribute("numbers", to: [1, 2], of: "truth")
    try writer.setAttribute("large", to: 70_000)
    try writer.commit()
    return path
  }

  private func sentence(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "no error"
    } catch { return "\(error)" }
  }

  @Test func wrongDatasetsGetSentences() async throws {
    try await withTemporaryFolder { folder in
      let path = try makeFile(in: folder)
      let reader = try HDF5Reader(path: path)
      let names =
        "'/flag', '/truth/energy', '/truth/kind', '/truth/large', '/truth/number', '/waves'"
      let table: [(String, () throws -> Void)] = [
        (
          "datasets: expected '/truth/enrgy' among \(names); did you mean '/truth/energy'?",
          { _ = try reader.read("truth/enrgy") as [Double] }
        ),
        (
          "datasets: expected '/scores' among \(names)",
          { _ = try reader.read("scores") as [Double] }
        ),
        (
          "dataset '/truth/energy': found float64, expected int64",
          { _ = try reader.read("truth/energy") as [Int] }
        ),
        (
          "dataset '/truth/energy': found the value 1.0000000000000001e+300, "
            + "expected values in the range of float32",
          { _ = try reader.read("truth/energy") as [Float] }
        ),
        (
          "dataset '/truth/number': found the value 300, expected values in the range of int8",
          { _ = try reader.read("truth/number") as [Int8] }
        ),
        (
          "dataset '/truth/number': found the value -1, expected values in the range of uint16",
          { _ = try reader.read("truth/number") as [UInt16] }
        ),
        (
          "dataset '/truth/large': found the value 16777217, "
            + "expected values that float32 holds exactly",
          { _ = try reader.read("truth/large") as [Float] }
        ),
        (
          "dataset '/truth/large': found the value 9007199254740993, "
            + "expected values that float64 holds exactly",
          { _ = try reader.read("truth/large") as [Double] }
        ),
        (
          "dataset '/truth/kind': found string, expected float64",
          { _ = try reader.read("truth/kind") as [Double] }
        ),
        (
          "dataset '/flag': found boolean, expected int64",
          { _ = try reader.read("flag") as [Int] }
        ),
        (
          "dataset '/waves': found the shape 2 x 3, expected rows x 4",
          { _ = try reader.dataset("waves", rowShape: [4]) }
        ),
        (
          "dataset '/waves': found the shape 2 x 3, expected 5 x 3",
          { _ = try reader.dataset("waves", rowShape: [3], rows: 5) }
        ),
        (
          "dataset '/waves': found 2 rows, expected 3 or more",
          { _ = try reader.read("waves", rows: 1..<3) as [Float] }
        ),
        (
          "dataset '/waves': found float32, expected a compound with the field 's1'",
          { _ = try reader.read("waves", field: "s1") as [Float] }
        ),
        (
          "attribute 'text': found string, expected int64",
          { _ = try reader.attribute("text", as: Int.self) }
        ),
        (
          "attribute 'large': found the value 70000, expected values in the range of int16",
          { _ = try reader.attribute("large", as: Int16.self) }
        ),
        (
          "attribute 'numbers' of '/truth': found 2 values, expected one",
          { _ = try reader.attribute("numbers", of: "truth", as: Int.self) }
        ),
      ]
      for (expected, mistake) in table {
        #expect(sentence(mistake) == "\(path), \(expected)")
      }
    }
  }

  @Test func wrongFilesGetSentences() async throws {
    try await withTemporaryFolder { folder in
      let path = try makeFile(in: folder)
      let whole = try Data(contentsOf: URL(filePath: path))
      func make(_ name: String, _ data: Data) throws -> String {
        let url = folder.appending(path: name)
        try data.write(to: url)
        return url.path
      }
      let empty = try make("empty.h5", Data())
      let text = try make("text.h5", Data("not HDF5 at all\n".utf8))
      let short = try make("short.h5", whole.prefix(whole.count / 2))
      let start = try make("start.h5", whole.prefix(40))
      let table = [
        (folder.path + "/none.h5", "the file '\(folder.path)/none.h5' does not exist"),
        (folder.path, "'\(folder.path)' is a folder, expected a file"),
        (empty, "the file '\(empty)' is empty"),
        (text, "the file '\(text)' is not an HDF5 file"),
        (
          short,
          "the file '\(short)' is damaged: it has \(whole.count / 2) bytes, expected \(whole.count)"
        ),
      ]
      for (name, expected) in table {
        let found = sentence { _ = try HDF5Reader(path: name) }
        #expect(found == expected)
      }
      let found = sentence { _ = try HDF5Reader(path: start) }
      #expect(found.hasPrefix("the file '\(start)' is damaged: "))
    }
  }

  @Test func unreadableFileGetsASentence() async throws {
    try await withTemporaryFolder { folder in
      let path = try makeFile(in: folder)
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
      await #expect(processExitsWith: .success) { [path = path as String] in
        // Permissions do not bind the administrator, who becomes nobody here.
        if getuid() == 0 { #expect(setuid(65_534) == 0) }
        let error = #expect(throws: StorageError.self) { try HDF5Reader(path: path) }
        #expect(error?.description == "cannot read '\(path)': permission denied")
      }
    }
  }

  @Test func fileBeingWrittenGetsASentence() async throws {
    try await withTemporaryFolder { folder in
      let path = try makeFile(in: folder)
      let other = try FileHandle(forUpdating: URL(filePath: path))
      #expect(flock(other.fileDescriptor, LOCK_EX) == 0)
      let found = sentence { _ = try HDF5Reader(path: path) }
      #expect(found == "cannot read '\(path)': another program is writing it")
      try other.close()
      #expect(sentence { _ = try? HDF5Reader(path: path) } == "no error")
    }
  }

  /// The library prints by default, on each thread anew and when the process ends.
  @Test func libraryItselfIsSilent() async throws {
    try await withTemporaryFolder { folder in
      let path = try makeFile(in: folder)
      let ended = await #expect(
        processExitsWith: .success, observing: [\.standardErrorContent, \.standardOutputContent]
      ) { [path = path as String] in
        for name in [path, #filePath] {
          await Task.detached {
            let reader = try? HDF5Reader(path: name)
            _ = try? reader?.read("truth/energy") as [Float]?
          }.value
        }
      }
      #expect(ended?.standardErrorContent == [])
      // The test runner in the child has its say on the other stream.
      let output = String(decoding: ended?.standardOutputContent ?? [], as: UTF8.self)
      #expect(!output.contains("HDF5"))
    }
  }

  @Test func brokenFilesNeverStopTheProgram() async throws {
    try await withTemporaryFolder { folder in
      let path = try makeFile(in: folder)
      let whole = try Data(contentsOf: URL(filePath: path))
      let broken = folder.appending(path: "broken.h5")
      for length in stride(from: 1, to: whole.count, by: 97) {
        try whole.prefix(length).write(to: broken)
        #expect(throws: StorageError.self) { try HDF5Reader(path: broken.path) }
      }
    }
  }

  @Test func laterVersionsAndOtherFormatsAreRefused() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.h5").path
      let writer = try HDF5Writer(
        path: path, overwrite: false, format: HDF5Format(name: "events", version: 3))
      try writer.commit()
      let known = HDF5Format(name: "events", version: 2)
      let later = sentence { _ = try HDF5Reader(path: path, format: known) }
      #expect(
        later
          == "the file '\(path)' has the format events version 3, expected version 2 or older")
      let other = HDF5Format(name: "model", version: 3)
      let foreign = sentence { _ = try HDF5Reader(path: path, format: other) }
      #expect(
        foreign
          == "\(path), attribute 'format': found 'events', expected 'model'")
      let same = HDF5Format(name: "events", version: 3)
      #expect(try HDF5Reader(path: path, format: same).format() == same)
    }
  }
}
