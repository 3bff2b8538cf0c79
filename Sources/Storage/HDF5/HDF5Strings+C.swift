import CHDF5

/// Texts as a file holds them: pointers to texts of any length, or fields of fixed length.
struct HDF5Strings {
  /// The type of one text.
  let type: HDF5Handle
  /// How many there are.
  let count: Int

  /// Reads texts with `read`, which fills memory of so many bytes and may fail.
  ///
  /// - Parameters:
  ///   - memoryType: The type of what is read, where it is a compound around the text.
  ///   - space: The data space of the memory, for giving texts of varying length back.
  ///   - read: Fills the memory.
  /// - Returns: The texts; what is not UTF-8 in them is replaced.
  /// - Throws: What `read` throws.
  func read(
    memoryType: HDF5Handle, space: HDF5Handle,
    _ read: (UnsafeMutableRawPointer?) throws(StorageError) -> Void
  ) throws(StorageError) -> [String] {
    if H5Tis_variable_str(type.id) > 0 {
      return try unsafe readVariable(memoryType: memoryType, space: space, read)
    }
    let length = H5Tget_size(type.id)
    let padding = H5Tget_strpad(type.id)
    let bytes = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(1, count * length), alignment: 8)
    defer { unsafe bytes.deallocate() }
    try unsafe read(bytes.baseAddress)
    return (0..<count).map { index in
      var text = unsafe bytes[index * length..<(index + 1) * length]
      switch padding {
      case H5T_STR_NULLTERM: unsafe text = text.prefix { $0 != 0 }
      case H5T_STR_SPACEPAD:
        while unsafe text.last == UInt8(ascii: " ") { unsafe text.removeLast() }
      default: while unsafe text.last == 0 { unsafe text.removeLast() }
      }
      return unsafe String(decoding: text, as: UTF8.self)
    }
  }

  private func readVariable(
    memoryType: HDF5Handle, space: HDF5Handle,
    _ read: (UnsafeMutableRawPointer?) throws(StorageError) -> Void
  ) throws(StorageError) -> [String] {
    let texts = UnsafeMutableBufferPointer<UnsafePointer<CChar>?>.allocate(
      capacity: max(1, count))
    unsafe texts.initialize(repeating: nil)
    defer {
      _ = unsafe H5Dvlen_reclaim(memoryType.id, space.id, ch5_default(), texts.baseAddress)
      unsafe texts.deallocate()
    }
    try unsafe read(texts.baseAddress)
    return unsafe texts.prefix(count).map { text in
      unsafe text.map { unsafe String(cString: $0) } ?? ""
    }
  }
}
