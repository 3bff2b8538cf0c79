import CKernels

/// The counter-based generator Philox4x32-10: random words as a pure function of an address.
///
/// J. K. Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC'11.
public enum Philox {
  /// Fills `words` with the blocks of one address, two words a block, beginning at `block`.
  ///
  /// The counter of block `b` is the four 32-bit words (b, `high`, index low, index high); the key
  /// is (key low, key high). The first 32-bit output of a block is the low half of its first word.
  /// `words.count` is even.
  public static func fill(
    _ words: inout MutableSpan<UInt64>, key: UInt64, index: UInt64, high: UInt32, block: UInt32
  ) {
    precondition(words.count % 2 == 0, "Philox: \(words.count) words, expected an even number")
    unsafe words.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      unsafe ck_philox(key, index, high, block, buffer.count / 2, start)
    }
  }
}
