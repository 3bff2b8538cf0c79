import Numerics

/// Which rows a model learns from and which are held out to judge it.
///
/// It depends on the number of rows, the share and the seed alone, so whoever needs the rows that a
/// model has not seen can ask again.
public struct ValidationSplit: Sendable, Equatable {
  /// The rows learnt from, rising.
  public let training: [Int32]
  /// The rows held out, rising.
  public let validation: [Int32]

  /// Holds out `fraction` of the rows, rounded, but at least one unless it is zero.
  public init(rows: Int, fraction: Double, seed: UInt64) {
    precondition(
      (0..<1).contains(fraction),
      "ValidationSplit: fraction is \(fraction), expected a number from 0 to below 1")
    precondition(rows <= Int32.max, "ValidationSplit: rows is \(rows), expected less than 2^31")
    guard fraction > 0, rows > 1 else {
      training = (0..<Int32(rows)).map { $0 }
      validation = []
      return
    }
    let held = min(rows - 1, max(1, Int((fraction * Double(rows)).rounded())))
    var order = [Int32](0..<Int32(rows))
    var stream = RandomStream(seed: seed, purpose: .validationSplit, index: 0)
    order.shuffle(using: &stream)
    validation = order[..<held].sorted()
    training = order[held...].sorted()
  }
}
