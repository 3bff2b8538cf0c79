extension HDF5Reader {
  /// Whether a dataset still holds what was written.
  public enum Verification: Sendable, Hashable {
    /// The content has the checksum that stands beside it.
    case intact(Checksum)
    /// The file has no checksum of it, as one of the user's own.
    case unknown
  }

  /// The checksum that stands beside a dataset, nil where there is none.
  public func storedChecksum(_ path: String) throws(StorageError) -> Checksum? {
    guard let text = try attribute(Checksum.attribute, of: path, as: String.self) else {
      return nil
    }
    return Checksum(text)
  }

  /// Reads a dataset and compares it with the checksum beside it.
  ///
  /// - Parameter path: The name of the dataset.
  /// - Returns: Whether there was a checksum.
  /// - Throws: Where the content differs from what was written.
  public func verifyChecksum(_ path: String) throws(StorageError) -> Verification {
    guard let expected = try storedChecksum(path) else { return .unknown }
    guard let found = try computedChecksum(path), found == expected else {
      throw .damaged(
        path: self.path, reason: "the content of '\(Self.absolute(path))' is not what was written")
    }
    return .intact(expected)
  }

  /// The checksum of what a dataset holds, read in pieces; nil where its type is not readable.
  ///
  /// A compound has that of its readable fields' names and checksums.
  public func computedChecksum(_ path: String) throws(StorageError) -> Checksum? {
    let dataset = try dataset(path)
    guard case .compound(let fields) = dataset.type else {
      return try computedChecksum(dataset, field: nil)
    }
    var stream = ChecksumStream()
    for field in fields {
      let checksum = try computedChecksum(dataset, field: field)
      stream.update("\(field) \(checksum?.description ?? "unreadable")\n")
    }
    return stream.checksum
  }

  /// The checksum of all datasets outside of `/run`, for the lineage of what is made from the file.
  ///
  /// It covers the sorted paths and the checksums, those beside the datasets where there are any.
  public func checksum() throws(StorageError) -> Checksum {
    var stream = ChecksumStream()
    for dataset in datasets where !dataset.path.hasPrefix(RunGroup.path + "/") {
      var checksum = try storedChecksum(dataset.path)
      if checksum == nil { checksum = try computedChecksum(dataset.path) }
      stream.update("\(dataset.path) \(checksum?.description ?? "\(dataset.type)")\n")
    }
    return stream.checksum
  }

  private func computedChecksum(
    _ dataset: HDF5Dataset, field: HDF5Field?
  ) throws(StorageError) -> Checksum? {
    guard let type = (field?.type ?? dataset.type).elementType else { return nil }
    let isSingle = dataset.shape.isEmpty && (field?.shape ?? []).isEmpty
    var checksum = DatasetChecksum(
      type: type, rowShape: isSingle ? nil : dataset.rowShape + (field?.shape ?? []))
    let path = dataset.path
    for rows in try batches(of: dataset) {
      let name = field?.name
      switch type {
      case .float32: checksum.update(try read(path, as: Float.self, field: name, rows: rows))
      case .float64: checksum.update(try read(path, as: Double.self, field: name, rows: rows))
      case .int8: checksum.update(try read(path, as: Int8.self, field: name, rows: rows))
      case .int16: checksum.update(try read(path, as: Int16.self, field: name, rows: rows))
      case .int32: checksum.update(try read(path, as: Int32.self, field: name, rows: rows))
      case .int64: checksum.update(try read(path, as: Int64.self, field: name, rows: rows))
      case .uint8: checksum.update(try read(path, as: UInt8.self, field: name, rows: rows))
      case .uint16: checksum.update(try read(path, as: UInt16.self, field: name, rows: rows))
      case .uint32: checksum.update(try read(path, as: UInt32.self, field: name, rows: rows))
      case .uint64: checksum.update(try read(path, as: UInt64.self, field: name, rows: rows))
      case .boolean: checksum.update(try read(path, as: Bool.self, field: name, rows: rows))
      case .string: checksum.update(try read(path, as: String.self, field: name, rows: rows))
      }
    }
    return checksum.finish(rows: dataset.rows)
  }
}
