import CHDF5

extension HDF5Reader {
  /// Reads numbers or Bools, converting from any width and byte order.
  ///
  /// Values that the type cannot hold are refused: fractions and large values for integers,
  /// integers beyond the precision for floats. Doubles are rounded to floats.
  ///
  /// - Parameters:
  ///   - path: The name of the dataset.
  ///   - type: The type in memory.
  ///   - field: The name of the field to read of a compound.
  ///   - rows: The rows to read, all unless given.
  /// - Returns: The elements, the last extent running fastest.
  /// - Throws: Where the dataset lacks, differs from what was expected, or is damaged.
  public func read<Element: HDF5FixedElement>(
    _ path: String, as type: Element.Type = Element.self, field: String? = nil,
    rows: Range<Int>? = nil
  ) throws(StorageError) -> [Element] {
    let selection = try HDF5Selection(
      self, path, field: field, rows: rows, as: Element.elementType)
    return try values(selection, loss: .refused)
  }

  /// Reads strings, of fixed or varying length.
  public func read(
    _ path: String, as type: String.Type = String.self, field: String? = nil,
    rows: Range<Int>? = nil
  ) throws(StorageError) -> [String] {
    let selection = try HDF5Selection(self, path, field: field, rows: rows, as: .string)
    guard let type = selection.stringType, selection.count > 0 else { return [] }
    return try unsafe HDF5Strings(type: type, count: selection.count)
      .read(memoryType: selection.memoryType, space: selection.memorySpace) {
        pointer throws(StorageError) in
        try unsafe selection.read(into: pointer)
      }
  }

  /// Reads into memory of the caller's, which must have room for just these elements.
  public func read<Element: HDF5FixedElement>(
    _ path: String, field: String? = nil, rows: Range<Int>? = nil,
    into values: inout MutableSpan<Element>
  ) throws(StorageError) {
    let selection = try HDF5Selection(
      self, path, field: field, rows: rows, as: Element.elementType)
    precondition(
      values.count == selection.count,
      "HDF5Reader: '\(path)' gives \(selection.count) elements, room was made for \(values.count)")
    try unsafe values.withUnsafeMutableBytes { bytes throws(StorageError) in
      try unsafe Self.read(selection, into: bytes, loss: .refused)
    }
  }

  /// Reads numbers as doubles, rounding what doubles cannot hold.
  func readRounded(_ path: String, rows: Range<Int>) throws(StorageError) -> [Double] {
    try values(HDF5Selection(self, path, field: nil, rows: rows, as: .float64), loss: .rounded)
  }

  private func values<Element: HDF5FixedElement>(
    _ selection: HDF5Selection, loss: HDF5Selection.Loss
  ) throws(StorageError) -> [Element] {
    var values = [Element](repeating: .blank, count: selection.count)
    var span = values.mutableSpan
    try unsafe span.withUnsafeMutableBytes { bytes throws(StorageError) in
      try unsafe Self.read(selection, into: bytes, loss: loss)
    }
    return values
  }

  private static func read(
    _ selection: HDF5Selection, into bytes: UnsafeMutableRawBufferPointer,
    loss: HDF5Selection.Loss
  ) throws(StorageError) {
    try unsafe selection.read(into: bytes.baseAddress, loss: loss)
    guard selection.wanted == .boolean else { return }
    // A Bool of any other byte would be no Bool.
    for index in bytes.indices {
      unsafe bytes[index] = unsafe bytes[index] == 0 ? 0 : 1
    }
  }
}
