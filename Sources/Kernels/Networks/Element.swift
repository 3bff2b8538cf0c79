import CKernels

/// How a tensor stores its numbers.
public enum Element: String, Sendable, CaseIterable {
  /// IEEE single precision, four bytes.
  case float32
  /// The upper half of a float32: its range, with 8 bits of precision, in two bytes.
  case bfloat16

  /// The bytes of one number.
  public var size: Int { self == .float32 ? 4 : 2 }

  var loops: ck_element { self == .float32 ? .float32 : .bfloat16 }
}
