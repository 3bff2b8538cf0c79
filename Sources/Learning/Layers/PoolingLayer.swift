public import Kernels
import Numerics

/// The largest number or the mean of each window, channel by channel, of pulses or images.
///
/// Inputs are `[channels, length]` or `[channels, height, width]`; windows stay inside.
public struct PoolingLayer: Layer {
  public static let kind = "pooling"

  /// What becomes of a window.
  public let function: PoolingShape.Kind
  /// The sizes of the window.
  public let kernel: Int
  /// How far windows are apart.
  public let stride: Int

  /// A layer with windows side by side, or `stride` apart.
  public init(_ function: PoolingShape.Kind, kernel: Int, stride: Int? = nil) {
    let stride = stride ?? kernel
    checkWindow(Self.kind, kernel: kernel, stride: stride)
    self.function = function
    self.kernel = kernel
    self.stride = stride
  }

  public func outputShape(for input: Shape) throws(LearningError) -> Shape {
    let shape = try shape(for: input)
    return input.dimensions.count == 2
      ? [shape.channels, shape.output.width]
      : [shape.channels, shape.output.height, shape.output.width]
  }

  public func weights(for input: Shape) throws(LearningError) -> [WeightDescription] { [] }

  public func prepared(
    for input: Shape, weights: LayerWeights, as preparation: Preparation
  ) throws(LearningError) -> any PreparedLayer {
    let shape = try shape(for: input)
    return PreparedInFloat32.wrap(
      PreparedPooling(shape, as: preparation), inputs: shape.inputCount,
      outputs: shape.outputCount, as: preparation)
  }

  private func shape(for input: Shape) throws(LearningError) -> PoolingShape {
    let sizes = input.dimensions
    guard (2...3).contains(sizes.count), sizes.dropFirst().allSatisfy({ $0 >= kernel }) else {
      throw .shapeNotAccepted(
        layer: Self.kind, found: input,
        expected: "channels and one or two sizes of at least \(kernel)")
    }
    let isPulse = sizes.count == 2
    return PoolingShape(
      function, channels: sizes[0],
      input: .init(height: isPulse ? 1 : sizes[1], width: sizes[sizes.count - 1]),
      kernel: .init(height: isPulse ? 1 : kernel, width: kernel),
      stride: .init(height: isPulse ? 1 : stride, width: stride))
  }
}

extension PoolingLayer {
  enum CodingKeys: String, CodingKey { case function, kernel, stride }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let kernel = try values.positiveCount(forKey: .kernel)
    self.init(
      try values.choice(forKey: .function), kernel: kernel,
      stride: try values.positiveCount(forKey: .stride, default: kernel))
  }
}

/// A pooling layer at work; numbers are float32.
private final class PreparedPooling: PreparedLayer {
  let output: Tensor
  private let pooling: Pooling

  init(_ shape: PoolingShape, as preparation: Preparation) {
    pooling = Pooling(shape, rows: preparation.rows, compute: preparation.compute)
    output = Tensor(count: preparation.rows * shape.outputCount)
  }

  func forward(_ input: Tensor, pass: Pass) { pooling.forward(input, into: output) }

  func backward(
    _ input: Tensor, outputGradient: Tensor, inputGradient: Tensor?, pass: Pass,
    gradients: GradientUse
  ) {
    if let inputGradient { pooling.backward(outputGradient, into: inputGradient) }
  }
}
