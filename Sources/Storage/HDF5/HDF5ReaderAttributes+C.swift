import CHDF5

extension HDF5Reader {
  /// The attributes of a group or dataset, of the file unless named, sorted by name.
  public func attributes(of path: String = "/") throws(StorageError) -> [HDF5Attribute] {
    let object = try open(path)
    return (0..<hsize_t(max(0, ch5_attribute_count(object.id)))).compactMap { index in
      guard
        let name = unsafe cString({ unsafe ch5_attribute_name(object.id, index, $0, $1) }),
        let attribute = unsafe HDF5Handle(H5Aopen(object.id, name, ch5_default())),
        let type = HDF5Handle(H5Aget_type(attribute.id)),
        let space = HDF5Handle(H5Aget_space(attribute.id)),
        let shape = HDF5Dataset.shape(of: space)
      else { return nil }
      return HDF5Attribute(name: name, type: HDF5Type(type), shape: shape)
    }
  }

  /// The single value of an attribute, nil where there is no such attribute.
  public func attribute<Element: HDF5FixedElement>(
    _ name: String, of path: String = "/", as type: Element.Type = Element.self
  ) throws(StorageError) -> Element? {
    try single(attributeValues(name, of: path, as: type), name, path)
  }

  /// The text of an attribute, nil where there is no such attribute.
  public func attribute(
    _ name: String, of path: String = "/", as type: String.Type = String.self
  ) throws(StorageError) -> String? {
    try single(attributeValues(name, of: path, as: type), name, path)
  }

  /// The values of an attribute, nil where there is no such attribute.
  public func attributeValues<Element: HDF5FixedElement>(
    _ name: String, of path: String = "/", as type: Element.Type = Element.self
  ) throws(StorageError) -> [Element]? {
    guard let open = try openAttribute(name, of: path, as: Element.elementType) else { return nil }
    guard open.count > 0 else { return [] }
    guard let memoryType = open.type.memoryType(for: Element.elementType) else {
      throw damaged(open.place)
    }
    // Conversion is in place, so there is room for either.
    let size = max(H5Tget_size(open.type.id), MemoryLayout<Element>.size)
    var bytes = [UInt8](repeating: 0, count: open.count * size)
    var lost = ch5_lost()
    let status = unsafe bytes.withUnsafeMutableBytes { bytes in
      let status = unsafe H5Aread(open.attribute.id, open.type.id, bytes.baseAddress)
      return unsafe status < 0
        ? status
        : ch5_convert(open.type.id, memoryType.id, open.count, bytes.baseAddress, &lost)
    }
    if let error = lost.error(path: self.path, place: open.place, wanted: Element.elementType) {
      _ = HDF5Library.takeFailure()
      throw error
    }
    guard status >= 0 else { throw damaged(open.place) }
    if Element.elementType == .boolean { bytes = bytes.map { $0 == 0 ? 0 : 1 } }
    return unsafe bytes.withUnsafeBytes { bytes in
      (0..<open.count).map { index in
        unsafe bytes.loadUnaligned(
          fromByteOffset: index * MemoryLayout<Element>.size, as: Element.self)
      }
    }
  }

  /// The texts of an attribute, nil where there is no such attribute.
  public func attributeValues(
    _ name: String, of path: String = "/", as type: String.Type = String.self
  ) throws(StorageError) -> [String]? {
    guard let open = try openAttribute(name, of: path, as: .string) else { return nil }
    guard open.count > 0 else { return [] }
    return try unsafe HDF5Strings(type: open.type, count: open.count)
      .read(memoryType: open.type, space: open.space) { pointer throws(StorageError) in
        guard unsafe H5Aread(open.attribute.id, open.type.id, pointer) >= 0 else {
          throw damaged(open.place)
        }
      }
  }

  /// An attribute about to be read.
  private struct OpenAttribute {
    let place: String
    let attribute: HDF5Handle
    let type: HDF5Handle
    let space: HDF5Handle
    let count: Int
  }

  private func openAttribute(
    _ name: String, of path: String, as wanted: HDF5ElementType
  ) throws(StorageError) -> OpenAttribute? {
    let object = try open(path)
    let place = Self.place(of: name, path)
    guard unsafe H5Aexists(object.id, name) > 0 else { return nil }
    guard let attribute = unsafe HDF5Handle(H5Aopen(object.id, name, ch5_default())),
      let type = HDF5Handle(H5Aget_type(attribute.id)),
      let space = HDF5Handle(H5Aget_space(attribute.id)),
      let shape = HDF5Dataset.shape(of: space)
    else { throw damaged(place) }
    guard let found = HDF5Type(type).elementType, HDF5Selection.holds(wanted, values: found) else {
      throw .unexpected(
        path: self.path, place: place, found: "\(HDF5Type(type))", expected: wanted.rawValue)
    }
    let bytes = [shape.saturatedProduct, H5Tget_size(type.id)].saturatedProduct
    guard bytes <= byteCount else {
      throw .unexpected(
        path: self.path, place: place, found: "a claim of \(bytes) bytes",
        expected: "no more than the \(byteCount) bytes of the file")
    }
    return OpenAttribute(
      place: place, attribute: attribute, type: type, space: space, count: shape.saturatedProduct)
  }

  private func open(_ path: String) throws(StorageError) -> HDF5Handle {
    HDF5Library.start()
    let path = Self.absolute(path)
    // Only what was listed, or a link into another file would be followed.
    guard path == "/" || groups.contains(path) || datasets.contains(where: { $0.path == path })
    else { throw missing(path) }
    guard let object = unsafe HDF5Handle(H5Oopen(root.id, path, ch5_default())) else {
      throw damaged(path)
    }
    return object
  }

  private static func place(of name: String, _ path: String) -> String {
    "attribute '\(name)'" + (path == "/" ? "" : " of '\(absolute(path))'")
  }

  private func single<Element>(
    _ values: [Element]?, _ name: String, _ path: String
  ) throws(StorageError) -> Element? {
    guard let values else { return nil }
    guard let value = values.first, values.count == 1 else {
      throw .unexpected(
        path: self.path, place: Self.place(of: name, path), found: "\(values.count) values",
        expected: "one")
    }
    return value
  }
}
