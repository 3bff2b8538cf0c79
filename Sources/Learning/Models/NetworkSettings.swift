public import Kernels
import Numerics

/// The networks of a study: what they see, their sizes, and how they are trained.
///
/// Every key has a default, so an empty file is the default study:
///
/// ```yaml
/// input: {map: counts}
/// vae: {hidden: [512, 256], latent: 10, beta: 1}
/// classifier: {hidden: [512, 128]}
/// seeds: [1, 2, 3]
/// ```
public struct NetworkSettings: Codable, Hashable, Sendable {
  enum CodingKeys: String, CodingKey {
    case input, classifier, seeds, precision
    case autoencoder = "vae"
    case validationFraction = "validation_fraction"
    case coefficient = "classifier_weight"
  }

  /// The map of each block of the input.
  public var input = InputSettings()
  /// The autoencoder.
  public var autoencoder = AutoencoderSettings()
  /// The classifier.
  public var classifier = ClassifierSettings()
  /// One model is trained from each seed: their scatter is part of what is not known.
  public var seeds: [UInt64] = [1]
  /// The share of the rows that are held out to judge the networks.
  public var validationFraction = 0.3
  /// The precision of the products in training.
  public var precision = Compute.Precision.float32
  /// The classifier's weight in the score, in natural units (`AnomalyScore.naturalWeight`).
  public var coefficient = 3.0

  /// The defaults.
  public init() {}

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    input = try values.part(forKey: .input, default: input)
    if values.contains(.seeds) {
      seeds = try values.decode([UInt64].self, forKey: .seeds)
      guard !seeds.isEmpty, Set(seeds).count == seeds.count else {
        throw values.broken(.seeds, found: "\(seeds)", "at least one, all different")
      }
    }
    validationFraction = try values.number(
      forKey: .validationFraction, in: 0.01...0.99, default: validationFraction)
    precision = try values.choice(forKey: .precision, default: precision)
    coefficient = try values.nonNegativeNumber(forKey: .coefficient, default: coefficient)
    for training in [\NetworkSettings.autoencoder.training, \.classifier.training] {
      self[keyPath: training].validationFraction = validationFraction
      self[keyPath: training].precision = precision
    }
    if values.contains(.autoencoder) {
      autoencoder = try AutoencoderSettings(
        from: values.superDecoder(forKey: .autoencoder), over: autoencoder)
    }
    if values.contains(.classifier) {
      classifier = try ClassifierSettings(
        from: values.superDecoder(forKey: .classifier), over: classifier)
    }
  }
}
