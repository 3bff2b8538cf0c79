import Foundation
import Storage
import TestSupport
import Testing

/// Files compared with h5py and pandas, which users open and write theirs with.
@Suite(.enabled(if: PythonEnvironment.isAvailable, "\(PythonEnvironment.absence)"))
struct PythonTests {
  @Test func h5pyReadsWhatIsWritten() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.h5").path
      let writer = try HDF5Writer(
        path: path, overwrite: false, format: HDF5Format(name: "events", version: 2),
        provenance: ProvenanceTests.full)
      try writer.write([1.5, -2] as [Float], to: "n/float32")
      try writer.write([0.1, .infinity], to: "n/float64")
      try writer.write([.min, .max] as [Int8], to: "n/int8")
      try writer.write([.min, .max] as [Int16], to: "n/int16")
      try writer.write([.min, .max] as [Int32], to: "n/int32")
      try writer.write([.min, .max] as [Int64], to: "n/int64")
      try writer.write([.min, .max] as [UInt8], to: "n/uint8")
      try writer.write([.min, .max] as [UInt16], to: "n/uint16")
      try writer.write([.min, .max] as [UInt32], to: "n/uint32")
      try writer.write([.min, .max] as [UInt64], to: "n/uint64")
      try writer.write([false, true], to: "n/boolean")
      try writer.write(["σ", ""], to: "n/string")
      let rows = try writer.makeDataset("waves", of: Double.self, rowShape: [10, 3])
      for row in 0..<5_000 { try rows.append((0..<30).map { Double(row * 30 + $0) }) }
      try writer.setAttribute("unit", to: "keV", of: "waves")
      try writer.setAttribute("edges", to: [0, 0.5, 1], of: "waves")
      try writer.setAttribute("kept", to: true, of: "n")
      try writer.commit(run: RunRecord(started: .now, threads: 2, seconds: 3))
      let script = """
        import sys, json, h5py, numpy as np
        f = h5py.File(sys.argv[1], "r")
        for name in ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"]:
            i, d = np.iinfo(name), f["n/" + name]
            assert d.dtype == np.dtype(name).newbyteorder("<"), d.dtype
            assert d[...].tolist() == [i.min, i.max], name
        assert f["n/float32"].dtype == "<f4" and f["n/float32"][...].tolist() == [1.5, -2]
        assert f["n/float64"].dtype == "<f8" and f["n/float64"][...].tolist() == [0.1, np.inf]
        assert f["n/boolean"].dtype == bool and f["n/boolean"][...].tolist() == [False, True]
        assert f["n/string"].asstr()[...].tolist() == ["σ", ""]
        w = f["waves"]
        assert w.shape == (5000, 10, 3) and w.compression == "gzip", (w.shape, w.compression)
        assert (w[...].ravel() == np.arange(150000)).all()
        assert w.attrs["unit"] == "keV" and w.attrs["edges"].tolist() == [0, 0.5, 1]
        assert f["n"].attrs["kept"] == True
        assert f.attrs["format"] == "events" and f.attrs["format_version"] == 2
        assert f.attrs["seed"] == 2**64 - 1 and f.attrs["configuration"].endswith("field: 200\\n")
        assert json.loads(f.attrs["options"])[0] == {"name": "count", "value": "10"}
        assert f["run"].attrs["threads"] == 2 and f["run"].attrs["seconds"] == 3
        print(w.attrs["sha256"])
        """
      let output = try PythonEnvironment.run(script: script, arguments: [path])
      let checksum = try HDF5Reader(path: path).storedChecksum("waves")
      #expect(output == "\(checksum?.description ?? "")\n")
    }
  }

  @Test(arguments: ["<", ">"])
  func everyWidthAndByteOrderIsRead(order: String) async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.h5").path
      let script = """
        import sys, h5py, numpy as np
        f = h5py.File(sys.argv[1], "w")
        for t in ["i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"]:
            i = np.iinfo(t)
            f[t] = np.array([i.min, 7, i.max], dtype=sys.argv[2] + t)
            f.attrs[t] = np.array([i.min, 7, i.max], dtype=sys.argv[2] + t)
        for t in ["f2", "f4", "f8"]:
            f[t] = np.array([-0.5, 7, np.inf, np.nan], dtype=sys.argv[2] + t)
            f.attrs[t] = np.array([-0.5], dtype=sys.argv[2] + t)
        """
      _ = try PythonEnvironment.run(script: script, arguments: [path, order])
      let reader = try HDF5Reader(path: path)
      func check<Element: HDF5FixedElement & FixedWidthInteger>(
        _ name: String, _ type: Element.Type
      ) throws {
        #expect(try reader.dataset(name).type.elementType == Element.elementType)
        #expect(try reader.read(name) == [Element.min, 7, .max])
        #expect(try reader.attributeValues(name) == [Element.min, 7, .max])
        if Element.bitWidth <= 32 {
          #expect(try reader.read(name) == [Double(Element.min), 7, Double(Element.max)])
          #expect(try reader.read(name) == [Int(Element.min), 7, Int(Element.max)])
        }
      }
      try check("i1", Int8.self)
      try check("i2", Int16.self)
      try check("i4", Int32.self)
      try check("i8", Int64.self)
      try check("u1", UInt8.self)
      try check("u2", UInt16.self)
      try check("u4", UInt32.self)
      try check("u8", UInt64.self)
      for name in ["f2", "f4", "f8"] {
        let wide = try reader.read(name) as [Double]
        let narrow = try reader.read(name) as [Float]
        #expect(wide[..<3] == [-0.5, 7, .infinity] && wide[3].isNaN)
        #expect(narrow[..<3] == [-0.5, 7, .infinity] && narrow[3].isNaN)
        #expect(try reader.attribute(name, as: Double.self) == -0.5)
      }
      #expect(throws: StorageError.self) { try reader.read("i8") as [Double] }

      // The content is the same in either order, and as if written here.
      let own = folder.appending(path: "own.h5").path
      let writer = try HDF5Writer(path: own, overwrite: false)
      try writer.write([Int64.min, 7, .max], to: "i8")
      try writer.commit()
      #expect(try reader.computedChecksum("i8") == HDF5Reader(path: own).storedChecksum("i8"))
    }
  }

  @Test func stringsBooleansAndShapesOfH5pyAreRead() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.h5").path
      let script = """
        import sys, h5py, numpy as np
        f = h5py.File(sys.argv[1], "w")
        f["fixed"] = np.array([b"nr", b"electron", b""], dtype="S8")
        f.create_dataset("utf8", data=np.array(["σ".encode(), b"b"],
                         dtype=h5py.string_dtype("utf-8", 4)))
        f["variable"] = ["one", "zwölf", ""]
        f.create_dataset("ascii", data=["a", "b"], dtype=h5py.string_dtype("ascii"))
        t = h5py.h5t.C_S1.copy(); t.set_size(5); t.set_strpad(h5py.h5t.STR_SPACEPAD)
        s = h5py.h5d.create(f.id, b"spaces", t, h5py.h5s.create_simple((2,)))
        s.write(h5py.h5s.ALL, h5py.h5s.ALL, np.array([b"ab   ", b"c    "], dtype="S5"), t)
        f["flags"] = np.array([[True, False], [False, True]])
        f["scalar"] = 2.5
        f["word"] = "text"
        f["nothing"] = h5py.Empty("f4")
        f["none"] = np.zeros((0, 3))
        f.create_dataset("packed", data=np.arange(60000.).reshape(300, 200), chunks=(7, 33),
                         compression="gzip", shuffle=True, fletcher32=True)
        f["kinds"] = np.array([0, 2], dtype=h5py.enum_dtype({"ER": 0, "NR": 2}, basetype="i4"))
        c = h5py.h5p.create(h5py.h5p.DATASET_CREATE); c.set_layout(h5py.h5d.COMPACT)
        h5py.h5d.create(f.id, b"compact", h5py.h5t.IEEE_F64BE, h5py.h5s.create_simple((2,)),
                        c).write(h5py.h5s.ALL, h5py.h5s.ALL, np.array([1.5, 2.5]))
        f["soft"] = h5py.SoftLink("/scalar")
        f["dangling"] = h5py.SoftLink("/nowhere")
        f["outside"] = h5py.ExternalLink("other.h5", "/x")
        f["loop/back"] = f["/"]
        f.attrs["text"] = "größe"; f.attrs["bytes"] = np.bytes_("raw"); f.attrs["flag"] = True
        f.attrs["list"] = ["a", "b"]
        """
      _ = try PythonEnvironment.run(script: script, arguments: [path])
      let reader = try HDF5Reader(path: path)
      #expect(try reader.read("fixed") == ["nr", "electron", ""])
      #expect(try reader.read("fixed", rows: 1..<2) == ["electron"])
      #expect(try reader.read("utf8") == ["σ", "b"])
      #expect(try reader.read("variable") == ["one", "zwölf", ""])
      #expect(try reader.read("ascii") == ["a", "b"])
      #expect(try reader.read("spaces") == ["ab", "c"])
      #expect(try reader.read("flags") == [true, false, false, true])
      #expect(try reader.read("scalar") == [2.5])
      #expect(try reader.read("word") == ["text"])
      #expect(try reader.read("nothing") as [Float] == [])
      #expect(try reader.read("none") as [Double] == [])
      #expect(try reader.dataset("none").shape == [0, 3])
      #expect(try reader.read("packed") == (0..<60_000).map(Double.init))
      #expect(try reader.read("packed", rows: 299..<300) == (59_800..<60_000).map(Double.init))
      #expect(try reader.dataset("packed").filters == ["shuffle", "deflate 4", "fletcher32"])
      #expect(try reader.read("kinds") == [0, 2])
      #expect(try reader.read("compact") == [1.5, 2.5])
      #expect(try reader.dataset("compact").layout == .compact)
      #expect(try reader.read("soft") == [2.5])
      #expect(!reader.contains("dangling") && !reader.contains("outside"))
      #expect(reader.groups == ["/loop"])
      #expect(try reader.attribute("text") == "größe")
      #expect(try reader.attribute("bytes") == "raw")
      #expect(try reader.attribute("flag") == true)
      #expect(try reader.attributeValues("list") == ["a", "b"])
      #expect(try reader.attributes().map(\.name) == ["bytes", "flag", "list", "text"])
      #expect(try reader.provenance() == nil)
      #expect(try reader.verifyChecksum("packed") == .unknown)
      // Twice, for a lineage that does not depend on when it is asked for.
      #expect(try reader.checksum() == HDF5Reader(path: path).checksum())
    }
  }

  @Test func compoundsOfNumpyAreRead() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.h5").path
      let script = """
        import sys, h5py, numpy as np
        f = h5py.File(sys.argv[1], "w")
        t = np.dtype([("time", ">i8"), ("area", "<f4"), ("hits", "<u2", (3,)), ("kind", "S4"),
                      ("kept", "?"), ("note", h5py.string_dtype())])
        a = np.zeros(5, dtype=t)
        a["time"] = np.arange(5) + 2**60; a["area"] = np.arange(5) / 2
        a["hits"] = np.arange(15).reshape(5, 3); a["kind"] = b"nr"; a["kept"][3] = True
        a["note"] = ["n%d" % i for i in range(5)]
        f.create_dataset("events", data=a, chunks=(2,), compression="gzip")
        """
      _ = try PythonEnvironment.run(script: script, arguments: [path])
      let reader = try HDF5Reader(path: path)
      #expect(
        try reader.dataset("events").type.description
          == "compound (time: int64, area: float32, hits: uint16 [3], kind: string of 4 bytes, "
          + "kept: boolean, note: string)")
      #expect(try reader.read("events", field: "time") == (0..<5).map { 1 << 60 + $0 })
      #expect(try reader.read("events", field: "area") == [0, 0.5, 1, 1.5, 2])
      #expect(try reader.read("events", field: "hits", rows: 1..<3) == [3, 4, 5, 6, 7, 8])
      #expect(try reader.read("events", field: "kind") == ["nr", "nr", "nr", "nr", "nr"])
      #expect(try reader.read("events", field: "kept") == [false, false, false, true, false])
      #expect(try reader.read("events", field: "note") == ["n0", "n1", "n2", "n3", "n4"])
      #expect(try reader.computedChecksum("events") != nil)
      let whole = #expect(throws: StorageError.self) { try reader.read("events") as [Float] }
      #expect(whole?.description.contains("found compound (time: int64") == true)
      let field = #expect(throws: StorageError.self) {
        try reader.read("events", field: "areas") as [Float]
      }
      #expect(field?.description.hasSuffix("did you mean 'area'?") == true)
    }
  }

  @Test func filesOfPandasAreRead() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.h5").path
      let script = """
        import sys, pandas as pd, numpy as np
        d = pd.DataFrame({"e": np.arange(6) / 4, "f": np.arange(6) * 2., "n": np.arange(6),
                          "kept": np.arange(6) % 2 == 0})
        d.to_hdf(sys.argv[1], key="fixed", mode="w")
        d.assign(kind=["er", "nr"] * 3).to_hdf(sys.argv[1], key="table", format="table",
                                               data_columns=["n", "kind"])
        """
      _ = try PythonEnvironment.run(script: script, arguments: [path])
      let reader = try HDF5Reader(path: path)
      #expect(try reader.read("fixed/axis0") == ["e", "f", "n", "kept"])
      #expect(try reader.read("fixed/block0_items") == ["e", "f"])
      #expect(
        try reader.read("fixed/block0_values")
          == [0, 0, 0.25, 2, 0.5, 4, 0.75, 6, 1, 8, 1.25, 10])
      #expect(try reader.read("fixed/axis1") == [0, 1, 2, 3, 4, 5])
      #expect(try reader.read("table/table", field: "index") == [0, 1, 2, 3, 4, 5])
      #expect(try reader.read("table/table", field: "n") == [0, 1, 2, 3, 4, 5])
      #expect(try reader.read("table/table", field: "kind", rows: 1..<3) == ["nr", "er"])
      #expect(
        try reader.read("table/table", field: "values_block_0", rows: 4..<6) == [1, 8, 1.25, 10])
      let kept = [true, false, true, false, true, false]
      let bits = reader.datasets.first { $0.path.hasPrefix("/fixed") && $0.type == .boolean }
      #expect(try reader.read(#require(bits).path) == kept)
      #expect(try reader.checksum() == HDF5Reader(path: path).checksum())
      #expect(try HDF5Summary(path: path).datasets.count == reader.datasets.count)
    }
  }

  @Test func claimsBeyondTheFileGetSentences() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.h5").path
      let script = """
        import sys, h5py
        f = h5py.File(sys.argv[1], "w")
        f.create_dataset("chunked", (2**60,), "f8", chunks=(1024,), compression="gzip")
        f.create_dataset("contiguous", (2**50,), "f8")
        f.create_dataset("texts", (2**60,), "S8", chunks=(1024,))
        f.create_dataset("wide", (2**30, 2**29), "f8", chunks=(1024, 1))
        f.create_dataset("few", (100,), "f8", fillvalue=3.)
        f["chunked"][5] = 1
        """
      _ = try PythonEnvironment.run(script: script, arguments: [path])
      let reader = try HDF5Reader(path: path)
      #expect(reader.byteCount < 20_000)
      func sentence(_ read: () throws(StorageError) -> Void) -> String {
        do {
          try read()
          return "no error"
        } catch { return error.description }
      }
      let chunked = sentence { () throws(StorageError) in
        _ = try reader.read("chunked", as: Double.self)
      }
      #expect(
        chunked == "\(path), dataset '/chunked': found a claim of 1152921504606846976 rows, "
          + "expected no more than the 8192 bytes that the file holds of it")
      #expect(throws: StorageError.self) { try reader.read("contiguous") as [Double] }
      #expect(throws: StorageError.self) { try reader.read("texts") as [String] }
      #expect(throws: StorageError.self) { try reader.read("wide") as [Double] }
      #expect(throws: StorageError.self) { try reader.computedChecksum("chunked") }
      #expect(
        try HDF5Summary(path: path).datasets.map { $0.statistics?.maximum } == [
          nil, nil, 3, nil, nil,
        ])
      #expect(try reader.read("chunked", as: Double.self, rows: 4..<7) == [0, 1, 0])
      #expect(try reader.read("few", as: Double.self) == [Double](repeating: 3, count: 100))
    }
  }
}
