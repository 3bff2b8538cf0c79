import Learning
import Storage

extension ModelFile {
  /// Reads a file.
  ///
  /// - Parameter path: A file that `write` wrote, in this version of the layout or an older one.
  /// - Throws: Where it is of another kind or a later version, damaged, or lacks something.
  public init(path: String) throws {
    let reader = try HDF5Reader(path: path, format: Self.format)
    settings = try reader.decode(NetworkSettings.self, from: ModelPath.settings)
    blocks = try reader.decode([RowBlock].self, from: ModelPath.blocks)
    let map = try reader.decode(InputMap.self, from: ModelPath.map)
    let count = map.inputs.blocks.count
    guard map.maps.count == count, map.summaries.count == count, blocks.count == count else {
      throw StorageError.unexpected(
        path: path, place: "dataset '/\(ModelPath.map)'",
        found: "\(map.maps.count) maps and \(map.summaries.count) summaries of \(count) blocks",
        expected: "one of each for the \(blocks.count) blocks of a row")
    }
    let autoencoder = try settings.autoencoder.model(columns: map.columns)
    let classifier = try settings.classifier.model(inputs: map.inputs)
    var progress = AnomalyTraining.Progress(map: map)

    func network(
      _ kind: AnomalyTraining.Network, of group: String
    ) throws(StorageError) -> AnomalyModel.Network {
      let path = ModelPath.network(kind, of: group)
      switch kind {
      case .autoencoder: return try reader.network(autoencoder, from: path)
      case .classifier: return try reader.network(classifier, from: path)
      }
    }
    for seed in settings.seeds {
      let group = ModelPath.member(seed)
      guard reader.groups.contains("/\(group)") else { break }
      progress.members.append(
        AnomalyModel.Member(
          seed: seed, autoencoder: try network(.autoencoder, of: group),
          classifier: try network(.classifier, of: group),
          score: AnomalyScore(
            beta: try reader.weight(ModelAttribute.beta, of: group),
            naturalWeight: try reader.weight(ModelAttribute.naturalWeight, of: group),
            coefficient: try reader.weight(ModelAttribute.coefficient, of: group))))
    }
    let finished = ModelPath.network(.autoencoder, of: ModelPath.checkpoint)
    if reader.groups.contains("/\(finished)") {
      progress.autoencoder = try network(.autoencoder, of: ModelPath.checkpoint)
    }
    if reader.groups.contains("/\(ModelPath.state)") {
      progress.state =
        progress.autoencoder == nil
        ? try reader.state(autoencoder) : try reader.state(classifier)
    }
    self.progress = progress
  }
}

extension HDF5Reader {
  /// A value that stands as YAML in a dataset.
  fileprivate func decode<Value: Decodable>(
    _ type: Value.Type, from dataset: String
  ) throws -> Value {
    let text = try read(dataset, as: String.self)
    return try YAMLDecoder().decode(
      type, from: text.first ?? "", name: "\(path), dataset '/\(dataset)'")
  }

  fileprivate func network(
    _ model: some TrainableModel, from group: String
  ) throws(StorageError) -> AnomalyModel.Network {
    AnomalyModel.Network(
      weights: try weights(model.layout, from: ModelPath.weights(of: group)),
      history: try history(losses: model.lossNames, from: ModelPath.history(of: group)),
      epoch: try number(ModelAttribute.bestEpoch, of: group))
  }

  fileprivate func state(_ model: some TrainableModel) throws(StorageError) -> TrainingState {
    let group = ModelPath.state
    let layout = model.layout
    let count: Int = try number(ModelAttribute.moments, of: group)
    var moments: [[Float]] = []
    for moment in 0..<min(max(0, count), 2) {
      moments.append(
        try weights(layout, from: ModelPath.moment(moment), roles: [.trained]).trained)
    }
    var best: TrainingState.Best?
    if let loss = try attribute(ModelAttribute.bestLoss, of: group, as: Double.self) {
      best = TrainingState.Best(
        epoch: try number(ModelAttribute.bestEpoch, of: group), loss: loss,
        weights: groups.contains("/\(ModelPath.best)")
          ? try weights(layout, from: ModelPath.best) : nil)
    }
    return TrainingState(
      weights: try weights(layout, from: ModelPath.weights(of: group)), moments: moments,
      step: try number(ModelAttribute.step, of: group),
      history: try history(losses: model.lossNames, from: ModelPath.history(of: group)), best: best)
  }

  /// A weight of the score, which is never negative.
  fileprivate func weight(_ name: String, of group: String) throws(StorageError) -> Double {
    let weight: Double = try number(name, of: group)
    guard weight.isFinite, weight >= 0 else {
      throw .unexpected(
        path: path, place: "attribute '\(name)' of '/\(group)'", found: "\(weight)",
        expected: "a number of zero or more")
    }
    return weight
  }

  /// A number that has to be there as an attribute.
  fileprivate func number<Number: HDF5FixedElement>(
    _ name: String, of group: String
  ) throws(StorageError) -> Number {
    guard let number = try attribute(name, of: group, as: Number.self) else {
      throw .absent(
        path: path, place: "group '/\(group)'", expected: "the attribute '\(name)'",
        suggestion: nil)
    }
    return number
  }
}
