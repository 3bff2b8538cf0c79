/// The sizes of a pooling, by which each plane of a batch of images shrinks.
public struct PoolingShape: Sendable, Equatable, Codable {
  /// What becomes of a window.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// Its largest number.
    case maximum
    /// Its mean, the padding not counted.
    case average
  }

  /// What becomes of a window.
  public var kind: Kind
  /// The planes of each image.
  public var channels: Int
  /// The input's height and width.
  public var input: ConvolutionShape.Size
  /// The window's height and width.
  public var kernel: ConvolutionShape.Size
  /// The steps from window to window.
  public var stride: ConvolutionShape.Size
  /// How far windows reach beyond the input on each side, less than the kernel.
  public var padding: ConvolutionShape.Size

  /// Describes a pooling; windows that do not overlap where no stride is given.
  public init(
    _ kind: Kind, channels: Int, input: ConvolutionShape.Size, kernel: ConvolutionShape.Size,
    stride: ConvolutionShape.Size? = nil,
    padding: ConvolutionShape.Size = ConvolutionShape.Size(height: 0, width: 0)
  ) {
    self.kind = kind
    self.channels = channels
    self.input = input
    self.kernel = kernel
    self.stride = stride ?? kernel
    self.padding = padding
  }

  /// The output's height and width: floor((in + 2 padding - kernel) / stride) + 1.
  public var output: ConvolutionShape.Size {
    ConvolutionShape.Size(
      height: ConvolutionShape.length(
        input.height, kernel.height, stride.height, padding.height, 1),
      width: ConvolutionShape.length(input.width, kernel.width, stride.width, padding.width, 1))
  }

  /// The numbers of one row of the input, [channels, height, width].
  public var inputCount: Int { channels * input.height * input.width }
  /// The numbers of one row of the output, [channels, height, width].
  public var outputCount: Int { channels * output.height * output.width }

  /// Whether every size makes sense and every window holds a number of the input.
  public var isSound: Bool {
    channels > 0 && input.height > 0 && input.width > 0 && kernel.height > 0 && kernel.width > 0
      && stride.height > 0 && stride.width > 0 && padding.height >= 0 && padding.width >= 0
      && padding.height < kernel.height && padding.width < kernel.width
      && output.height > 0 && output.width > 0
      && (output.height - 1) * stride.height < input.height + padding.height
      && (output.width - 1) * stride.width < input.width + padding.width
  }
}
