public import Kernels
import Numerics

/// How a model is trained; every number has a default, and files name those that differ.
public struct TrainingSettings: Hashable, Sendable {
  /// How often every row is seen; none leaves the weights as they begin.
  public var epochs = 40
  /// How many rows a block has; the last of an epoch is padded.
  public var batch = 256
  /// Over how many blocks gradients are summed before a step.
  public var accumulation = 1
  /// How weights follow their gradients.
  public var optimiser = Optimiser.adam()
  /// How the learning rate changes.
  public var schedule = Schedule()
  /// Longer gradients are shortened to this length; `nil` for none.
  public var clippingNorm: Double?
  /// The share of the rows that are held out to judge the model, at least one row unless zero.
  public var validationFraction = 0.3
  /// Training ends after so many epochs without a smaller validation loss; `nil` for never.
  public var patience: Int?
  /// Whether the weights of the epoch with the smallest validation loss are those kept.
  public var keepsBest = true
  /// Whether each row learnt from is turned and mirrored at random, another way in each epoch; `nil`
  /// for where the symmetries of the rows are known.
  ///
  /// The rows held out are judged as they are.
  public var symmetries: Bool? = false
  /// The seed of the initial weights, the split, the order of the rows and the noise.
  public var seed: UInt64 = 1
  /// The precision of the products.
  public var precision = Compute.Precision.float32
  /// How many MB of rows may be in memory at once; a longer training set is streamed.
  ///
  /// Part of the settings because streamed rows come in another order.
  public var memory = 4096

  /// The defaults: 40 epochs of Adam in blocks of 256 rows, 30 % of the rows for validation.
  public init() {}

  /// The defaults of the study's networks: the learning rate rises over one epoch and falls with a
  /// cosine to a hundredth.
  ///
  /// - Parameter clippingNorm: The length to which longer gradients are shortened.
  /// - Returns: Settings that differ from the defaults in this alone.
  public static func annealed(clippingNorm: Double? = nil) -> TrainingSettings {
    var settings = TrainingSettings()
    settings.schedule = Schedule(.cosine(final: 0.01), warmUp: 1)
    settings.clippingNorm = clippingNorm
    return settings
  }
}

extension TrainingSettings: Codable {
  enum CodingKeys: String, CodingKey {
    case epochs
    case batch
    case accumulation
    case optimiser
    case schedule
    case clippingNorm = "clipping_norm"
    case validationFraction = "validation_fraction"
    case patience
    case keepsBest = "keep_best"
    case symmetries
    case seed
    case precision
    case memory = "memory_mb"
  }

  /// Reads settings; those not written are the defaults.
  public init(from decoder: any Decoder) throws {
    try self.init(from: decoder, over: TrainingSettings())
  }

  /// Reads the settings that differ from `defaults`.
  public init(from decoder: any Decoder, over defaults: TrainingSettings) throws {
    self = defaults
    let values = try decoder.container(keyedBy: CodingKeys.self)
    epochs = try values.count(forKey: .epochs, default: epochs)
    batch = try values.positiveCount(forKey: .batch, default: batch)
    accumulation = try values.positiveCount(forKey: .accumulation, default: accumulation)
    optimiser = try values.part(forKey: .optimiser, default: optimiser)
    schedule = try values.part(forKey: .schedule, default: schedule)
    if values.contains(.clippingNorm) {
      clippingNorm = try values.positiveNumber(forKey: .clippingNorm)
    }
    if values.contains(.validationFraction) {
      validationFraction = try values.number(
        forKey: .validationFraction, expected: "a number from 0 to below 1"
      ) { (0..<1).contains($0) }
    }
    if values.contains(.patience) {
      patience = try values.positiveCount(forKey: .patience, default: 1)
    }
    if values.contains(.keepsBest) { keepsBest = try values.decode(Bool.self, forKey: .keepsBest) }
    if values.contains(.symmetries) {
      symmetries = try values.decode(Bool.self, forKey: .symmetries)
    }
    if values.contains(.seed) { seed = try values.decode(UInt64.self, forKey: .seed) }
    precision = try values.choice(forKey: .precision, default: precision)
    memory = try values.positiveCount(forKey: .memory, default: memory)
  }
}
