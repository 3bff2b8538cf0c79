import Foundation
import Storage
import TestSupport
import Testing

struct HDF5RoundTripTests {
  private func roundTrip<Element: HDF5FixedElement & Equatable>(
    _ values: [Element], in folder: URL
  ) throws {
    let path = folder.appending(path: "\(Element.elementType).h5").path
    let writer = try HDF5Writer(path: path, overwrite: true)
    try writer.write(values, to: "a/b/whole")
    try writer.makeDataset("grown", of: Element.self).append(values)
    try writer.setAttribute("array", to: values, of: "grown")
    try writer.setAttribute("single", to: values[0], of: "a")
    try writer.commit()

    let reader = try HDF5Reader(path: path)
    #expect(reader.groups == ["/a", "/a/b"])
    #expect(reader.datasets.map(\.path) == ["/a/b/whole", "/grown"])
    #expect(try reader.dataset("grown").type.elementType == Element.elementType)
    #expect(try reader.read("a/b/whole") as [Element] == values)
    #expect(try reader.read("/grown", rows: 1..<2) as [Element] == [values[1]])
    #expect(try reader.attributeValues("array", of: "grown") as [Element]? == values)
    #expect(try reader.attribute("single", of: "a") as Element? == values[0])
    let whole = try reader.storedChecksum("a/b/whole")
    #expect(whole != nil)
    #expect(try reader.storedChecksum("grown") == whole)
    #expect(try reader.computedChecksum("grown") == whole)
  }

  @Test func everyElementTypeIsReadBack() async throws {
    try await withTemporaryFolder { folder in
      try roundTrip(
        [Float.leastNonzeroMagnitude, -.greatestFiniteMagnitude, .infinity], in: folder)
      try roundTrip([Double.leastNonzeroMagnitude, -.greatestFiniteMagnitude, 0.1], in: folder)
      try roundTrip([Int8.min, .max], in: folder)
      try roundTrip([Int16.min, .max], in: folder)
      try roundTrip([Int32.min, .max], in: folder)
      try roundTrip([Int64.min, .max], in: folder)
      try roundTrip([Int.min, .max], in: folder)
      try roundTrip([UInt8.min, .max], in: folder)
      try roundTrip([UInt16.min, .max], in: folder)
      try roundTrip([UInt32.min, .max], in: folder)
      try roundTrip([UInt64.min, .max], in: folder)
      try roundTrip([true, false, true], in: folder)
    }
  }

  @Test func stringsAreReadBack() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.h5").path
      let texts = ["", "abc", "σ = 1e-47 cm²", String(repeating: "long ", count: 20_000)]
      let writer = try HDF5Writer(path: path, overwrite: false)
      try writer.write(texts, to: "whole", shape: [2, 2])
      let grown = try writer.makeDataset("grown", of: String.self)
      for _ in 0..<5_000 { try grown.append(texts) }
      try writer.setAttribute("text", to: texts[3])
      try writer.setAttribute("texts", to: texts, of: "grown")
      try writer.commit()

      let reader = try HDF5Reader(path: path)
      #expect(try reader.read("whole") as [String] == texts)
      #expect(try reader.dataset("whole").shape == [2, 2])
      #expect(try reader.read("grown", rows: 19_996..<20_000) as [String] == texts)
      #expect(try reader.attribute("text", as: String.self) == texts[3])
      #expect(try reader.attributeValues("texts", of: "grown", as: String.self) == texts)
      #expect(try reader.verifyChecksum("grown") != .unknown)
    }
  }

  @Test func shapesAndRangesAreReadBack() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.h5").path
      let values = (0..<60_000).map(Float.init)
      let writer = try HDF5Writer(path: path, overwrite: false)
      try writer.write(values, to: "whole", shape: [100, 20, 30])
      try writer.write([Double.pi], to: "single", shape: [])
      try writer.write([Int32](), to: "nothing")
      let grown = try writer.makeDataset("grown", of: Float.self, rowShape: [20, 30])
      for start in stride(from: 0, to: 100, by: 7) {
        try grown.append(Array(values[start * 600..<min(100, start + 7) * 600]))
      }
      #expect(grown.rows == 100)
      try writer.commit()

      let reader = try HDF5Reader(path: path)
      #expect(try reader.dataset("grown", rowShape: [20, 30], rows: 100).shape == [100, 20, 30])
      for name in ["whole", "grown"] {
        #expect(try reader.read(name) as [Float] == values)
        var some = [Float](repeating: 0, count: 1_800)
        var span = some.mutableSpan
        try reader.read(name, rows: 41..<44, into: &span)
        #expect(some == Array(values[24_600..<26_400]))
      }
      #expect(try reader.read("single") as [Double] == [.pi])
      #expect(try reader.dataset("single").shape == [])
      #expect(try reader.read("nothing") as [Int32] == [])
      #expect(try reader.storedChecksum("whole") == reader.storedChecksum("grown"))
      for dataset in reader.datasets {
        #expect(try reader.verifyChecksum(dataset.path) != .unknown)
      }
    }
  }

  @Test func arraysWithoutElementsAreReadBack() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.h5").path
      let writer = try HDF5Writer(path: path, overwrite: false)
      try writer.write([Float](), to: "numbers", shape: [3, 0])
      try writer.write([String](), to: "texts")
      _ = try writer.makeDataset("rows", of: Double.self, rowShape: [4])
      try writer.setAttribute("numbers", to: [Int]())
      try writer.setAttribute("texts", to: [String]())
      try writer.commit()
      let reader = try HDF5Reader(path: path)
      #expect(reader.datasets.map(\.shape) == [[3, 0], [0, 4], [0]])
      #expect(try reader.read("numbers") as [Float] == [])
      #expect(try reader.read("texts") as [String] == [])
      #expect(try reader.read("rows") as [Double] == [])
      #expect(try reader.attributeValues("numbers") as [Int]? == [])
      #expect(try reader.attributeValues("texts") as [String]? == [])
      for dataset in reader.datasets {
        #expect(try reader.verifyChecksum(dataset.path) != .unknown)
      }
    }
  }

  @Test func compressionMakesSparseRowsSmall() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "a.h5").path
      var values = [Float](repeating: 0, count: 400_000)
      for i in stride(from: 0, to: values.count, by: 50) { values[i] = Float(i) }
      let writer = try HDF5Writer(path: path, overwrite: false)
      try writer.write(values, to: "plain", compression: .none)
      try writer.write(values, to: "small")
      try writer.commit()
      let reader = try HDF5Reader(path: path)
      #expect(try reader.dataset("plain").storedBytes == 1_600_000)
      // A fiftieth of the values are not zero, with about two bytes of news each.
      #expect(try reader.dataset("small").storedBytes < 160_000)
      #expect(try reader.dataset("small").filters == ["deflate 1"])
      #expect(try reader.read("small") as [Float] == values)
    }
  }

  /// Errors are caught, so that only a precondition can make the process fail.
  @Test func programmersMistakesStop() async throws {
    try await withTemporaryFolder { folder in
      await #expect(processExitsWith: .failure) { [path = folder.path as String] in
        let writer = try? HDF5Writer(path: "\(path)/a.h5", overwrite: true)
        try? writer?.makeDataset("rows", of: Float.self, rowShape: [3]).append([1, 2])
      }
      await #expect(processExitsWith: .failure) { [path = folder.path as String] in
        let writer = try? HDF5Writer(path: "\(path)/b.h5", overwrite: true)
        let rows = try? writer?.makeDataset("rows", of: Float.self)
        try? writer?.commit()
        try? rows?.append([1])
      }
      await #expect(processExitsWith: .failure) { [path = folder.path as String] in
        let writer = try? HDF5Writer(path: "\(path)/c.h5", overwrite: true)
        try? writer?.write(["a\0b"], to: "texts")
        try? writer?.commit()
      }
    }
  }
}
