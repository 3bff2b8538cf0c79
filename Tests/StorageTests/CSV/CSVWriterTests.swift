import Foundation
import Storage
import TestSupport
import Testing

struct CSVWriterTests {
  @Test func writesCommentsNamesAndRows() {
    var text = CSVText(columns: ["E_keV", "a,b", "7"], comments: ["seed: 7", "two\nlines"])
    text.append(row: [.number(0.1), .integer(-3), .text("say \"no\"")])
    text.append(columns: [.numbers([1e-47, .nan]), .integers([1, 2]), .texts(["#a", ""])])
    #expect(
      text.text == """
        # seed: 7
        # two
        # lines
        E_keV,"a,b","7"
        0.1,-3,"say ""no""\"
        1e-47,1,"#a"
        nan,2,""

        """)
  }

  @Test func comesBackUnchanged() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.csv").path
      var words = SplitMix(state: 5)
      let count = 20_000
      let numbers = (0..<count).map { _ in Double(bitPattern: words.next() >> 2) }
      let integers = (0..<count).map { _ in Int(bitPattern: UInt(words.next())) }
      let pieces = ["", " ", "a", "\"", ",", "\n", "\r", "\t", ";", "#", "µ", "1"]
      let texts = (0..<count).map { _ in
        (0..<4).map { _ in pieces.randomElement(using: &words) ?? "" }.joined()
      }
      let writer = try CSVWriter(path: path, columns: ["x", "n", "text"], comments: ["seed: 5"])
      try writer.append(
        columns: [.numbers(numbers), .integers(integers), .texts(texts)])
      try writer.append(row: [.number(-0.0), .integer(0), .text("end")])
      #expect(!FileManager.default.fileExists(atPath: path))
      try writer.commit()

      let table = try CSVTable(path: path)
      #expect(table.comments == ["seed: 5"])
      #expect(table.rowCount == count + 1)
      #expect(try table.numbers("x").map(\.bitPattern) == (numbers + [-0.0]).map(\.bitPattern))
      #expect(try table.integers("n") == integers + [0])
      #expect(try table.strings("text") == texts + ["end"])
    }
  }

  @Test func aLoneColumnOfEmptyTextComesBack() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.csv").path
      let writer = try CSVWriter(path: path, columns: ["1"])
      try writer.append(columns: [.texts(["", "x", ""])])
      try writer.commit()
      #expect(try CSVTable(path: path).strings("1") == ["", "x", ""])
    }
  }

  @Test func nothingAppearsWithoutCommit() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.csv").path
      var writer: CSVWriter? = try CSVWriter(path: path, columns: ["x"])
      try writer?.append(row: [.number(1)])
      writer = nil
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }

  @Test func whatCannotBeWrittenGetsASentence() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.csv").path
      let writer = try CSVWriter(path: path, columns: ["x"])
      try writer.commit()
      let again = #expect(throws: StorageError.self) { try writer.commit() }
      #expect(
        again?.description == "cannot write '\(path)': it was committed or abandoned before")
      #expect(throws: StorageError.exists(path: path)) { try CSVWriter(path: path, columns: ["x"]) }
      _ = try CSVWriter(path: path, columns: ["x"], overwrite: true)
      #expect(throws: StorageError.isDirectory(path: folder.path)) {
        try CSVWriter(path: folder.path, columns: ["x"])
      }
    }
  }

  @Test func aFullDiskGetsASentenceAndLeavesNothing() async {
    await #expect(processExitsWith: .success) {
      try await withTemporaryFolder { folder in
        let path = folder.appending(path: "a.csv").path
        let writer = try CSVWriter(path: path, columns: ["x"])
        limitFileSize(bytes: 100_000)
        let error = #expect(throws: StorageError.self) {
          try writer.append(columns: [.numbers(Array(repeating: 0.1, count: 1_000_000))])
          try writer.commit()
        }
        #expect(error?.description == "cannot write '\(path)': File too large")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
      }
    }
  }

  @Test func aRowOfAnotherLengthIsAProgrammersMistake() async {
    await #expect(processExitsWith: .failure) {
      var text = CSVText(columns: ["x", "y"])
      text.append(row: [.number(1)])
    }
    await #expect(processExitsWith: .failure) {
      var text = CSVText(columns: ["x", "y"])
      text.append(columns: [.numbers([1]), .numbers([1, 2])])
    }
  }
}
