import Learning
public import Storage

extension ModelFile {
  /// Writes the file.
  ///
  /// - Parameters:
  ///   - path: The HDF5 file.
  ///   - overwrite: Whether an existing file may be replaced.
  ///   - provenance: Where the networks come from.
  ///   - run: What the run was like, where it ended.
  /// - Throws: What keeps the file from being written; then there is none.
  public func write(
    to path: String, overwrite: Bool, provenance: Provenance, run: RunRecord? = nil
  ) throws {
    let writer = try HDF5Writer(
      path: path, overwrite: overwrite, format: Self.format, provenance: provenance)
    let encoder = YAMLEncoder()
    try writer.write([try encoder.encode(settings)], to: ModelPath.settings, shape: [])
    try writer.write([try encoder.encode(blocks)], to: ModelPath.blocks, shape: [])
    try writer.write([try encoder.encode(progress.map)], to: ModelPath.map, shape: [])
    let losses = (
      autoencoder: try settings.autoencoder.model(columns: progress.map.columns).lossNames,
      classifier: try settings.classifier.model(inputs: progress.map.inputs).lossNames
    )
    for member in progress.members { try writer.write(member, losses) }
    if let network = progress.autoencoder {
      try writer.write(
        network, losses: losses.autoencoder,
        to: ModelPath.network(.autoencoder, of: ModelPath.checkpoint))
    }
    if let state = progress.state {
      // First comes the autoencoder of a seed, then its classifier.
      let network: AnomalyTraining.Network =
        progress.autoencoder == nil ? .autoencoder : .classifier
      try writer.write(
        state, of: network,
        losses: network == .autoencoder ? losses.autoencoder : losses.classifier)
    }
    try writer.commit(run: run)
  }
}

extension HDF5Writer {
  /// Writes where the training of a network stands.
  fileprivate func write(
    _ state: TrainingState, of network: AnomalyTraining.Network, losses: [String]
  ) throws(StorageError) {
    let group = ModelPath.state
    try write(state.weights, to: ModelPath.weights(of: group))
    for (number, moment) in state.moments.enumerated() {
      try write(
        Weights(trained: moment, of: state.weights.layout), to: ModelPath.moment(number),
        roles: [.trained])
    }
    try write(state.history, losses: losses, to: ModelPath.history(of: group))
    try setAttribute(ModelAttribute.network, to: network.rawValue, of: group)
    try setAttribute(ModelAttribute.step, to: state.step, of: group)
    try setAttribute(ModelAttribute.moments, to: state.moments.count, of: group)
    guard let best = state.best else { return }
    try setAttribute(ModelAttribute.bestEpoch, to: best.epoch, of: group)
    try setAttribute(ModelAttribute.bestLoss, to: best.loss, of: group)
    if let weights = best.weights { try write(weights, to: ModelPath.best) }
  }

  /// Writes the networks of a seed.
  fileprivate func write(
    _ member: AnomalyModel.Member, _ losses: (autoencoder: [String], classifier: [String])
  ) throws(StorageError) {
    let group = ModelPath.member(member.seed)
    try write(
      member.autoencoder, losses: losses.autoencoder,
      to: ModelPath.network(.autoencoder, of: group))
    try write(
      member.classifier, losses: losses.classifier,
      to: ModelPath.network(.classifier, of: group))
    try setAttribute(ModelAttribute.beta, to: member.score.beta, of: group)
    try setAttribute(ModelAttribute.naturalWeight, to: member.score.naturalWeight, of: group)
    try setAttribute(ModelAttribute.coefficient, to: member.score.coefficient, of: group)
  }

  /// Writes a network.
  fileprivate func write(
    _ network: AnomalyModel.Network, losses: [String], to group: String
  ) throws(StorageError) {
    try write(network.weights, to: ModelPath.weights(of: group))
    try write(network.history, losses: losses, to: ModelPath.history(of: group))
    try setAttribute(ModelAttribute.bestEpoch, to: network.epoch, of: group)
  }
}
