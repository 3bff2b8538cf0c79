/// Where a training stands after an epoch: all that is needed to go on as if it had not stopped.
public struct TrainingState: Sendable, Equatable {
  /// The weights of the epoch with the smallest loss.
  public struct Best: Sendable, Equatable {
    /// The number of the epoch, from one.
    public let epoch: Int
    /// Its loss.
    public let loss: Double
    /// Its weights; `nil` when only the last are wanted.
    public let weights: Weights?

    /// The best epoch so far.
    public init(epoch: Int, loss: Double, weights: Weights?) {
      self.epoch = epoch
      self.loss = loss
      self.weights = weights
    }
  }

  /// The weights now.
  public let weights: Weights
  /// The running means of the gradient, and of its square, as many as the optimiser keeps; each has
  /// `layout.trainedCount` numbers.
  public let moments: [[Float]]
  /// How many steps the optimiser made.
  public let step: Int
  /// The learning curves, a point for each epoch.
  public let history: [EpochRecord]
  /// The best epoch so far; `nil` before the first.
  public let best: Best?

  /// A state.
  public init(
    weights: Weights, moments: [[Float]], step: Int, history: [EpochRecord], best: Best?
  ) {
    self.weights = weights
    self.moments = moments
    self.step = step
    self.history = history
    self.best = best
  }

  /// The beginning of a training with these weights in place of random ones.
  public init(beginningWith weights: Weights, settings: TrainingSettings) {
    let moment = [Float](repeating: 0, count: weights.layout.trainedCount)
    self.init(
      weights: weights, moments: Array(repeating: moment, count: settings.optimiser.moments),
      step: 0, history: [], best: nil)
  }

  /// How many epochs are done.
  public var epoch: Int { history.count }

  /// The weights to use: the best ones where they are kept, else the last.
  public var result: Weights { best?.weights ?? weights }

  func check(
    for model: some TrainableModel, _ settings: TrainingSettings
  ) throws(LearningError) {
    guard weights.layout == model.layout, best?.weights.map({ $0.layout == model.layout }) ?? true
    else {
      throw .stateDoesNotFit(
        what: "weights", found: "\(weights.layout.parameterCount)",
        expected: "those of a model with \(model.layout.parameterCount)")
    }
    let expected = [Int](repeating: model.layout.trainedCount, count: settings.optimiser.moments)
    guard moments.map(\.count) == expected else {
      throw .stateDoesNotFit(
        what: "moments of the gradient", found: "\(moments.map(\.count))", expected: "\(expected)")
    }
  }
}
