public import Kernels

extension RandomAddress {
  /// The address of the stream with the same seed, purpose and index.
  public init(seed: UInt64, purpose: RandomPurpose, index: UInt64) {
    self.init(
      key: seed & 0xFFFF_FFFF | UInt64(purpose.rawValue) << 32,
      high: UInt32(truncatingIfNeeded: seed >> 32), index: index)
  }
}
