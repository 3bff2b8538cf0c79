/// A Swift type whose values a dataset or an attribute can hold.
///
/// The conforming types are those below: HDF5 knows nothing of others.
public protocol HDF5Element: Sendable {
  /// The type of the elements in the file.
  static var elementType: HDF5ElementType { get }
}

/// An element of fixed size, whose bytes are stored as they are: a number or a Bool.
public protocol HDF5FixedElement: HDF5Element, BitwiseCopyable {
  /// What memory is filled with before values are read into it.
  static var blank: Self { get }
}

extension HDF5FixedElement where Self: Numeric {
  /// Zero.
  public static var blank: Self { 0 }
}

extension Float: HDF5FixedElement {
  public static var elementType: HDF5ElementType { .float32 }
}
extension Double: HDF5FixedElement {
  public static var elementType: HDF5ElementType { .float64 }
}
extension Int8: HDF5FixedElement {
  public static var elementType: HDF5ElementType { .int8 }
}
extension Int16: HDF5FixedElement {
  public static var elementType: HDF5ElementType { .int16 }
}
extension Int32: HDF5FixedElement {
  public static var elementType: HDF5ElementType { .int32 }
}
extension Int64: HDF5FixedElement {
  public static var elementType: HDF5ElementType { .int64 }
}
extension Int: HDF5FixedElement {
  public static var elementType: HDF5ElementType { .int64 }
}
extension UInt8: HDF5FixedElement {
  public static var elementType: HDF5ElementType { .uint8 }
}
extension UInt16: HDF5FixedElement {
  public static var elementType: HDF5ElementType { .uint16 }
}
extension UInt32: HDF5FixedElement {
  public static var elementType: HDF5ElementType { .uint32 }
}
extension UInt64: HDF5FixedElement {
  public static var elementType: HDF5ElementType { .uint64 }
}
extension Bool: HDF5FixedElement {
  public static var elementType: HDF5ElementType { .boolean }
  public static var blank: Bool { false }
}
extension String: HDF5Element {
  public static var elementType: HDF5ElementType { .string }
}
