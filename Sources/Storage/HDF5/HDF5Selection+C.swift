import CHDF5

/// Rows of a dataset, or of one field of a compound, that are about to be read.
struct HDF5Selection {
  /// What is done with a value that the type in memory cannot hold.
  enum Loss {
    /// Reading stops with an error.
    case refused
    /// It is rounded, which is right for a summary and wrong for a result.
    case rounded
  }

  let reader: HDF5Reader
  /// The dataset's name and the field's, for errors.
  let place: String
  let count: Int
  let wanted: HDF5ElementType
  /// The type of one string as the file has it, or nil of numbers.
  let stringType: HDF5Handle?
  let memoryType: HDF5Handle
  let memorySpace: HDF5Handle
  private let dataset: HDF5Handle
  private let fileSpace: HDF5Handle

  /// Finds the rows and makes sure that they are there, of the wanted type, and may be allocated.
  init(
    _ reader: HDF5Reader, _ path: String, field name: String?, rows: Range<Int>?,
    as wanted: HDF5ElementType
  ) throws(StorageError) {
    let description = try reader.dataset(path)
    let dataset = try reader.open(description)
    let field = try Self.field(name, of: description, in: reader)
    let place = "dataset '\(description.path)'" + (name.map { ", field '\($0)'" } ?? "")
    let rows = rows ?? 0..<description.rows
    guard let found = (field?.type ?? description.type).elementType,
      Self.holds(wanted, values: found)
    else {
      throw .unexpected(
        path: reader.path, place: place, found: "\(field?.type ?? description.type)",
        expected: wanted.rawValue)
    }
    guard rows.lowerBound >= 0, rows.upperBound <= description.rows else {
      throw .unexpected(
        path: reader.path, place: place, found: "\(description.rows) rows",
        expected: "\(rows.upperBound) or more")
    }
    guard let fileType = HDF5Handle(H5Dget_type(dataset.id)) else {
      throw reader.damaged(description.path)
    }
    try reader.requireHeld(description, rows: rows.count, place: place)
    guard
      let types = Self.memoryTypes(fileType, field: field, wanted: wanted),
      let spaces = Self.spaces(dataset, shape: description.shape, rows: rows)
    else { throw reader.damaged(description.path) }
    self.reader = reader
    self.place = place
    self.wanted = wanted
    self.dataset = dataset
    count = rows.count * description.rowLength * (field?.shape.saturatedProduct ?? 1)
    (memoryType, stringType) = types
    (memorySpace, fileSpace) = spaces
  }

  /// Reads into memory that the caller made for `count` elements.
  func read(into values: UnsafeMutableRawPointer?, loss: Loss = .refused) throws(StorageError) {
    guard count > 0 else { return }
    var lost = ch5_lost()
    let status =
      switch loss {
      case .refused:
        unsafe ch5_read(
          dataset.id, memoryType.id, memorySpace.id, fileSpace.id, values, &lost)
      case .rounded:
        unsafe ch5_read(dataset.id, memoryType.id, memorySpace.id, fileSpace.id, values, nil)
      }
    if let error = lost.error(path: reader.path, place: place, wanted: wanted) {
      _ = HDF5Library.takeFailure()
      throw error
    }
    guard status >= 0 else { throw reader.damaged(place) }
  }

  /// Whether a type holds values of another, at least where they are small enough.
  static func holds(_ wanted: HDF5ElementType, values found: HDF5ElementType) -> Bool {
    switch found {
    case .boolean, .string: wanted == found
    case .float32, .float64: wanted.isFloat
    default: wanted.isFloat || wanted.isInteger
    }
  }

  private static func field(
    _ name: String?, of dataset: HDF5Dataset, in reader: HDF5Reader
  ) throws(StorageError) -> HDF5Field? {
    guard let name else { return nil }
    if let field = dataset.field(name) { return field }
    guard case .compound(let fields) = dataset.type else {
      throw .unexpected(
        path: reader.path, place: "dataset '\(dataset.path)'", found: "\(dataset.type)",
        expected: "a compound with the field '\(name)'")
    }
    let names = fields.map(\.name)
    throw .absent(
      path: reader.path, place: "dataset '\(dataset.path)'",
      expected: "the field '\(name)' among \(names.map { "'\($0)'" }.joined(separator: ", "))",
      suggestion: nearest(to: name, among: names))
  }

  /// The type of what is read, and of one string in it.
  private static func memoryTypes(
    _ fileType: HDF5Handle, field: HDF5Field?, wanted: HDF5ElementType
  ) -> (HDF5Handle, HDF5Handle?)? {
    var stored = fileType
    if let field {
      let index = unsafe H5Tget_member_index(fileType.id, field.name)
      guard index >= 0, let member = HDF5Handle(H5Tget_member_type(fileType.id, UInt32(index)))
      else { return nil }
      stored = member
      if !field.shape.isEmpty {
        guard let element = HDF5Handle(H5Tget_super(member.id)) else { return nil }
        stored = element
      }
    }
    guard let element = stored.memoryType(for: wanted) else { return nil }
    let string = wanted == .string ? element : nil
    guard let field else { return (element, string) }
    let extents = field.shape.map { hsize_t($0) }
    let whole =
      extents.isEmpty
      ? element : unsafe HDF5Handle(H5Tarray_create2(element.id, UInt32(extents.count), extents))
    guard let whole, let type = unsafe HDF5Handle(ch5_field_type(field.name, whole.id)) else {
      return nil
    }
    return (type, string)
  }

  private static func spaces(
    _ dataset: HDF5Handle, shape: [Int], rows: Range<Int>
  ) -> (HDF5Handle, HDF5Handle)? {
    guard let file = HDF5Handle(H5Dget_space(dataset.id)) else { return nil }
    guard !shape.isEmpty, H5Sget_simple_extent_type(file.id) == H5S_SIMPLE else {
      return HDF5Handle(H5Scopy(file.id)).map { ($0, file) }
    }
    let rest = shape.dropFirst().map { hsize_t($0) }
    let count = [hsize_t(rows.count)] + rest
    let start = [hsize_t(rows.lowerBound)] + rest.map { _ in 0 }
    guard let memory = unsafe HDF5Handle(H5Screate_simple(Int32(count.count), count, nil)),
      unsafe H5Sselect_hyperslab(file.id, H5S_SELECT_SET, start, nil, count, nil) >= 0
    else { return nil }
    return (memory, file)
  }
}

extension HDF5Handle {
  /// The type in memory for elements of this type: strings and bits are not converted.
  func memoryType(for wanted: HDF5ElementType) -> HDF5Handle? {
    switch H5Tget_class(id) {
    case H5T_STRING: HDF5Handle(H5Tcopy(id))
    case H5T_BITFIELD: HDF5Handle(ch5_bits_type())
    default: wanted.memoryType
    }
  }
}

extension ch5_lost {
  /// The error of a value that the wanted type cannot hold, where there was one.
  func error(path: String, place: String, wanted: HDF5ElementType) -> StorageError? {
    let text = unsafe withUnsafeBytes(of: value) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    let found = text.isEmpty ? "a value" : "the value \(text)"
    let expected: String
    switch kind {
    case .none: return nil
    case .range: expected = "values in the range of \(wanted.rawValue)"
    case .precision: expected = "values that \(wanted.rawValue) holds exactly"
    }
    return .unexpected(path: path, place: place, found: found, expected: expected)
  }
}
