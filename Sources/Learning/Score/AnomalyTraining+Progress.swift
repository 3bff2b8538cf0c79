extension AnomalyTraining {
  /// Which of the networks is being trained.
  public enum Network: String, Sendable, CaseIterable {
    /// The autoencoder.
    case autoencoder
    /// The classifier.
    case classifier
  }

  /// Where a training stands: all that is needed to go on as if it had not stopped.
  public struct Progress: Sendable, Equatable {
    /// The map of the input.
    public var map: InputMap
    /// The seeds that are done.
    public var members: [AnomalyModel.Member] = []
    /// The autoencoder of the seed that is not done yet, where it is.
    public var autoencoder: AnomalyModel.Network?
    /// The network that is being trained, where one is.
    public var state: TrainingState?

    /// The beginning of a training.
    public init(map: InputMap) { self.map = map }
  }

  /// An epoch that is done.
  public struct Epoch {
    /// The seed of the network.
    public let seed: UInt64
    /// Which of its networks it was.
    public let network: Network
    /// The point of the learning curves.
    public let record: EpochRecord
    /// How many epochs the network has at most.
    public let epochs: Int
    /// Makes a checkpoint from which training can go on; it copies all weights.
    public let checkpoint: () -> Progress
  }
}

extension AnomalyTraining.Progress {
  /// The same with another state of the network that is being trained.
  func with(_ state: TrainingState) -> Self {
    var progress = self
    progress.state = state
    return progress
  }
}
