import Kernels
import Numerics

/// Which symmetry a row has in an epoch: at random, by the seed, the epoch and the row alone.
struct RowRearrangement: Sendable {
  /// The symmetries of the rows.
  let symmetries: RowSymmetries
  /// The seed of the training.
  let seed: UInt64

  /// The number of the symmetry, each as likely.
  func number(ofRow row: Int32, epoch: Int) -> Int32 {
    var stream = RandomStream(
      seed: seed, purpose: .rowSymmetry, index: UInt64(epoch) << 32 | UInt64(row))
    // The high half of the product is uniform to 2^-60, and the same wherever it is computed.
    return Int32(stream.next().multipliedFullWidth(by: UInt64(symmetries.count)).high)
  }
}
