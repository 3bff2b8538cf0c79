public import Kernels

/// A model as a value: its weights and how it works; training changes the weights.
public protocol TrainableModel: Sendable {
  /// The weights it needs.
  var layout: WeightLayout { get }
  /// What the parts of its loss are called; the first is the one that is made small.
  var lossNames: [String] { get }
  /// How many numbers one row of input has.
  var columns: Int { get }
  /// How many labels belong to a row; 0 when it learns without.
  var labelColumns: Int { get }

  /// The weights before training.
  func initialWeights(seed: UInt64) -> Weights

  /// Refuses labels that the model cannot learn from, naming the first.
  func check(labels: [Float]) throws(LearningError)

  /// The model at work on blocks of a fixed number of rows.
  func prepared(
    rows: Int, memory: ModelMemory, compute: Compute
  ) throws(LearningError) -> any PreparedModel
}

extension TrainableModel {
  public var labelColumns: Int { 0 }

  public func initialWeights(seed: UInt64) -> Weights { layout.initialWeights(seed: seed) }

  public func check(labels: [Float]) throws(LearningError) {}
}

/// A model at work on blocks of a fixed number of rows; it allocates nothing when run.
public protocol PreparedModel: AnyObject {
  /// The cores and the precision it was prepared for.
  var compute: Compute { get }
  /// The rows, filled by the caller, padding included.
  var input: Tensor { get }
  /// How far apart the rows of `input` begin, where that is further than they are long.
  var inputStride: Int? { get }
  /// The labels of the rows in float32, filled by the caller, where the model learns from labels.
  var labels: Tensor? { get }

  /// The losses of the rows that count, summed, without changing anything else.
  func losses(_ pass: Pass) -> BatchLosses

  /// The losses of the rows that count, summed, and the gradients of `scale` times the first.
  ///
  /// `scale` is one over the number of rows that a step of the optimiser sees.
  func lossesAndGradients(_ pass: Pass, scale: Float, gradients: GradientUse) -> BatchLosses
}

extension PreparedModel {
  public var inputStride: Int? { nil }
  public var labels: Tensor? { nil }
}
