extension HDF5Reader {
  /// The rows of a dataset in batches of a few megabytes, for reading it from end to end.
  ///
  /// A batch is of whole chunks, so that none is unpacked twice. A dataset that claims more than
  /// the file holds is refused, as reading it whole would be.
  public func batches(
    of dataset: HDF5Dataset
  ) throws(StorageError) -> some Sequence<Range<Int>> {
    let rows = dataset.rows
    try requireHeld(dataset, rows: rows)
    let chunk =
      switch dataset.layout {
      case .chunked(let extents): max(1, extents.first ?? 1)
      case .compact, .contiguous, .other: 1
      }
    let chunkLength = [chunk, max(1, dataset.rowLength)].saturatedProduct
    let size = [chunk, max(1, (1 << 19) / chunkLength)].saturatedProduct
    return stride(from: 0, to: rows, by: size).lazy.map { start in
      start..<min(rows, start + min(size, rows - start))
    }
  }

  /// Refuses a claim of more rows than the file can hold.
  func requireHeld(
    _ dataset: HDF5Dataset, rows: Int, place: String? = nil
  ) throws(StorageError) {
    guard let capacity = try exceededCapacity(dataset, rows: rows) else { return }
    throw .unexpected(
      path: path, place: place ?? "dataset '\(dataset.path)'", found: "a claim of \(rows) rows",
      expected: "no more than the \(capacity) bytes that the file holds of it")
  }

  /// How many bytes the file holds, where so many rows are more than that.
  func exceededCapacity(
    _ dataset: HDF5Dataset, rows: Int
  ) throws(StorageError) -> Int? {
    dataset.exceededCapacity(rows: rows, handle: try open(dataset), fileBytes: byteCount)
  }
}
