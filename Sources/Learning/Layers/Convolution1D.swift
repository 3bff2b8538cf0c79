public import Kernels
import Numerics

/// Every output a weighted sum of a window of all channels of a pulse, the same for every place.
///
/// Inputs are `[channels, length]`. It is a cross-correlation: the window is not reversed.
public struct Convolution1D: Layer {
  public static let kind = "convolution_1d"

  /// How many channels an output has.
  public let channels: Int
  /// The length of the window.
  public let kernel: Int
  /// How far windows are apart.
  public let stride: Int
  /// How many zeros are put at each end.
  public let padding: Int
  /// What is applied to each sum.
  public let activation: Activation

  /// A layer with windows of a length.
  public init(
    _ channels: Int, kernel: Int, stride: Int = 1, padding: Int = 0,
    _ activation: Activation = .identity
  ) {
    checkWindow(Self.kind, channels: channels, kernel: kernel, stride: stride, padding: padding)
    self.channels = channels
    self.kernel = kernel
    self.stride = stride
    self.padding = padding
    self.activation = activation
  }

  public func outputShape(for input: Shape) throws(LearningError) -> Shape {
    [channels, try shape(for: input).output.width]
  }

  public func weights(for input: Shape) throws(LearningError) -> [WeightDescription] {
    try shape(for: input).weights(kernel: [kernel], before: activation)
  }

  public func prepared(
    for input: Shape, weights: LayerWeights, as preparation: Preparation
  ) throws(LearningError) -> any PreparedLayer {
    let shape = try shape(for: input)
    let layer = PreparedConvolution(shape, activation, weights: weights, as: preparation)
    return PreparedInFloat32.wrap(
      layer, inputs: shape.inputCount, outputs: shape.outputCount, as: preparation)
  }

  /// The convolution as one of images of height 1.
  private func shape(for input: Shape) throws(LearningError) -> ConvolutionShape {
    let sizes = input.dimensions
    guard sizes.count == 2, sizes[1] + 2 * padding >= kernel else {
      throw .shapeNotAccepted(
        layer: Self.kind, found: input,
        expected: "channels and a length of at least \(max(1, kernel - 2 * padding))")
    }
    return ConvolutionShape(
      inputChannels: sizes[0], outputChannels: channels, input: .init(height: 1, width: sizes[1]),
      kernel: .init(height: 1, width: kernel), stride: .init(height: 1, width: stride),
      padding: .init(height: 0, width: padding))
  }
}

extension Convolution1D {
  enum CodingKeys: String, CodingKey { case channels, kernel, stride, padding, activation }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try values.positiveCount(forKey: .channels),
      kernel: try values.positiveCount(forKey: .kernel),
      stride: try values.positiveCount(forKey: .stride, default: 1),
      padding: values.contains(.padding) ? try values.count(forKey: .padding) : 0,
      try values.choice(forKey: .activation, default: .identity))
  }
}
