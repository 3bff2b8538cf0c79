import CDNN

/// A matrix product of fixed sizes, prepared once: output = left · right, or += with `accumulate`.
///
/// All matrices are row-major. A transposed factor is stored as its transpose: with
/// `leftTransposed` the left tensor is [inner, rows], with `rightTransposed` the right one is
/// [columns, inner]. On processors with AVX2 only, a row of the result may depend in its last digits
/// on how many rows are multiplied with it, so whoever wants the same answer for any batch uses
/// blocks of one fixed number of rows. Runs are by one thread at a time.
///
/// Rows that begin on a boundary of 64 bytes are multiplied up to a fifth faster (measured for 7670
/// and 3835 columns), so wide factors are worth storing with a stride of `paddedColumns`.
@safe public final class MatrixProduct {
  /// The rows of the output.
  public let rows: Int
  /// The columns of left and rows of right, which are summed over.
  public let inner: Int
  /// The columns of the output.
  public let columns: Int
  /// How both factors are stored.
  public let element: Element
  /// How the output is stored.
  public let output: Element
  /// How many numbers the left tensor holds.
  private let leftCount: Int
  private let handle: OpaquePointer

  /// Prepares the product.
  ///
  /// Factors in bfloat16 need a processor with `Compute.supportsMixedPrecision`; sums are float32.
  /// Rows of the left tensor begin `leftStride` numbers apart, by default as many as they hold; what
  /// lies between them is not read.
  public init(
    rows: Int, inner: Int, columns: Int, leftStride: Int? = nil, leftTransposed: Bool = false,
    rightTransposed: Bool = false, accumulate: Bool = false, element: Element = .float32,
    output: Element = .float32, compute: Compute
  ) {
    precondition(
      rows > 0 && inner > 0 && columns > 0,
      "MatrixProduct: sizes \(rows), \(inner), \(columns), expected positive numbers")
    let held = leftTransposed ? rows : inner
    let leftStride = leftStride ?? held
    precondition(
      leftStride >= held, "MatrixProduct: left stride \(leftStride), expected \(held) or more")
    // A small product is done before a second thread is awake.
    let operations = 2 * Double(rows) * Double(inner) * Double(columns)
    let threads = operations < 1e7 ? 1 : compute.threads
    guard
      let handle = unsafe cdnn_product_create(
        Int64(rows), Int64(inner), Int64(columns), Int64(leftStride), leftTransposed,
        rightTransposed, accumulate, element.engine, output.engine, Int32(threads))
    else {
      preconditionFailure(
        "MatrixProduct: oneDNN has no product of \(element) into \(output) on this processor")
    }
    self.rows = rows
    self.inner = inner
    self.columns = columns
    self.element = element
    self.output = output
    leftCount = leftStride * (leftTransposed ? inner : rows)
    unsafe self.handle = handle
  }

  /// The least number of columns, not below `columns`, whose rows begin on boundaries of 64 bytes.
  public static func paddedColumns(_ columns: Int, element: Element = .float32) -> Int {
    let step = 64 / element.size
    return (columns + step - 1) / step * step
  }

  deinit { unsafe cdnn_product_destroy(handle) }

  /// Multiplies.
  public func callAsFunction(_ left: Tensor, _ right: Tensor, into output: Tensor) {
    left.check(leftCount, "MatrixProduct: the left factor")
    right.check(inner * columns, "MatrixProduct: the right factor")
    output.check(rows * columns, "MatrixProduct: the output")
    precondition(
      left.element == element && right.element == element && output.element == self.output,
      """
      MatrixProduct: elements \(left.element), \(right.element) into \(output.element), \
      expected \(element) into \(self.output)
      """)
    unsafe cdnn_product_run(handle, left.start, right.start, output.start)
  }
}

extension Element {
  var engine: cdnn_type { self == .float32 ? .float32 : .bfloat16 }
}
