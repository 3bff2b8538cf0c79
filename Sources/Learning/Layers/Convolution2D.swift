public import Kernels
import Numerics

/// Every output a weighted sum of a window of all channels of an image, the same for every place.
///
/// Inputs are `[channels, height, width]`. It is a cross-correlation: the window is not reversed.
public struct Convolution2D: Layer {
  public static let kind = "convolution_2d"

  /// How many channels an output has.
  public let channels: Int
  /// The height and the width of the window.
  public let kernel: Window
  /// How far windows are apart.
  public let stride: Int
  /// How many zeros are put around the image.
  public let padding: Int
  /// What is applied to each sum.
  public let activation: Activation

  /// A layer; `kernel: 3` is a square window.
  public init(
    _ channels: Int, kernel: Window, stride: Int = 1, padding: Int = 0,
    _ activation: Activation = .identity
  ) {
    checkWindow(Self.kind, channels: channels, stride: stride, padding: padding)
    self.channels = channels
    self.kernel = kernel
    self.stride = stride
    self.padding = padding
    self.activation = activation
  }

  public func outputShape(for input: Shape) throws(LearningError) -> Shape {
    let output = try shape(for: input).output
    return [channels, output.height, output.width]
  }

  public func weights(for input: Shape) throws(LearningError) -> [WeightDescription] {
    try shape(for: input).weights(kernel: [kernel.height, kernel.width], before: activation)
  }

  public func prepared(
    for input: Shape, weights: LayerWeights, as preparation: Preparation
  ) throws(LearningError) -> any PreparedLayer {
    let shape = try shape(for: input)
    let layer = PreparedConvolution(shape, activation, weights: weights, as: preparation)
    return PreparedInFloat32.wrap(
      layer, inputs: shape.inputCount, outputs: shape.outputCount, as: preparation)
  }

  private func shape(for input: Shape) throws(LearningError) -> ConvolutionShape {
    let sizes = input.dimensions
    guard sizes.count == 3, sizes[1] + 2 * padding >= kernel.height,
      sizes[2] + 2 * padding >= kernel.width
    else {
      throw .shapeNotAccepted(
        layer: Self.kind, found: input,
        expected: "channels, a height of at least \(max(1, kernel.height - 2 * padding)) and a "
          + "width of at least \(max(1, kernel.width - 2 * padding))")
    }
    return ConvolutionShape(
      inputChannels: sizes[0], outputChannels: channels,
      input: .init(height: sizes[1], width: sizes[2]),
      kernel: .init(height: kernel.height, width: kernel.width),
      stride: .init(height: stride, width: stride),
      padding: .init(height: padding, width: padding))
  }
}

extension Convolution2D {
  enum CodingKeys: String, CodingKey { case channels, kernel, stride, padding, activation }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try values.positiveCount(forKey: .channels),
      kernel: try values.decode(Window.self, forKey: .kernel),
      stride: try values.positiveCount(forKey: .stride, default: 1),
      padding: values.contains(.padding) ? try values.count(forKey: .padding) : 0,
      try values.choice(forKey: .activation, default: .identity))
  }
}

/// Stops the program where the numbers of a window make no sense.
func checkWindow(
  _ layer: String, channels: Int = 1, kernel: Int = 1, stride: Int, padding: Int = 0
) {
  precondition(
    channels > 0 && kernel > 0 && stride > 0 && padding >= 0,
    "\(layer): channels, kernel, stride and padding are \(channels), \(kernel), \(stride) and "
      + "\(padding), expected positive numbers and a padding of zero or more")
}
