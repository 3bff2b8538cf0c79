public import Kernels
import Learning
import Numerics
import Storage

extension TrainingRows {
  /// Whether rows hold waveforms, hits and areas of events and nothing of which it is not known what
  /// a turn does to it.
  var areOfEvents: Bool {
    blocks.flatMap(\.datasets).allSatisfy { dataset in
      ["waveforms/", "patterns/", "areas/"].contains { dataset.hasPrefix($0) }
    }
  }

  /// The symmetries of the detector that saw the rows, as orders of a row's numbers.
  ///
  /// They are those of both arrays of tubes together: a turn moves the hits of both. Waveforms stay
  /// as they are, and so does what else a row holds.
  ///
  /// - Returns: The orders; only the rising one where no turn and no mirror leaves the tubes the same.
  /// - Throws: Where a file does not say where its tubes are, or says it otherwise than the first.
  public func symmetries() throws -> RowSymmetries {
    var tubes: TubePlaces?
    for file in files {
      let found = try TubePlaces(path: file.name)
      if let tubes, tubes != found {
        throw StorageError.unexpected(
          path: file.name, place: "group '/detector'", found: "tubes at other places",
          expected: "those of '\(files[0].name)', so that the detector has one set of symmetries")
      }
      tubes = found
    }
    guard let tubes else { preconditionFailure("TrainingRows: no files, expected at least one") }
    let symmetries = PlaneSymmetries(x: tubes.x, y: tubes.y, kinds: tubes.arrays)
    var blocks: [(start: Int, array: Range<Int>)] = []
    for (block, range) in zip(self.blocks, inputs.ranges) {
      guard let array = try array(of: block, among: tubes) else { continue }
      guard range.count == array.count else {
        throw StorageError.unexpected(
          path: files[0].name, place: "block '\(block.name)'", found: "\(range.count) channels",
          expected: "\(array.count), as the array has tubes")
      }
      blocks.append((range.lowerBound, array))
    }
    return RowSymmetries(
      columns: inputs.count,
      orders: symmetries.images.map { image in
        var order = Array(0..<inputs.count)
        for (start, array) in blocks {
          for tube in array {
            order[start + image[tube] - array.lowerBound] = start + tube - array.lowerBound
          }
        }
        return order
      })
  }

  /// The tubes that a block has a number of each; `nil` for waveforms and what else is in no tube.
  private func array(of block: RowBlock, among tubes: TubePlaces) throws -> Range<Int>? {
    let sides = Set(
      block.datasets.compactMap { dataset -> TubePlaces.Side? in
        let name = dataset.split(separator: "/").map(String.init)
        guard name.count == 2, name[0] == "patterns" else { return nil }
        return TubePlaces.Side.allCases.first { name[1].hasSuffix($0.rawValue) }
      })
    guard let first = sides.first else { return nil }
    guard sides.count == 1 else {
      throw StorageError.unexpected(
        path: files[0].name, place: "block '\(block.name)'", found: "hits of both arrays added",
        expected: "those of one, or 'symmetries: false'")
    }
    return tubes.range(of: first)
  }
}

/// Where the tubes of a detector are, both arrays one after the other.
private struct TubePlaces: Equatable {
  /// An array of tubes.
  enum Side: String, CaseIterable { case top, bottom }

  private(set) var x: [Double] = []
  private(set) var y: [Double] = []
  /// The number of the array of each tube.
  private(set) var arrays: [Int] = []

  init(path: String) throws {
    let reader = try HDF5Reader(path: path)
    for (number, side) in Side.allCases.enumerated() {
      let name = "detector/positions_\(side.rawValue)"
      guard reader.contains(name) else {
        throw StorageError.absent(
          path: path, place: "group '/detector'",
          expected: "the places of the tubes, 'positions_top' and 'positions_bottom', which "
            + "'symmetries: true' needs",
          suggestion: nil)
      }
      _ = try reader.dataset(name, rowShape: [2])
      let places = try reader.read(name, as: Double.self)
      guard places.allSatisfy(\.isFinite) else {
        throw StorageError.unexpected(
          path: path, place: "dataset '/\(name)'", found: "a place that is no number",
          expected: "two finite numbers for each tube")
      }
      x += stride(from: 0, to: places.count, by: 2).map { places[$0] }
      y += stride(from: 1, to: places.count, by: 2).map { places[$0] }
      arrays += [Int](repeating: number, count: places.count / 2)
    }
  }

  /// The tubes of an array.
  func range(of side: Side) -> Range<Int> {
    let top = arrays.count { $0 == 0 }
    return side == .top ? 0..<top : top..<arrays.count
  }
}
