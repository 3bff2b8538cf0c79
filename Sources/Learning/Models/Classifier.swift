public import Kernels

/// A network that learns to tell two kinds of rows apart: label 0 from label 1.
///
/// Its output is a logit, `log(p / (1 − p))` with the probability `p` of label 1; the loss is the
/// binary cross-entropy `log(1 + e^logit) − label · logit`.
public struct Classifier: TrainableModel {
  /// The layers and the loss.
  public let network: Network

  /// Builds the network from its hidden layers.
  ///
  /// - Parameters:
  ///   - columns: How many numbers a row has.
  ///   - layers: The hidden layers, from the row on.
  /// - Throws: `LearningError` for layers that do not fit one another.
  public init(columns: Int, layers: [any Layer]) throws(LearningError) {
    network = try Network(layers + [Dense(1)], input: [columns], loss: BinaryCrossEntropy())
  }

  /// Builds the network of dense layers.
  public init(
    columns: Int, hidden: [Int], activation: Activation = .relu
  ) throws(LearningError) {
    try self.init(columns: columns, layers: hidden.map { Dense($0, activation) })
  }

  public var layout: WeightLayout { network.layout }
  public var lossNames: [String] { network.lossNames }
  public var columns: Int { network.columns }
  public var labelColumns: Int { network.labelColumns }

  /// Refuses labels other than 0 and 1, and rows that all have the same.
  public func check(labels: [Float]) throws(LearningError) {
    try network.check(labels: labels)
    for label in 0...1 where !labels.contains(Float(label)) { throw .emptyClass(label) }
  }

  public func prepared(
    rows: Int, memory: ModelMemory, compute: Compute
  ) throws(LearningError) -> any PreparedModel {
    try network.prepared(rows: rows, memory: memory, compute: compute)
  }
}
