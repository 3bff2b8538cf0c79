/// What one element of a dataset is; the names are those of numpy.
public enum HDF5ElementType: String, Sendable, CaseIterable, Codable {
  /// A floating-point number of 32 bits.
  case float32
  /// A floating-point number of 64 bits.
  case float64
  /// A whole number of 8 bits.
  case int8
  /// A whole number of 16 bits.
  case int16
  /// A whole number of 32 bits.
  case int32
  /// A whole number of 64 bits.
  case int64
  /// A whole number of 8 bits without a sign.
  case uint8
  /// A whole number of 16 bits without a sign.
  case uint16
  /// A whole number of 32 bits without a sign.
  case uint32
  /// A whole number of 64 bits without a sign.
  case uint64
  /// True or false.
  case boolean
  /// Text.
  case string

  /// How many bytes an element takes in memory; a string takes a reference of 16.
  public var byteCount: Int {
    switch self {
    case .int8, .uint8, .boolean: 1
    case .int16, .uint16: 2
    case .float32, .int32, .uint32: 4
    case .float64, .int64, .uint64: 8
    case .string: 16
    }
  }

  /// Whether the elements are integers.
  public var isInteger: Bool {
    switch self {
    case .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64: true
    case .float32, .float64, .boolean, .string: false
    }
  }

  /// Whether the elements are floating-point numbers.
  public var isFloat: Bool { self == .float32 || self == .float64 }
}
