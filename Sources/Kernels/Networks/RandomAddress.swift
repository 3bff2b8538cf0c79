import CKernels

/// Where the random numbers of a loop begin: the key and the counter of Philox4x32-10.
///
/// The blocks of an address are its own, so two loops with different addresses share no number.
public struct RandomAddress: Sendable, Equatable {
  /// The key.
  public var key: UInt64
  /// The second word of the counter.
  public var high: UInt32
  /// The upper half of the counter.
  public var index: UInt64

  /// Creates an address; `Philox.fill` says where each word goes.
  public init(key: UInt64, high: UInt32, index: UInt64) {
    self.key = key
    self.high = high
    self.index = index
  }

  var loops: ck_address { ck_address(key: key, index: index, high: high) }
}
