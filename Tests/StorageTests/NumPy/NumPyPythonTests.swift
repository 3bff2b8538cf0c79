import Foundation
import Storage
import TestSupport
import Testing

/// Arrays as NumPy itself writes them.
@Suite(.enabled(if: PythonEnvironment.isAvailable, "\(PythonEnvironment.absence)"))
struct NumPyPythonTests {
  @Test(arguments: ["savez", "savez_compressed"])
  func archivesOfNumPyAreRead(function: String) async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/weights.npz"
      let script = """
        import sys, numpy as np
        a = np.arange(2000.).reshape(40, 50) / 8
        np.\(function)(sys.argv[1], **{
            "encoder.0.weight": a.astype("f4"), "transposed": a.T, "half": np.array([0.5, -2e-7, np.inf], "f2"),
            "big": a.astype(">f8"), "whole": np.array([-3, 2**53], "i8"), "bytes": np.array([200], "u1"),
            "flags": np.array([True, False]), "single": np.float64(2.5), "none": np.zeros((0, 3)),
            "cube": np.asfortranarray(np.arange(24).reshape(2, 3, 4))})
        """
      _ = try PythonEnvironment.run(script: script, arguments: [path])
      let archive = try NumPyArchive(path: path)
      #expect(archive.names.count == 10)
      let expected = (0..<2000).map { Double($0) / 8 }
      let weight = try archive.array("encoder.0.weight")
      #expect(weight.shape == [40, 50] && weight.values == expected)
      let transposed = try archive.array("transposed")
      #expect(transposed.shape == [50, 40])
      let turned = (0..<50).flatMap { row in (0..<40).map { expected[$0 * 50 + row] } }
      #expect(transposed.values == turned)
      // 2e-7 is 3.36 of the smallest steps of 2^-24 that sixteen bits have.
      #expect(try archive.array("half").values == [0.5, -3 * 0x1p-24, .infinity])
      #expect(try archive.array("big").values == expected)
      #expect(try archive.array("whole").values == [-3, 0x1p53])
      #expect(try archive.array("bytes").values == [200])
      #expect(try archive.array("flags").values == [1, 0])
      #expect(try archive.array("single") == archive.array("single"))
      #expect(try archive.array("single").shape == [] && archive.array("single").values == [2.5])
      #expect(try archive.array("none").shape == [0, 3])
      #expect(try archive.array("cube").values == (0..<24).map(Double.init))

      let error = #expect(throws: StorageError.self) { try archive.array("encoder.0.wieght") }
      #expect(error?.description.hasSuffix("did you mean 'encoder.0.weight'?") == true)

      // Cut short, and with one byte changed where the first array lies.
      let bytes = try Data(contentsOf: URL(filePath: path))
      try bytes.prefix(bytes.count - 30).write(to: URL(filePath: path))
      #expect(throws: StorageError.self) { try NumPyArchive(path: path) }
      var changed = bytes
      changed[300] ^= 4
      try changed.write(to: URL(filePath: path))
      let damaged = try NumPyArchive(path: path)
      let reason = #expect(throws: StorageError.self) { try damaged.array("encoder.0.weight") }
      #expect(reason?.description.contains("is not what was written") == true)
    }
  }

  @Test func archiveOfMoreThanTheOldFormatHoldsIsRead() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/many.npz"
      let script = """
        import sys, numpy as np
        np.savez(sys.argv[1], **{"a%d" % i: np.full(2, i) for i in range(65600)})
        """
      _ = try PythonEnvironment.run(script: script, arguments: [path])
      let archive = try NumPyArchive(path: path)
      #expect(archive.names.count == 65_600)
      #expect(try archive.array("a65599").values == [65_599, 65_599])
    }
  }
}
