/// What training leaves: the networks of one or several seeds, and all that applying them needs.
public struct AnomalyModel: Sendable, Equatable {
  /// A network and how it came to be.
  public struct Network: Sendable, Equatable {
    /// Its weights.
    public let weights: Weights
    /// Its learning curves.
    public let history: [EpochRecord]
    /// The epoch whose weights these are.
    public let epoch: Int

    /// A network of these weights.
    public init(weights: Weights, history: [EpochRecord], epoch: Int) {
      self.weights = weights
      self.history = history
      self.epoch = epoch
    }

    /// What a training came to.
    public init(_ state: TrainingState) {
      self.init(
        weights: state.result, history: state.history,
        epoch: state.best?.weights == nil ? state.history.count : state.best?.epoch ?? 0)
    }
  }

  /// The networks of one seed.
  public struct Member: Sendable, Equatable {
    /// The seed of their weights, their noise and the rows held out.
    public let seed: UInt64
    /// The autoencoder.
    public let autoencoder: Network
    /// The classifier.
    public let classifier: Network
    /// How the parts of a score add up.
    public let score: AnomalyScore

    /// The networks of one seed.
    public init(seed: UInt64, autoencoder: Network, classifier: Network, score: AnomalyScore) {
      self.seed = seed
      self.autoencoder = autoencoder
      self.classifier = classifier
      self.score = score
    }
  }

  /// The sizes of the networks and how they were trained.
  public let settings: NetworkSettings
  /// From rows as they are measured to rows as the networks see them.
  public let map: InputMap
  /// The networks of each seed.
  public let members: [Member]

  /// A model of trained networks.
  ///
  /// - Parameters:
  ///   - settings: The sizes of the networks and how they were trained.
  ///   - map: The map of their input.
  ///   - members: The networks of each seed, at least one.
  /// - Throws: `LearningError` for weights that do not fit the sizes.
  public init(
    settings: NetworkSettings, map: InputMap, members: [Member]
  ) throws(LearningError) {
    precondition(!members.isEmpty, "AnomalyModel: no members, expected at least one")
    self.settings = settings
    self.map = map
    self.members = members
    let autoencoder = try autoencoder.layout
    let classifier = try classifier.layout
    for member in members {
      try member.autoencoder.weights.check(autoencoder, of: "autoencoder")
      try member.classifier.weights.check(classifier, of: "classifier")
    }
  }

  /// The autoencoder without its weights.
  public var autoencoder: VariationalAutoencoder {
    get throws(LearningError) { try settings.autoencoder.model(columns: map.columns) }
  }

  /// The classifier without its weights.
  public var classifier: Classifier {
    get throws(LearningError) { try settings.classifier.model(inputs: map.inputs) }
  }
}

extension Weights {
  fileprivate func check(_ expected: WeightLayout, of network: String) throws(LearningError) {
    guard layout == expected else {
      throw .countsDiffer(
        what: "weights of the \(network)", found: layout.parameterCount,
        expected: expected.parameterCount)
    }
  }
}
