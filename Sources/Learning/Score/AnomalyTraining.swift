public import Kernels

/// Trains what a study needs: an input map, and an autoencoder and a classifier for each seed.
///
/// The autoencoder learns electron recoils alone, the classifier electron (label 0) against nuclear
/// recoils (label 1).
public struct AnomalyTraining {
  private let settings: NetworkSettings
  private let inputs: InputBlocks
  private let electronRecoils: any RowSource
  private let nuclearRecoils: any RowSource
  private let symmetries: RowSymmetries?
  private let threads: Int
  private let beginning: [Network: Weights]

  /// Prepares a training.
  ///
  /// - Parameters:
  ///   - settings: The networks.
  ///   - inputs: The blocks of a row.
  ///   - electronRecoils: Rows of electron recoils as they were measured.
  ///   - nuclearRecoils: Rows of nuclear recoils as they were measured.
  ///   - symmetries: The orders of a row's numbers in which an event is as likely, each within its
  ///     blocks, where they are known.
  ///   - threads: How many threads to use; results are the same for one number of threads.
  ///   - beginning: What networks begin with in place of random weights.
  /// - Throws: `LearningError` for a kind without rows, for rows of another length than the blocks',
  ///   and for settings that name a block that is not there or want symmetries that are not known.
  public init(
    settings: NetworkSettings, inputs: InputBlocks, electronRecoils: any RowSource,
    nuclearRecoils: any RowSource, symmetries: RowSymmetries? = nil, threads: Int,
    beginning: [Network: Weights] = [:]
  ) throws(LearningError) {
    for (label, source) in [electronRecoils, nuclearRecoils].enumerated() {
      guard source.rows > 0 else { throw .emptyClass(label) }
      guard source.columns == inputs.count else {
        throw .countsDiffer(
          what: "numbers in a row", found: source.columns, expected: inputs.count)
      }
    }
    _ = try settings.input.choices(for: inputs)
    _ = try inputs.ranges(of: settings.classifier.blocks)
    for training in [settings.autoencoder.training, settings.classifier.training]
    where training.symmetries == true && symmetries == nil {
      throw .noSymmetries
    }
    self.settings = settings
    self.inputs = inputs
    self.electronRecoils = electronRecoils
    self.nuclearRecoils = nuclearRecoils
    self.symmetries = symmetries
    self.threads = threads
    self.beginning = beginning
  }

  /// Trains until all seeds are done or `afterEpoch` stops it.
  ///
  /// - Parameters:
  ///   - progress: Where an earlier run of the same training stood.
  ///   - afterEpoch: Is called after each epoch of each network.
  /// - Returns: Where the training stands; `model(of:)` makes the model of it.
  /// - Throws: `LearningError`, and what `afterEpoch` and the sources throw.
  public func run(
    from progress: Progress? = nil,
    afterEpoch: (Epoch) throws -> TrainingDecision = { _ in .goOn }
  ) throws -> Progress {
    var progress = try progress ?? Progress(map: try fittedMap())
    let data = try Data(self, map: progress.map)
    for seed in settings.seeds.dropFirst(progress.members.count) {
      if progress.autoencoder == nil {
        let state = try train(
          try settings.autoencoder.model(columns: inputs.count), .autoencoder, on: data.autoencoder,
          settings: settings.autoencoder.training, seed: seed, progress, afterEpoch)
        guard state.isFinished else { return progress.with(state.state) }
        progress.autoencoder = AnomalyModel.Network(state.state)
        progress.state = nil
      }
      let state = try train(
        try settings.classifier.model(inputs: inputs), .classifier, on: data.classifier,
        settings: settings.classifier.training, seed: seed, progress, afterEpoch)
      guard state.isFinished else { return progress.with(state.state) }
      if let autoencoder = progress.autoencoder {
        progress.members.append(
          try member(
            seed, autoencoder, AnomalyModel.Network(state.state), map: progress.map))
      }
      progress.autoencoder = nil
      progress.state = nil
    }
    return progress
  }

  /// The model of a training that is done; `nil` while a seed is missing.
  public func model(of progress: Progress) throws(LearningError) -> AnomalyModel? {
    guard progress.members.count == settings.seeds.count else { return nil }
    return try AnomalyModel(settings: settings, map: progress.map, members: progress.members)
  }

  /// Reads all rows once to fix the map of each block.
  private func fittedMap() throws -> InputMap {
    var fit = try InputMapFit(inputs, settings: settings.input)
    let portion = max(1, 16_000_000 / inputs.count)
    for source in [electronRecoils, nuclearRecoils] {
      for start in stride(from: 0, to: source.rows, by: portion) {
        let rows = start..<min(source.rows, start + portion)
        let values = try source.read(rows)
        try fit.add(values.span)
      }
    }
    return try fit.map()
  }

  private func train<Model: TrainableModel>(
    _ model: Model, _ network: Network, on data: TrainingData, settings: TrainingSettings,
    seed: UInt64, _ progress: Progress, _ afterEpoch: (Epoch) throws -> TrainingDecision
  ) throws -> (state: TrainingState, isFinished: Bool) {
    var settings = settings
    settings.seed = seed
    let first = beginning[network].map { TrainingState(beginningWith: $0, settings: settings) }
    let trainer = try Trainer(
      model, on: data, settings: settings, threads: threads, from: progress.state ?? first)
    while !trainer.isFinished {
      let record = try trainer.runEpoch()
      let epoch = Epoch(
        seed: seed, network: network, record: record, epochs: settings.epochs,
        checkpoint: { progress.with(trainer.state) })
      if try afterEpoch(epoch) == .stop { break }
    }
    return (trainer.state, trainer.isFinished)
  }

  /// Measures the natural weight on the electron recoils that the autoencoder did not learn from.
  private func member(
    _ seed: UInt64, _ autoencoder: AnomalyModel.Network, _ classifier: AnomalyModel.Network,
    map: InputMap
  ) throws -> AnomalyModel.Member {
    func member(_ score: AnomalyScore) -> AnomalyModel.Member {
      AnomalyModel.Member(
        seed: seed, autoencoder: autoencoder, classifier: classifier, score: score)
    }
    let beta = settings.autoencoder.beta
    let unweighted = member(AnomalyScore(beta: beta, naturalWeight: 0))
    let scorer = try AnomalyScorer(
      try AnomalyModel(settings: settings, map: map, members: [unweighted]), threads: threads)
    let split = ValidationSplit(
      rows: electronRecoils.rows,
      fraction: settings.autoencoder.training.validationFraction, seed: seed)
    let held = split.validation.isEmpty ? split.training : split.validation
    let scores = try scorer.scores(of: electronRecoils).chosen(held.lazy.map { Int($0) })
    return member(
      try AnomalyScore(background: scores, beta: beta, coefficient: settings.coefficient))
  }

  /// The rows that the two networks learn from.
  private struct Data {
    let autoencoder: TrainingData
    let classifier: TrainingData

    init(_ training: AnomalyTraining, map: InputMap) throws(LearningError) {
      let (electrons, nuclei) = (training.electronRecoils, training.nuclearRecoils)
      let mapped = [
        try MappedRows(electrons, map: map, threads: training.threads),
        try MappedRows(nuclei, map: map, threads: training.threads),
      ]
      let symmetries = training.symmetries
      autoencoder = TrainingData(mapped[0], symmetries: symmetries)
      let joined = try JoinedRows(mapped)
      let blocks = training.settings.classifier.blocks
      let ranges = try map.inputs.ranges(of: blocks)
      classifier = TrainingData(
        blocks.isEmpty ? joined : SelectedColumns(joined, ranges: ranges),
        labels: [Float](repeating: 0, count: electrons.rows)
          + [Float](repeating: 1, count: nuclei.rows),
        symmetries: blocks.isEmpty ? symmetries : symmetries?.chosen(ranges))
    }
  }
}
