import Foundation
import Plotting
import Storage
import TestSupport
import Testing

@testable import Studies

struct FigureFileTests {
  private let figure = Figure(
    Panel(x: PanelAxis("x"), y: PanelAxis("y"), marks: [Line(x: [1, 2], y: [3, 4])]))

  @Test(arguments: [("f.svg", "<svg"), ("f.PNG", "\u{89}PNG"), ("f.pdf", "%PDF-")])
  func suffixDecidesTheFormat(name: String, beginning: String) async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: name).path
      try #require(try FigureFile(path: path, overwrite: false)).write(figure)
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      #expect(bytes.starts(with: beginning.unicodeScalars.map { UInt8($0.value) }))
    }
  }

  @Test func otherSuffixesAndFilesInTheWayAreFoundBeforeTheWork() async throws {
    try await withTemporaryFolder { folder in
      #expect(try FigureFile(path: folder.path + "/f.gif", overwrite: false) == nil)
      let path = folder.path + "/f.svg"
      try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
      #expect(throws: StorageError.exists(path: path)) {
        try FigureFile(path: path, overwrite: false)
      }
      try #require(try FigureFile(path: path, overwrite: true)).write(figure)
      #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("<svg"))
    }
  }
}
