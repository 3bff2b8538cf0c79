import Foundation
import Storage
import TestSupport
import Testing

struct CSVReaderTests {
  /// Writes the text to a file `a.csv` and calls `body` with its path.
  private func withFile(_ bytes: some Sequence<UInt8>, _ body: (String) throws -> Void) async throws
  {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.csv").path
      try Data(bytes).write(to: URL(filePath: path))
      try body(path)
    }
  }

  /// `to_csv("a.csv")` of a frame with a text, a number that is missing, and an index.
  @Test func readsWhatPandasWrites() async throws {
    let text = """
      ,E_keV,kind,rate
      0,1.0,"a ""b"", c",0.1
      1,2.5,plain,
      2,1e-47,"two
      lines",-inf

      """
    try await withFile(text.utf8) { path in
      let table = try CSVTable(path: path)
      #expect(table.columns == ["", "E_keV", "kind", "rate"])
      #expect(table.rowCount == 3)
      #expect(try table.integers("") == [0, 1, 2])
      #expect(try table.numbers("E_keV") == [1, 2.5, 1e-47])
      #expect(try table.strings("kind") == ["a \"b\", c", "plain", "two\nlines"])
      let rates = try table.numbers("rate", nonFinite: .accepted)
      #expect(rates[0] == 0.1 && rates[1].isNaN && rates[2] == -.infinity)
    }
  }

  /// `savetxt("a.txt", x, header="run 7\nE rate")`: blanks between, the names in a comment.
  @Test func readsWhatNumPyWrites() async throws {
    let text = """
      # run 7
      # E rate
      1.000000000000000000e+00 -2.500000000000000000e+00
      1.000000000000000056e-01 nan

      """
    try await withFile(text.utf8) { path in
      let table = try CSVTable(path: path)
      #expect(table.columns == ["E", "rate"])
      #expect(table.comments == ["run 7", "E rate"])
      #expect(try table.numbers("E") == [1, 0.1])
      #expect(try table.numbers("rate", nonFinite: .accepted)[0] == -2.5)
    }
  }

  @Test(arguments: [
    ("a,b\n1,2\n3,4\n", CSVSeparator.comma),
    ("a;b\n1;2\n3;4\n", .semicolon),
    ("a\tb\n1\t2\n3\t4", .tab),
    (" a   b \n  1 2\n3\t4  \n", .spaces),
    ("\u{FEFF}a,b\r\n1,2\r\n\r\n3,4\r\n", .comma),
    ("a,b\r1,2\r3,4", .comma),
    ("# head\n\n\"a\",\"b\"\n1,2\n# middle, here\n3,4", .comma),
    ("a , b\n 1 , 2\n3,4 \n", .comma),
    ("\"a\",\"b\"\n\"1\",\"2\"\n\"3\",4", .comma),
  ])
  func everyDressOfATableIsKnown(text: String, separator: CSVSeparator) async throws {
    try await withFile(text.utf8) { path in
      let reader = try CSVReader(path: path)
      #expect(reader.separator == separator)
      #expect(reader.columns == ["a", "b"])
      let table = try #require(try reader.next(10))
      #expect(try table.numbers("a") == [1, 3])
      #expect(try table.integers("b") == [2, 4])
      #expect(try reader.next(1)?.rowCount == nil)
    }
  }

  @Test func namesMayBeAbsentOrGiven() async throws {
    try await withFile("1,2\n3,4\n".utf8) { path in
      #expect(try CSVTable(path: path).columns == ["1", "2"])
      #expect(try CSVTable(path: path).rowCount == 2)
      #expect(try CSVTable(path: path, names: .firstRow).rowCount == 1)
      let given = try CSVTable(path: path, names: .given(["E", "rate"]))
      #expect(try given.numbers("rate") == [2, 4])
    }
  }

  @Test func theNameOfALoneColumnMayHoldBlanks() async throws {
    try await withFile("photon energy\n1.5\n2.5\n".utf8) { path throws in
      #expect(try CSVTable(path: path).numbers("photon energy") == [1.5, 2.5])
    }
  }

  @Test(arguments: ["a,b", "a,b\n", "# x\r\na,b\r\n\r\n"])
  func aTableMayHaveNoRows(text: String) async throws {
    try await withFile(text.utf8) { path in
      let table = try CSVTable(path: path)
      #expect(table.rowCount == 0)
      #expect(try table.numbers("b") == [])
    }
  }

  @Test func aLoneRowOfNumbersIsNoHeader() async throws {
    try await withFile("# x y\n1 2".utf8) { path throws in
      #expect(try CSVTable(path: path).numbers("y") == [2])
    }
  }

  /// Rows, quotes and line ends across the borders of blocks, and rows fetched a few at a time.
  @Test func blocksDoNotShow() async throws {
    let count = 60_000
    let rows = (0..<count).map { "\($0),\"text \"\"\($0)\"\"\r\nmore\",\(Double($0) / 7)\r\n" }
    try await withFile(("n,text,x\r\n" + rows.joined()).utf8) { path in
      let reader = try CSVReader(path: path)
      var next = 0
      while let table = try reader.next(777) {
        #expect(table.rowCount == min(777, count - next))
        let expected = next..<next + table.rowCount
        #expect(try table.integers("n") == Array(expected))
        #expect(try table.numbers("x") == expected.map { Double($0) / 7 })
        #expect(try table.strings("text") == expected.map { "text \"\($0)\"\r\nmore" })
        next += table.rowCount
      }
      #expect(next == count)
    }
  }

  @Test(arguments: [
    ("E,rate\n1,2\n3,abc\n", "line 3, column 'rate': found 'abc', expected a number"),
    ("E,rate\n1,2\n\n# no\n3,\n", "line 5, column 'rate': found nothing, expected a number"),
    ("E,rate\n1,nan\n", "line 2, column 'rate': found 'nan', expected a number"),
    ("E,rate\n1,1e999\n", "line 2, column 'rate': found '1e999', expected a number"),
    (
      "E,text,rate\n1,\"two\nlines\",2\n1,b,x\n",
      "line 4, column 'rate': found 'x', expected a number"
    ),
    ("E,rate\n1,2\n1,2,3\n", "line 3: found a row of length 3, expected 2"),
    ("E,rate\r\n1,2\r\n1\r\n", "line 3: found a row of length 1, expected 2"),
    (
      "E,rate\n1,2\n1,\"2\n", "line 3: found a quote that is never closed, expected a closing quote"
    ),
    (
      "E,rate\n1,\"2\"3\n", "line 2: found '3' after a closing quote, expected the end of the field"
    ),
    (
      "# x\nE,Rate\n1,2\n",
      "line 2: expected the column 'rate' among 'E', 'Rate'; did you mean 'Rate'?"
    ),
    ("E,flux\n1,2\n", "line 1: expected the column 'rate' among 'E', 'flux'"),
    ("E,E\n1,2\n", "line 1: found the column 'E' twice, expected a different name for each column"),
    ("# a\n\n", "line 3: found no row, expected the names of columns"),
  ])
  func mistakesGetASentence(text: String, sentence: String) async throws {
    try await withFile(text.utf8) { path in
      let error = #expect(throws: StorageError.self) {
        try CSVTable(path: path).numbers("rate")
      }
      #expect(error?.description == "\(path), \(sentence)")
    }
  }

  @Test func wholeNumbersAndTextHaveTheirSentences() async throws {
    try await withFile(Array("n,t\n1.5,".utf8) + [0xB5, 0x0A]) { path in
      let table = try CSVTable(path: path)
      let number = #expect(throws: StorageError.self) { try table.integers("n") }
      #expect(
        number?.description
          == "\(path), line 2, column 'n': found '1.5', expected a whole number")
      let text = #expect(throws: StorageError.self) { try table.strings("t") }
      #expect(
        text?.description
          == "\(path), line 2, column 't': found bytes that are not text, expected UTF-8")
    }
  }

  @Test func binaryAndMissingFilesGetASentence() async throws {
    try await withFile([0x89, 0x48, 0x44, 0x46, 0, 1]) { path in
      let binary = #expect(throws: StorageError.self) { try CSVTable(path: path) }
      #expect(
        binary?.description == "\(path), its beginning: found a NUL byte, expected a table of text")
      let missing = #expect(throws: StorageError.self) { try CSVTable(path: path + "x") }
      #expect(missing == .missing(path: path + "x"))
    }
    try await withFile([]) { path in
      #expect(throws: StorageError.empty(path: path)) { try CSVTable(path: path) }
    }
  }
}
