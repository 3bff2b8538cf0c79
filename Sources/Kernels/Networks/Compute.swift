import CDNN

/// The cores that a network may use, and the precision of its products.
public struct Compute: Sendable, Equatable {
  /// The precision of matrix products and convolutions.
  public enum Precision: String, Sendable, Codable, CaseIterable {
    /// Everything in float32.
    case float32
    /// Factors in bfloat16, sums and the master copy of the weights in float32.
    case mixed
  }

  /// How many threads work at once.
  public let threads: Int
  /// The precision in use, which is float32 wherever the processor has no bfloat16 products.
  public let precision: Precision

  /// Chooses cores and precision.
  ///
  /// `.mixed` becomes `.float32` where `supportsMixedPrecision` is false.
  public init(threads: Int, precision: Precision = .float32) {
    precondition(threads > 0, "Compute: threads is \(threads), expected a positive number")
    self.threads = threads
    self.precision = Self.supportsMixedPrecision ? precision : .float32
  }

  /// Whether this processor multiplies bfloat16 numbers by instructions made for it.
  ///
  /// AVX512_BF16 or AMX; emulated products are slower than those of float32.
  public static var supportsMixedPrecision: Bool { cdnn_has_bfloat16() }

  /// How the factors of products are stored at this precision.
  public var factor: Element { precision == .mixed ? .bfloat16 : .float32 }
}
