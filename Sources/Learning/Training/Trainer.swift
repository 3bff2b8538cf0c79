import Kernels
import Numerics

/// A training at work: it runs epochs and knows where it stands.
///
/// With the same model, data, settings, machine and number of threads it makes the same weights, bit
/// for bit, whether it was interrupted between epochs or not.
public final class Trainer<Model: TrainableModel> {
  /// The model.
  public let model: Model
  /// How it is trained.
  public let settings: TrainingSettings
  /// The learning curves so far.
  public private(set) var history: [EpochRecord]
  /// The number of the epoch with the smallest validation loss, and that loss.
  public private(set) var best: (epoch: Int, loss: Double)?

  private let memory: ModelMemory
  private let prepared: any PreparedModel
  private let optimiser: OptimiserMemory
  private let training: any BatchFeed
  private let validation: any BatchFeed
  private let bestValues: Tensor?
  private let compute: Compute

  /// Prepares a training, from its beginning or from where another one stood.
  ///
  /// Rows are read into memory where `settings.memory` allows.
  public init(
    _ model: Model, on data: TrainingData, settings: TrainingSettings, threads: Int,
    from state: TrainingState? = nil
  ) throws {
    try data.check(for: model)
    let split = ValidationSplit(
      rows: data.rows.rows, fraction: settings.validationFraction, seed: settings.seed)
    try Self.check(split, settings)
    try state?.check(for: model, settings)
    self.model = model
    self.settings = settings
    compute = Compute(threads: threads, precision: settings.precision)
    let weights = state?.weights ?? model.initialWeights(seed: settings.seed)
    memory = ModelMemory(weights, for: .trained, compute: compute)
    prepared = try model.prepared(rows: settings.batch, memory: memory, compute: compute)
    optimiser = OptimiserMemory(settings.optimiser, for: memory, compute: compute)
    let data = try data.loaded(upTo: settings.memory)
    training = makeFeed(
      data, rows: split.training, order: .shuffled(seed: settings.seed),
      rearrangement: try data.rearrangement(settings), settings: settings)
    validation = makeFeed(data, rows: split.validation, order: .rising, settings: settings)
    bestValues =
      settings.keepsBest && validation.rows > 0 ? Tensor(count: model.layout.count) : nil
    history = state?.history ?? []
    best = state?.best.map { ($0.epoch, $0.loss) }
    if let state {
      optimiser.restore(moments: state.moments, step: state.step)
      if let kept = state.best?.weights { bestValues?.copy(from: kept.values.span) }
    }
  }

  /// How many epochs are done.
  public var epoch: Int { history.count }
  /// How many steps the optimiser makes in an epoch.
  public var stepsPerEpoch: Int {
    let rows = settings.batch * settings.accumulation
    return (training.rows + rows - 1) / rows
  }

  /// Whether all epochs are done, or too many went by without a smaller validation loss.
  public var isFinished: Bool {
    if epoch >= settings.epochs { return true }
    guard let patience = settings.patience, let best else { return false }
    return epoch - best.epoch >= patience
  }

  /// Where the training stands: what a checkpoint holds.
  public var state: TrainingState {
    TrainingState(
      weights: memory.weights, moments: optimiser.momentValues, step: optimiser.step,
      history: history,
      best: best.map {
        .init(
          epoch: $0.epoch, loss: $0.loss,
          weights: bestValues.map { Weights(model.layout, values: $0.values) })
      })
  }

  /// Runs one epoch and judges the model by the rows held out.
  ///
  /// - Parameter afterStep: Is called after each step with its number in the epoch.
  /// - Returns: The new point of the learning curves.
  /// - Throws: `LearningError.lossNotFinite` before the weights are harmed, what `afterStep` throws,
  ///   and what the source of the rows throws.
  @discardableResult
  public func runEpoch(afterStep: (Int) throws -> Void = { _ in }) throws -> EpochRecord {
    var sums = BatchLosses()
    try training.begin(epoch: epoch)
    for step in 1...stepsPerEpoch {
      sums += try addGradients(step: step)
      try updateWeights(step: step)
      try afterStep(step)
    }
    let names = model.lossNames.count
    let record = EpochRecord(
      epoch: epoch + 1, training: sums.means(rows: training.rows, count: names),
      validation: try validationLosses().means(rows: validation.rows, count: names),
      rate: settings.optimiser.rate * factor(step: stepsPerEpoch))
    history.append(record)
    if let loss = record.validation.first, loss < best?.loss ?? .infinity {
      best = (record.epoch, loss)
      bestValues?.copy(from: memory.values, compute: compute)
    }
    return record
  }

  /// The gradients of one step, summed over its blocks.
  private func addGradients(step: Int) throws -> BatchLosses {
    let blocks = (training.rows + settings.batch - 1) / settings.batch
    let first = (step - 1) * settings.accumulation
    let rows = min(
      settings.batch * settings.accumulation, training.rows - first * settings.batch)
    var sums = BatchLosses()
    for block in first..<min(first + settings.accumulation, blocks) {
      let count = try training.fillNext(prepared)
      let pass = Pass(
        .training, count: count, seed: settings.seed, number: UInt64(epoch * blocks + block))
      sums += prepared.lossesAndGradients(
        pass, scale: 1 / Float(rows), gradients: block == first ? .replaced : .added)
      guard sums.total.isFinite else {
        throw LearningError.lossNotFinite(
          epoch: epoch + 1, step: step, found: sums.total / Double(rows))
      }
    }
    return sums
  }

  private func updateWeights(step: Int) throws {
    var scale = 1.0
    if let limit = settings.clippingNorm {
      let norm = optimiser.gradientNorm
      guard norm.isFinite else {
        throw LearningError.gradientNotFinite(epoch: epoch + 1, step: step, found: norm)
      }
      if norm > limit { scale = limit / norm }
    }
    optimiser.update(factor: factor(step: step), gradientScale: scale)
  }

  /// The schedule's factor for a step of the epoch now running.
  private func factor(step: Int) -> Double {
    settings.schedule.factor(
      after: Double(epoch) + Double(step) / Double(stepsPerEpoch), of: Double(settings.epochs))
  }

  /// The losses of the rows held out; their noise is the same in every epoch.
  private func validationLosses() throws -> BatchLosses {
    var sums = BatchLosses()
    var number: UInt64 = 1 << 39
    try validation.begin(epoch: 0)
    while true {
      let count = try validation.fillNext(prepared)
      if count == 0 { return sums }
      sums += prepared.losses(Pass(.applied, count: count, seed: settings.seed, number: number))
      number += 1
    }
  }

  private static func check(
    _ split: ValidationSplit, _ settings: TrainingSettings
  ) throws(LearningError) {
    guard !split.training.isEmpty else {
      throw .tooFewRows(found: 0, expected: 1, use: "training")
    }
    guard settings.patience == nil || !split.validation.isEmpty else {
      throw .tooFewRows(found: 0, expected: 1, use: "validation, which early stopping needs")
    }
  }
}
