import Foundation
public import Kernels
import Numerics

/// The sizes of an autoencoder and how it is trained, as a study file states them.
///
/// ```yaml
/// hidden: [512, 256]
/// latent: 10
/// beta: 1
/// training: {epochs: 40, batch: 256, optimiser: {kind: adam, learning_rate: 1e-3}}
/// ```
public struct AutoencoderSettings: Codable, Hashable, Sendable {
  enum CodingKeys: String, CodingKey {
    case hidden, latent, beta, activation, training
    case varianceFloor = "variance_floor"
    case largestLogVariance = "largest_log_variance"
  }

  /// The outputs of the encoder's hidden layers; the decoder's are the same from last to first.
  public var hidden = [512, 256]
  /// How many latent variables there are.
  public var latent = 10
  /// The weight of the divergence between the latent law and the prior.
  public var beta = 1.0
  /// What follows each hidden layer.
  public var activation = Activation.relu
  /// The smallest variance of a number, by default that of a Poisson count after the map `counts`.
  public var varianceFloor = BlockMap.poissonVariance
  /// Where the logarithm of what is added to the floor is cut from above.
  public var largestLogVariance = 20.0
  /// How it is trained.
  public var training: TrainingSettings

  /// The defaults: 512, 256, 10 latent variables, 256, 512; 40 epochs.
  ///
  /// On 20,000 electron recoils of DARWIN at a constant rate the loss leapt up again and again, and
  /// in mixed precision did not come back: -263 nats held out after 40 epochs, -400 with the falling
  /// rate, -444 with long gradients shortened too.
  public init(training: TrainingSettings = .annealed(clippingNorm: 300)) {
    self.training = training
  }

  public init(from decoder: any Decoder) throws {
    try self.init(from: decoder, over: AutoencoderSettings())
  }

  /// Reads the settings that differ from `defaults`.
  init(from decoder: any Decoder, over defaults: AutoencoderSettings) throws {
    self = defaults
    let values = try decoder.container(keyedBy: CodingKeys.self)
    hidden = try values.layerSizes(forKey: .hidden, default: hidden)
    latent = try values.positiveCount(forKey: .latent, default: latent)
    beta = try values.nonNegativeNumber(forKey: .beta, default: beta)
    activation = try values.choice(forKey: .activation, default: activation)
    // Below 1e-6 the squares of distances leave the range in which float32 has digits.
    varianceFloor = try values.number(
      forKey: .varianceFloor, in: 1e-6...1e6, default: varianceFloor)
    largestLogVariance = try values.number(
      forKey: .largestLogVariance, in: -20...80, default: largestLogVariance)
    training = try values.training(forKey: .training, over: training)
  }

  /// The least that one number adds to the loss: `½ log(2π floor)`, nats.
  public var smallestLossPerNumber: Double { 0.5 * log(2 * Double.pi * varianceFloor) }

  /// The network for rows of `columns` numbers.
  public func model(columns: Int) throws(LearningError) -> VariationalAutoencoder {
    try VariationalAutoencoder(
      columns: columns, hidden: hidden, latent: latent, beta: beta, activation: activation,
      variance: DecodedVariance(
        floor: Float(varianceFloor), largestLogarithm: Float(largestLogVariance)))
  }
}
