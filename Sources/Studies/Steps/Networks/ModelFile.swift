public import Learning
public import Storage

/// What a model file holds: networks of one or several seeds, or a training on its way to them.
///
/// The layout of the file is in `docs/reading-files.md`.
public struct ModelFile: Sendable, Equatable {
  /// The kind of file.
  public static let format = HDF5Format(name: "darkfield-model", version: 1)

  /// The sizes of the networks and how they are trained.
  public let settings: NetworkSettings
  /// Which datasets of a file of events make up a row.
  public let blocks: [RowBlock]
  /// Where the training stands.
  public let progress: AnomalyTraining.Progress

  /// A training on its way.
  public init(
    settings: NetworkSettings, blocks: [RowBlock], progress: AnomalyTraining.Progress
  ) {
    self.settings = settings
    self.blocks = blocks
    self.progress = progress
  }

  /// A model that is done.
  public init(_ model: AnomalyModel, blocks: [RowBlock]) {
    var progress = AnomalyTraining.Progress(map: model.map)
    progress.members = model.members
    self.init(settings: model.settings, blocks: blocks, progress: progress)
  }

  /// Whether training went to its end for every seed.
  public var isComplete: Bool { progress.members.count == settings.seeds.count }

  /// The model; a training on its way gives none.
  ///
  /// - Parameter path: The name of the file, for the error.
  /// - Returns: The networks of all seeds.
  /// - Throws: Where the training did not go to its end.
  public func model(of path: String) throws -> AnomalyModel {
    guard isComplete else {
      throw StorageError.unexpected(
        path: path, place: "networks",
        found: "those of \(progress.members.count) of \(settings.seeds.count) seeds",
        expected: "a training that went to its end; train again to go on")
    }
    return try AnomalyModel(settings: settings, map: progress.map, members: progress.members)
  }
}

/// The names in a model file.
enum ModelPath {
  static let settings = "settings"
  static let blocks = "input/blocks"
  static let map = "input/map"
  static let checkpoint = "checkpoint"

  static func member(_ seed: UInt64) -> String { "seed_\(seed)" }
  static func network(_ network: AnomalyTraining.Network, of group: String) -> String {
    switch network {
    case .autoencoder: "\(group)/vae"
    case .classifier: "\(group)/classifier"
    }
  }

  /// The network in training.
  static let state = "\(checkpoint)/state"
  /// The weights of its best epoch.
  static let best = "\(state)/best"
  /// The running mean of the gradient, or of its square.
  static func moment(_ number: Int) -> String { "\(state)/moment_\(number + 1)" }

  /// The weights to use.
  static func weights(of network: String) -> String { "\(network)/weights" }
  /// The learning curves.
  static func history(of network: String) -> String { "\(network)/history" }
}

/// The names of attributes in a model file.
enum ModelAttribute {
  static let bestEpoch = "epoch"
  static let bestLoss = "best_loss"
  static let step = "step"
  static let moments = "moments"
  static let network = "network"
  static let beta = "beta"
  static let naturalWeight = "natural_weight"
  static let coefficient = "classifier_weight"
}
