import Numerics

/// How weights follow their gradients.
///
/// In files: `{kind: adam, learning_rate: 1e-3}`, with the other numbers where they differ from
/// their defaults.
public enum Optimiser: Hashable, Sendable {
  /// Steps along the gradient, v ← momentum v + g, w ← w - rate (v + decay w).
  case sgd(rate: Double = 1e-2, momentum: Double = 0, decay: Double = 0)
  /// Steps scaled by running moments of the gradient.
  ///
  /// Kingma and Ba, arXiv:1412.6980, algorithm 1.
  case adam(rate: Double = 1e-3, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8)
  /// Adam whose weights shrink by rate × decay a step, apart from the moments.
  ///
  /// Loshchilov and Hutter, arXiv:1711.05101, algorithm 2.
  case adamW(
    rate: Double = 1e-3, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
    decay: Double = 1e-2)

  /// The learning rate before the schedule.
  public var rate: Double {
    switch self {
    case .sgd(let rate, _, _), .adam(let rate, _, _, _), .adamW(let rate, _, _, _, _): rate
    }
  }

  /// How many running moments of the gradient it keeps for each weight.
  public var moments: Int {
    switch self {
    case .sgd(_, let momentum, _): momentum > 0 ? 1 : 0
    case .adam, .adamW: 2
    }
  }
}

extension Optimiser: Codable {
  enum Kind: String, Codable, CaseIterable {
    case sgd
    case adam
    case adamW = "adamw"
  }

  enum CodingKeys: String, CodingKey {
    case kind
    case rate = "learning_rate"
    case momentum
    case beta1
    case beta2
    case epsilon
    case decay = "weight_decay"
  }

  /// Reads an optimiser; numbers not written are the defaults.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let kind = try values.choice(forKey: .kind, default: Kind.adam)
    func refuse(_ keys: CodingKeys...) throws {
      for key in keys where values.contains(key) {
        throw values.broken(
          key, found: "a \(key.rawValue)", "none for an optimiser of the kind \(kind.rawValue)")
      }
    }
    func beta(_ key: CodingKeys, default fallback: Double) throws -> Double {
      guard values.contains(key) else { return fallback }
      return try values.number(forKey: key, expected: "a number from 0 to below 1") {
        (0..<1).contains($0)
      }
    }
    switch kind {
    case .sgd:
      try refuse(.beta1, .beta2, .epsilon)
      self = .sgd(
        rate: try values.positiveNumber(forKey: .rate, default: 1e-2),
        momentum: try beta(.momentum, default: 0),
        decay: try values.nonNegativeNumber(forKey: .decay, default: 0))
    case .adam:
      try refuse(.momentum, .decay)
      self = .adam(
        rate: try values.positiveNumber(forKey: .rate, default: 1e-3),
        beta1: try beta(.beta1, default: 0.9), beta2: try beta(.beta2, default: 0.999),
        epsilon: try values.positiveNumber(forKey: .epsilon, default: 1e-8))
    case .adamW:
      try refuse(.momentum)
      self = .adamW(
        rate: try values.positiveNumber(forKey: .rate, default: 1e-3),
        beta1: try beta(.beta1, default: 0.9), beta2: try beta(.beta2, default: 0.999),
        epsilon: try values.positiveNumber(forKey: .epsilon, default: 1e-8),
        decay: try values.nonNegativeNumber(forKey: .decay, default: 1e-2))
    }
  }

  /// Writes every number.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(rate, forKey: .rate)
    switch self {
    case .sgd(_, let momentum, let decay):
      try values.encode(Kind.sgd, forKey: .kind)
      try values.encode(momentum, forKey: .momentum)
      try values.encode(decay, forKey: .decay)
    case .adam(_, let beta1, let beta2, let epsilon):
      try values.encode(Kind.adam, forKey: .kind)
      try values.encode(beta1, forKey: .beta1)
      try values.encode(beta2, forKey: .beta2)
      try values.encode(epsilon, forKey: .epsilon)
    case .adamW(_, let beta1, let beta2, let epsilon, let decay):
      try values.encode(Kind.adamW, forKey: .kind)
      try values.encode(beta1, forKey: .beta1)
      try values.encode(beta2, forKey: .beta2)
      try values.encode(epsilon, forKey: .epsilon)
      try values.encode(decay, forKey: .decay)
    }
  }
}
