public import Kernels
public import Numerics

/// One run of a network over a block of rows.
public struct Pass: Sendable, Equatable {
  /// What the run is for.
  public enum Purpose: Sendable, Equatable {
    /// To use the network: nothing is dropped, statistics are those learnt.
    case applied
    /// To train it.
    case training
  }

  /// What the run is for.
  public let purpose: Purpose
  /// How many rows of the block count; those behind them are padding.
  public let count: Int
  /// The seed of its random numbers.
  public let seed: UInt64
  /// The number of the block among all blocks of the training, part of their address.
  public let number: UInt64

  /// A run over a block of which `count` rows count.
  public init(_ purpose: Purpose, count: Int, seed: UInt64 = 0, number: UInt64 = 0) {
    precondition(count > 0, "Pass: count is \(count), expected a positive number")
    precondition(number < 1 << 40, "Pass: number is \(number), expected less than 2^40")
    self.purpose = purpose
    self.count = count
    self.seed = seed
    self.number = number
  }

  /// The address of a layer's random numbers in this run.
  ///
  /// The layer is `Preparation.layer`, so that no two layers share a number.
  public func randomAddress(_ purpose: RandomPurpose, layer: UInt64) -> RandomAddress {
    RandomAddress(seed: seed, purpose: purpose, index: number << 24 | layer)
  }
}
