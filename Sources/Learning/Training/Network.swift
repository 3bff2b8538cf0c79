public import Kernels

/// Layers and a loss: a model that learns labels from rows.
public struct Network: TrainableModel {
  /// The shape of a row of inputs.
  public let input: Shape
  /// The layers.
  public let layers: Sequential
  /// What the outputs cost.
  public let loss: any Loss
  /// The shape of a row of outputs.
  public let output: Shape
  public let layout: WeightLayout
  public let labelColumns: Int
  static let part = "layers"

  /// A network for rows of a shape.
  public init(_ layers: [any Layer], input: Shape, loss: any Loss) throws(LearningError) {
    let sequence = Sequential(layers)
    self.input = input
    self.layers = sequence
    self.loss = loss
    output = try sequence.outputShape(for: input)
    labelColumns = try loss.labelColumns(outputs: output)
    layout = WeightLayout(try sequence.weights(for: input).map { $0.within(Self.part) })
  }

  public var columns: Int { input.count }
  public var lossNames: [String] { [loss.name] }

  public func check(labels: [Float]) throws(LearningError) {
    try loss.check(labels: labels, outputs: output.count)
  }

  public func prepared(
    rows: Int, memory: ModelMemory, compute: Compute
  ) throws(LearningError) -> any PreparedModel {
    try preparedNetwork(rows: rows, memory: memory, compute: compute)
  }

  /// The outputs of all rows, in blocks of `batch` rows, the last one padded.
  ///
  /// They do not depend on which rows are asked for together with which others.
  public func outputs(
    of rows: any RowSource, weights: Weights, batch: Int = 256, compute: Compute
  ) throws -> [Float] {
    let memory = ModelMemory(weights, for: .applied, compute: compute)
    let network = try preparedNetwork(rows: batch, memory: memory, compute: compute)
    var outputs: [Float] = []
    outputs.reserveCapacity(rows.rows * output.count)
    for start in stride(from: 0, to: rows.rows, by: batch) {
      let count = min(batch, rows.rows - start)
      let table = try rows.read(start..<start + count)
      let order = (0..<batch).map { Int32($0 % count) }
      gatherRows(
        from: table.span, rows: order.span, columns: columns, into: network.input,
        stride: network.inputStride, compute: compute)
      network.layers.forward(network.input, pass: Pass(.applied, count: count))
      outputs += network.layers.output.values[..<(count * output.count)]
    }
    return outputs
  }

  private func preparedNetwork(
    rows: Int, memory: ModelMemory, compute: Compute
  ) throws(LearningError) -> PreparedNetwork {
    var preparation = Preparation(rows: rows, compute: compute)
    // Products of float32 are faster where no two rows touch (a fifth, in the gradient of 3835 x 512
    // weights); those of bfloat16 are not.
    if layers.readsPaddedRows && preparation.element == .float32 {
      preparation.inputStride = MatrixProduct.paddedColumns(columns + 1)
    }
    return PreparedNetwork(
      try layers.prepared(for: input, weights: memory.part(Self.part), as: preparation),
      loss: loss.prepared(outputs: output.count, as: preparation),
      columns: (columns, output.count, labelColumns), as: preparation)
  }
}

/// A network at work.
private final class PreparedNetwork: PreparedModel {
  let compute: Compute
  let input: Tensor
  let inputStride: Int?
  let labels: Tensor?
  let layers: any PreparedLayer
  private let target: Tensor
  private let loss: any PreparedLoss
  private let gradient: Tensor

  init(
    _ layers: any PreparedLayer, loss: any PreparedLoss,
    columns: (input: Int, output: Int, label: Int), as preparation: Preparation
  ) {
    let rows = preparation.rows
    compute = preparation.compute
    self.layers = layers
    self.loss = loss
    inputStride = preparation.inputStride
    input = Tensor(
      count: rows * (inputStride ?? columns.input), element: preparation.element)
    target = Tensor(count: rows * columns.label)
    labels = target
    gradient = Tensor(count: rows * columns.output, element: preparation.element)
  }

  func losses(_ pass: Pass) -> BatchLosses {
    layers.forward(input, pass: pass)
    return BatchLosses(
      loss.sum(
        outputs: layers.output, labels: target, count: pass.count, scale: 1, gradient: nil))
  }

  func lossesAndGradients(_ pass: Pass, scale: Float, gradients: GradientUse) -> BatchLosses {
    layers.forward(input, pass: pass)
    let sum = loss.sum(
      outputs: layers.output, labels: target, count: pass.count, scale: scale, gradient: gradient)
    layers.backward(
      input, outputGradient: gradient, inputGradient: nil, pass: pass, gradients: gradients)
    return BatchLosses(sum)
  }
}
