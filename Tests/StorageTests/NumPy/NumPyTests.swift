import Foundation
import Storage
import TestSupport
import Testing

struct NumPyTests {
  /// An array in the bytes of numpy.org/doc/stable/reference/generated/numpy.lib.format.html.
  private func array(_ head: String, _ elements: [UInt8], version: UInt8 = 1) -> Data {
    let length = UInt32(head.utf8.count)
    let bytes = lengthBytes(length).prefix(version == 1 ? 2 : 4)
    return Data([0x93] + Array("NUMPY".utf8) + [version, 0] + bytes + Array(head.utf8) + elements)
  }

  private func lengthBytes(_ length: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) }
  }

  private func sentence(_ data: Data, _ name: String = "a.npy") async throws -> String {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: name)
      try data.write(to: file)
      let error = #expect(throws: StorageError.self) { try NumPyArray(path: file.path) }
      return error?.description.replacing(folder.path + "/", with: "") ?? ""
    }
  }

  @Test func bytesOfTheFormatAreRead() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "a.npy")
      let plain = "{'descr': '<i2', 'fortran_order': False, 'shape': (2, 3), }"
      let transposed = "{'descr': '>i2', 'fortran_order': True, 'shape': (2, 3), }"
      try array(plain, [1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 254, 255]).write(to: file)
      #expect(try NumPyArray(path: file.path).values == [1, 2, 3, 4, 5, -2])
      #expect(try NumPyArray(path: file.path).shape == [2, 3])
      try array(transposed, [0, 1, 0, 4, 0, 2, 0, 5, 0, 3, 255, 254], version: 2).write(to: file)
      #expect(try NumPyArray(path: file.path).values == [1, 2, 3, 4, 5, -2])
    }
  }

  @Test func brokenArraysGetSentences() async throws {
    let head = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }"
    #expect(
      try await sentence(array(head, [0, 0, 0, 0, 0]))
        == "the file 'a.npy' is damaged: its array claims 6 elements, and the file holds 1 of them")
    #expect(
      try await sentence(array(head, []).prefix(40))
        == "the file 'a.npy' is damaged: its array ends within its head")
    #expect(
      try await sentence(Data("x,y\n1,2\n".utf8))
        == "the file 'a.npy' is not an array of NumPy (.npy or .npz)")
    #expect(
      try await sentence(array(head, [], version: 9))
        == "a.npy, its array: found version 9 of the format, expected 1 to 3")
    #expect(
      try await sentence(array(head.replacing("<f4", with: "<c8"), []))
        == "a.npy, its array: found '<c8', expected numbers of a plain type such as '<f4' or '<i8'")
    #expect(
      try await sentence(array(head.replacing("'<f4'", with: "[('e', '<f4'), ('t', '<f8')]"), []))
        == "a.npy, its array: found [('e', '<f4'), ('t', '<f8')], "
        + "expected numbers of a plain type such as '<f4' or '<i8'")
    #expect(
      try await sentence(array(head.replacing("(2, 3)", with: "(2, -3)"), []))
        == "a.npy, its array: found (2, -3), expected a 'shape' such as (100, 20)")
    #expect(
      try await sentence(array(head.replacing("fortran", with: "pascal"), []))
        == "a.npy, its array: found no 'fortran_order', expected 'fortran_order' of True or False")
    let large = "{'descr': '<i8', 'fortran_order': False, 'shape': (), }"
    #expect(
      try await sentence(array(large, [1, 0, 0, 0, 0, 0, 32, 0]))
        == "a.npy, its array: found the element 0, beyond 2^53, "
        + "expected integers that float64 holds exactly")
  }

  /// 2^62 rows of a claim take no memory.
  @Test func claimsBeyondTheFileAreRefused() async throws {
    let shape = "(4611686018427387904, 4611686018427387904)"
    let head = "{'descr': '|u1', 'fortran_order': False, 'shape': \(shape), }"
    #expect(try await sentence(array(head, [1])).contains("claims 9223372036854775807 elements"))
  }

  @Test func archiveThatIsNoneGetsASentence() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "a.npz")
      try Data(repeating: 7, count: 100).write(to: file)
      let error = #expect(throws: StorageError.self) { try NumPyArchive(path: file.path) }
      #expect(
        error?.description
          == "the file '\(file.path)' is not a complete archive of NumPy arrays (.npz)")
    }
  }
}
