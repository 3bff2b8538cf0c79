public import Kernels
import Numerics

/// The sizes of a classifier, what it sees and how it is trained, as a study file states them.
///
/// ```yaml
/// hidden: [512, 128]
/// blocks: [s1, s2]        # the blocks of the input that it sees; all without this line
/// training: {epochs: 10}
/// ```
public struct ClassifierSettings: Codable, Hashable, Sendable {
  enum CodingKeys: String, CodingKey {
    case hidden, blocks, activation, training
  }

  /// The outputs of the hidden layers.
  public var hidden = [512, 128]
  /// The blocks of the input that it sees; all where none is named.
  public var blocks: [String] = []
  /// What follows each hidden layer.
  public var activation = Activation.relu
  /// How it is trained.
  public var training: TrainingSettings

  /// The defaults: 512, 128, 1; 10 epochs, because longer it learns its events by heart, where they
  /// cannot be turned and mirrored.
  public init(training: TrainingSettings = .annealed()) {
    self.training = training
    self.training.epochs = 10
    self.training.symmetries = nil
  }

  public init(from decoder: any Decoder) throws {
    try self.init(from: decoder, over: ClassifierSettings())
  }

  /// Reads the settings that differ from `defaults`.
  init(from decoder: any Decoder, over defaults: ClassifierSettings) throws {
    self = defaults
    let values = try decoder.container(keyedBy: CodingKeys.self)
    hidden = try values.layerSizes(forKey: .hidden, default: hidden)
    blocks = try values.part(forKey: .blocks, default: blocks)
    activation = try values.choice(forKey: .activation, default: activation)
    training = try values.training(forKey: .training, over: training)
  }

  /// The network for rows of these blocks.
  public func model(inputs: InputBlocks) throws(LearningError) -> Classifier {
    try Classifier(
      columns: try inputs.ranges(of: blocks).reduce(0) { $0 + $1.count }, hidden: hidden,
      activation: activation)
  }
}
