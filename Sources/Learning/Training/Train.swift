/// Whether a training goes on.
public enum TrainingDecision: Sendable {
  /// With the next epoch.
  case goOn
  /// No: the state that is returned can be continued later.
  case stop
}

/// Trains a model until its settings or `afterEpoch` end it.
///
/// - Parameters:
///   - model: The model.
///   - data: The rows, with labels where the model needs them.
///   - settings: How it is trained.
///   - threads: On how many cores; it does not decide what is learnt, but the last digits.
///   - state: Where a training of the same model and settings stood, to go on from there.
///   - afterEpoch: Is called after each epoch; the trainer's `state` is a checkpoint.
/// - Returns: Where the training stands; its `result` is the weights to use.
/// - Throws: `LearningError`, and what `afterEpoch` and the source of the rows throw.
public func train<Model: TrainableModel>(
  _ model: Model, on data: TrainingData, settings: TrainingSettings, threads: Int,
  from state: TrainingState? = nil,
  afterEpoch: (Trainer<Model>, EpochRecord) throws -> TrainingDecision = { _, _ in .goOn }
) throws -> TrainingState {
  let trainer = try Trainer(model, on: data, settings: settings, threads: threads, from: state)
  while !trainer.isFinished {
    let record = try trainer.runEpoch()
    if try afterEpoch(trainer, record) == .stop { break }
  }
  return trainer.state
}
