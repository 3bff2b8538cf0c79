/// The type of a dataset or an attribute, as a file declares it.
public indirect enum HDF5Type: Sendable, Hashable {
  /// An integer of any width, in either byte order.
  case integer(bits: Int, isSigned: Bool)
  /// A floating-point number of any width, in either byte order.
  case float(bits: Int)
  /// True or false: an enumeration of h5py or the bits of PyTables.
  case boolean
  /// A text of at most so many bytes, or of any length where that is nil.
  case string(length: Int?)
  /// Named fields, one after the other in each row.
  case compound([HDF5Field])
  /// Something this program does not read.
  case other(String)

  /// The smallest element type that holds every value, nil where there is none.
  ///
  /// Halves and 24-bit integers are widened; long doubles are rounded.
  public var elementType: HDF5ElementType? {
    switch self {
    case .integer(let bits, let isSigned):
      switch bits {
      case ...8: isSigned ? .int8 : .uint8
      case ...16: isSigned ? .int16 : .uint16
      case ...32: isSigned ? .int32 : .uint32
      case ...64: isSigned ? .int64 : .uint64
      default: nil
      }
    case .float(let bits): bits <= 32 ? .float32 : .float64
    case .boolean: .boolean
    case .string: .string
    case .compound, .other: nil
    }
  }
}

/// One named field of a compound type.
public struct HDF5Field: Sendable, Hashable {
  /// The name of the field.
  public let name: String
  /// The type of its elements.
  public let type: HDF5Type
  /// The extents of the array that each row holds, empty for a single element.
  public let shape: [Int]
}

extension HDF5Type: CustomStringConvertible {
  /// The name of numpy where it has one.
  public var description: String {
    switch self {
    case .integer(let bits, let isSigned): "\(isSigned ? "int" : "uint")\(bits)"
    case .float(let bits): "float\(bits)"
    case .boolean: "boolean"
    case .string(nil): "string"
    case .string(let length?): "string of \(length) bytes"
    case .compound(let fields):
      "compound (\(fields.map(\.description).joined(separator: ", ")))"
    case .other(let name): name
    }
  }
}

extension HDF5Field: CustomStringConvertible {
  /// The name, the type and, of an array, the extents.
  public var description: String {
    shape.isEmpty ? "\(name): \(type)" : "\(name): \(type) \(shape)"
  }
}
