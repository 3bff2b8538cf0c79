import Foundation
import Storage
import TestSupport
import Testing

struct YAMLFileTests {
  @Test func readsAFile() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.yaml").path
      try Data("\u{FEFF}width: 3\r\nname: µ\r\n".utf8).write(to: URL(filePath: path))
      let value = try YAMLDecoder().decode([String: String].self, fromFile: path)
      #expect(value == ["width": "3", "name": "µ"])
    }
  }

  @Test func unreadableFilesGetASentence() async throws {
    try await withTemporaryFolder { folder throws in
      func sentence(_ name: String, _ bytes: [UInt8]?) throws -> String? {
        let path = name.isEmpty ? folder.path : "\(folder.path)/\(name)"
        if let bytes { try Data(bytes).write(to: URL(filePath: path)) }
        do {
          _ = try YAMLDecoder().decode([String].self, fromFile: path)
          return nil
        } catch {
          return error.description.replacing(folder.path, with: "…")
        }
      }
      #expect(try sentence("none.yaml", nil) == "the file '…/none.yaml' does not exist")
      #expect(try sentence("", nil) == "'…' is a folder, expected a file")
      #expect(try sentence("empty.yaml", []) == "the file '…/empty.yaml' is empty")
      #expect(
        try sentence("nul.yaml", Array("a: 1\nb: \0".utf8))
          == "…/nul.yaml, line 2: found the byte 0x0, expected text in UTF-8")
      #expect(
        try sentence("latin.yaml", Array("a: 1\n\nb: ".utf8) + [0xB5, 0x0A])
          == "…/latin.yaml, line 3: found the byte 0xB5, expected text in UTF-8")
      #expect(
        try sentence("huge.yaml", Array(repeating: UInt8(ascii: "\n"), count: 17 << 20))
          == "…/huge.yaml, its size: found more than 16777216 bytes, expected at most 16777216")
      #expect(
        try sentence("empty.yaml/below", nil)
          == "cannot read '…/empty.yaml/below': Not a directory")
    }
  }
}
