import CKernels

/// The pooling of a fixed number of images; it keeps what the gradient needs of the last forward.
///
/// Tensors are float32 and row-major, [rows, channels, height, width].
@safe public final class Pooling {
  /// The sizes.
  public let shape: PoolingShape
  /// The images pooled at once.
  public let rows: Int
  private let compute: Compute
  private var sizes: ck_pooling
  /// Where the largest number of each window was; empty for means.
  private let places: UnsafeMutableBufferPointer<Int32>

  /// Prepares the pooling.
  public init(_ shape: PoolingShape, rows: Int, compute: Compute) {
    precondition(shape.isSound, "Pooling: \(shape), expected windows that meet the input")
    precondition(rows > 0, "Pooling: rows is \(rows), expected a positive number")
    self.shape = shape
    self.rows = rows
    self.compute = compute
    let output = shape.output
    sizes = ck_pooling(
      height: shape.input.height, width: shape.input.width, output_height: output.height,
      output_width: output.width, kernel_height: shape.kernel.height,
      kernel_width: shape.kernel.width, stride_height: shape.stride.height,
      stride_width: shape.stride.width, padding_height: shape.padding.height,
      padding_width: shape.padding.width)
    unsafe places = .allocate(capacity: shape.kind == .maximum ? rows * shape.outputCount : 0)
    unsafe places.initialize(repeating: 0)
  }

  deinit { unsafe places.deallocate() }

  /// Pools each plane.
  public func forward(_ input: Tensor, into output: Tensor) {
    input.check(rows * shape.inputCount, "Pooling: the input")
    output.check(rows * shape.outputCount, "Pooling: the output")
    forEachPlane { planes in
      switch shape.kind {
      case .maximum:
        unsafe ck_pool_largest(&sizes, input.floats, output.floats, places.baseAddress, planes)
      case .average: unsafe ck_pool_mean(&sizes, input.floats, output.floats, planes)
      }
    }
  }

  /// The gradient with respect to the input of the last `forward`.
  public func backward(_ outputGradient: Tensor, into inputGradient: Tensor) {
    outputGradient.check(rows * shape.outputCount, "Pooling: the gradient of the output")
    inputGradient.check(rows * shape.inputCount, "Pooling: the gradient of the input")
    forEachPlane { planes in
      switch shape.kind {
      case .maximum:
        unsafe ck_pool_largest_gradient(
          &sizes, outputGradient.floats, places.baseAddress, inputGradient.floats, planes)
      case .average:
        unsafe ck_pool_mean_gradient(
          &sizes, outputGradient.floats, inputGradient.floats, planes)
      }
    }
  }

  private func forEachPlane(_ body: (ck_range) -> Void) {
    let plane = shape.input.height * shape.input.width
    compute.share(rows: rows * shape.channels, columns: plane, .heavy, body)
  }
}
