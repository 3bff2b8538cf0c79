/// The sizes of a two-dimensional convolution; one of height 1 is one-dimensional.
public struct ConvolutionShape: Sendable, Equatable, Codable {
  /// A height and a width.
  public struct Size: Sendable, Equatable, Codable {
    /// Along the columns of an image.
    public var height: Int
    /// Along its rows.
    public var width: Int

    /// Creates a size.
    public init(height: Int, width: Int) {
      self.height = height
      self.width = width
    }
  }

  /// The planes of the input.
  public var inputChannels: Int
  /// The planes of the output.
  public var outputChannels: Int
  /// The input's height and width.
  public var input: Size
  /// The window's height and width.
  public var kernel: Size
  /// The steps from window to window.
  public var stride: Size
  /// The zeros put around the input, on each side.
  public var padding: Size
  /// The steps between the numbers of a window; 1 leaves no holes.
  public var dilation: Size

  /// Describes a convolution.
  public init(
    inputChannels: Int, outputChannels: Int, input: Size, kernel: Size,
    stride: Size = Size(height: 1, width: 1), padding: Size = Size(height: 0, width: 0),
    dilation: Size = Size(height: 1, width: 1)
  ) {
    self.inputChannels = inputChannels
    self.outputChannels = outputChannels
    self.input = input
    self.kernel = kernel
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
  }

  /// The output's height and width: floor((in + 2 padding - dilation (kernel - 1) - 1) / stride) + 1.
  ///
  /// Not positive where the window is larger than the padded input.
  public var output: Size {
    Size(
      height: Self.length(
        input.height, kernel.height, stride.height, padding.height, dilation.height),
      width: Self.length(input.width, kernel.width, stride.width, padding.width, dilation.width))
  }

  /// The numbers of the weights, [output channels, input channels, kernel height, kernel width].
  public var weightCount: Int { outputChannels * inputChannels * kernel.height * kernel.width }
  /// The numbers of one row of the input, [channels, height, width].
  public var inputCount: Int { inputChannels * input.height * input.width }
  /// The numbers of one row of the output, [channels, height, width].
  public var outputCount: Int { outputChannels * output.height * output.width }

  /// Whether every size makes sense and there is an output.
  public var isSound: Bool {
    inputChannels > 0 && outputChannels > 0 && input.height > 0 && input.width > 0
      && kernel.height > 0 && kernel.width > 0 && stride.height > 0 && stride.width > 0
      && padding.height >= 0 && padding.width >= 0 && dilation.height > 0 && dilation.width > 0
      && output.height > 0 && output.width > 0
  }

  static func length(
    _ input: Int, _ kernel: Int, _ stride: Int, _ padding: Int, _ dilation: Int
  ) -> Int {
    let room = input + 2 * padding - dilation * (kernel - 1) - 1
    // Division rounds towards zero, and a window that does not fit must not come out as one.
    return room < 0 ? 0 : room / stride + 1
  }
}
