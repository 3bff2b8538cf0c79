import CHDF5

/// Writes the attributes of one open object.
struct HDF5AttributeWriter {
  /// The name of the file, for errors.
  let file: String
  let object: HDF5Handle

  /// Attributes stand in a header of this many bytes; longer texts stand outside of it.
  static let limit = 60_000

  /// Writes a single value or an array of them, and replaces what had the name.
  func write<Element: HDF5Element>(
    _ values: [Element], shape: [Int]? = nil, as name: String
  ) throws(StorageError) {
    precondition(
      values.count * Element.elementType.byteCount <= Self.limit,
      "HDF5Writer: attribute '\(name)' has \(values.count) values, expected a dataset for so many")
    let extents = (shape ?? [values.count]).map { hsize_t($0) }
    HDF5Library.start()
    if unsafe H5Aexists(object.id, name) > 0 { _ = unsafe H5Adelete(object.id, name) }
    let space =
      extents.isEmpty
      ? HDF5Handle(H5Screate(H5S_SCALAR))
      : unsafe HDF5Handle(H5Screate_simple(Int32(extents.count), extents, nil))
    guard let space, let storedType = Element.elementType.storedType,
      let memoryType = Element.elementType.memoryType,
      let attribute = unsafe HDF5Handle(
        H5Acreate2(object.id, name, storedType.id, space.id, ch5_default(), ch5_default())),
      unsafe Self.withElements(values, { unsafe H5Awrite(attribute.id, memoryType.id, $0) }) >= 0,
      attribute.close()
    else { throw .refused(path: file, action: "write", reason: HDF5Library.takeFailure()) }
  }

  /// Writes a single value.
  func write<Element: HDF5Element>(_ value: Element, as name: String) throws(StorageError) {
    try write([value], shape: [], as: name)
  }

  private static func withElements<Element: HDF5Element>(
    _ values: [Element], _ body: (UnsafeRawPointer?) -> herr_t
  ) -> herr_t {
    // An array without elements is whole as it was made.
    if values.isEmpty { return 0 }
    if let strings = values as? [String] {
      return unsafe withCStrings(strings[...]) { unsafe body($0.baseAddress) }
    }
    return unsafe values.withUnsafeBytes { unsafe body($0.baseAddress) }
  }
}

extension Checksum {
  /// The attribute of a dataset that holds its checksum.
  static var attribute: String { "sha256" }
}
