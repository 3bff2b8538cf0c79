public import Learning
import Storage

/// The learning curves of a model file, or of a training on its way: a row for each epoch.
public struct LearningCurves: Sendable {
  /// One epoch of one network.
  public struct Row: Sendable {
    /// The seed of the network.
    public let seed: UInt64
    /// Which network.
    public let network: AnomalyTraining.Network
    /// The point of its curves.
    public let record: EpochRecord
    /// Whether the weights of this epoch are those used.
    public let isUsed: Bool
  }

  /// The epochs in the order in which they were run.
  public let rows: [Row]

  /// Reads the curves of a file that 'darkfield train' wrote, checkpoints included.
  public init(of path: String) throws {
    let file = try ModelFile(path: path)
    var rows: [Row] = []
    func add(_ seed: UInt64, _ kind: AnomalyTraining.Network, _ history: [EpochRecord], used: Int?)
    {
      rows += history.map {
        Row(seed: seed, network: kind, record: $0, isUsed: $0.epoch == used)
      }
    }
    let progress = file.progress
    for member in progress.members {
      let networks =
        [(.autoencoder, member.autoencoder), (.classifier, member.classifier)]
        as [(AnomalyTraining.Network, AnomalyModel.Network)]
      for (kind, network) in networks {
        add(member.seed, kind, network.history, used: network.epoch)
      }
    }
    if progress.members.count < file.settings.seeds.count {
      let seed = file.settings.seeds[progress.members.count]
      if let done = progress.autoencoder {
        add(seed, .autoencoder, done.history, used: done.epoch)
      }
      if let state = progress.state {
        add(
          seed, progress.autoencoder == nil ? .autoencoder : .classifier, state.history,
          used: state.best?.epoch)
      }
    }
    self.rows = rows
  }
}
