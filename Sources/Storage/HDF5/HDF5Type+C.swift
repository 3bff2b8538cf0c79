import CHDF5

extension HDF5ElementType {
  /// The same in the C door.
  private var element: ch5_element {
    switch self {
    case .float32: .float32
    case .float64: .float64
    case .int8: .int8
    case .int16: .int16
    case .int32: .int32
    case .int64: .int64
    case .uint8: .uint8
    case .uint16: .uint16
    case .uint32: .uint32
    case .uint64: .uint64
    case .boolean: .boolean
    case .string: .string
    }
  }

  /// The type in a file: little-endian, strings of any length in UTF-8.
  var storedType: HDF5Handle? { HDF5Handle(ch5_stored_type(element)) }
  /// The type in memory.
  var memoryType: HDF5Handle? { HDF5Handle(ch5_memory_type(element)) }
}

extension HDF5Type {
  /// The value that describes an open type.
  init(_ type: HDF5Handle) {
    let bits = 8 * H5Tget_size(type.id)
    switch H5Tget_class(type.id) {
    case H5T_INTEGER:
      self = .integer(bits: bits, isSigned: H5Tget_sign(type.id) == H5T_SGN_2)
    case H5T_FLOAT:
      self = .float(bits: bits)
    case H5T_ENUM:
      if ch5_is_boolean(type.id) {
        self = .boolean
      } else {
        self = HDF5Handle(H5Tget_super(type.id)).map(HDF5Type.init) ?? .other("enumeration")
      }
    case H5T_BITFIELD:
      self = bits == 8 ? .boolean : .other("\(bits) bits")
    case H5T_STRING:
      self = .string(length: H5Tis_variable_str(type.id) > 0 ? nil : bits / 8)
    case H5T_COMPOUND:
      self = .compound(
        (0..<UInt32(max(0, H5Tget_nmembers(type.id)))).compactMap { index in
          HDF5Field(index: index, of: type)
        })
    case H5T_ARRAY: self = .other("array")
    case H5T_VLEN: self = .other("list of varying length")
    case H5T_OPAQUE: self = .other("opaque")
    case H5T_REFERENCE: self = .other("reference")
    case H5T_TIME: self = .other("time")
    default: self = .other("unknown type")
    }
  }
}

extension HDF5Field {
  /// The value that describes a member of an open compound type.
  fileprivate init?(index: UInt32, of compound: HDF5Handle) {
    guard let text = unsafe H5Tget_member_name(compound.id, index),
      let member = HDF5Handle(H5Tget_member_type(compound.id, index))
    else { return nil }
    name = unsafe String(cString: text)
    unsafe H5free_memory(text)
    guard H5Tget_class(member.id) == H5T_ARRAY, let element = HDF5Handle(H5Tget_super(member.id))
    else {
      type = HDF5Type(member)
      shape = []
      return
    }
    var extents = [hsize_t](repeating: 0, count: Int(max(0, H5Tget_array_ndims(member.id))))
    unsafe extents.withUnsafeMutableBufferPointer { extents in
      _ = unsafe H5Tget_array_dims2(member.id, extents.baseAddress)
    }
    type = HDF5Type(element)
    shape = extents.map { Int(clamping: $0) }
  }
}
