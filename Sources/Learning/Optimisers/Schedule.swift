import Foundation
import Numerics

/// How the learning rate changes in the course of a training, as a factor of the optimiser's rate.
///
/// In files: `{kind: cosine, warm_up_epochs: 1, final: 0.01}`.
public struct Schedule: Hashable, Sendable {
  /// How the rate falls after the warm-up.
  public enum Decay: Hashable, Sendable {
    /// It stays.
    case constant
    /// It follows half a period of a cosine, from 1 to `final`.
    ///
    /// Loshchilov and Hutter, arXiv:1608.03983, equation 5, without restarts.
    case cosine(final: Double = 0)
    /// It is multiplied by `factor` after every so many epochs.
    case steps(every: Double, factor: Double)
  }

  /// Over how many epochs the rate rises from zero, in equal steps.
  public let warmUp: Double
  /// How it falls after them.
  public let decay: Decay

  /// A schedule; without arguments the rate stays the same.
  public init(_ decay: Decay = .constant, warmUp: Double = 0) {
    precondition(warmUp >= 0, "Schedule: warm-up is \(warmUp) epochs, expected zero or more")
    self.decay = decay
    self.warmUp = warmUp
  }

  /// The factor of a step that ends `epoch` epochs (not a whole number) after the beginning.
  public func factor(after epoch: Double, of epochs: Double) -> Double {
    if epoch < warmUp { return epoch / warmUp }
    switch decay {
    case .constant: return 1
    case .cosine(let final):
      let part = epochs > warmUp ? min(1, (epoch - warmUp) / (epochs - warmUp)) : 1
      return final + (1 - final) * (0.5 + 0.5 * cos(.pi * part))
    case .steps(let every, let factor):
      var product = 1.0
      for _ in 0..<Int((epoch - warmUp) / every) { product *= factor }
      return product
    }
  }
}

extension Schedule: Codable {
  enum Kind: String, Codable, CaseIterable {
    case constant
    case cosine
    case steps
  }

  enum CodingKeys: String, CodingKey {
    case kind
    case warmUp = "warm_up_epochs"
    case final
    case every = "every_epochs"
    case factor
  }

  /// Reads a schedule; one that is not written is constant.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    warmUp = try values.nonNegativeNumber(forKey: .warmUp, default: 0)
    decay =
      switch try values.choice(forKey: .kind, default: Kind.constant) {
      case .constant: .constant
      case .cosine: .cosine(final: try values.probability(forKey: .final, default: 0))
      case .steps:
        .steps(
          every: try values.positiveNumber(forKey: .every),
          factor: try values.probability(forKey: .factor))
      }
  }

  /// Writes a schedule.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(warmUp, forKey: .warmUp)
    switch decay {
    case .constant: try values.encode(Kind.constant, forKey: .kind)
    case .cosine(let final):
      try values.encode(Kind.cosine, forKey: .kind)
      try values.encode(final, forKey: .final)
    case .steps(let every, let factor):
      try values.encode(Kind.steps, forKey: .kind)
      try values.encode(every, forKey: .every)
      try values.encode(factor, forKey: .factor)
    }
  }
}
