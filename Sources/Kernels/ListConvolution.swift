import CKernels

/// The convolution of a list of numbers with a kernel.
public enum ListConvolution {
  /// Adds `values[i] kernel[j]` to `sums[i + j]`; there is room for all of them.
  public static func add(
    _ values: Span<Double>, _ kernel: Span<Double>, to sums: inout MutableSpan<Double>
  ) {
    guard values.count > 0, kernel.count > 0 else { return }
    precondition(
      sums.count >= values.count + kernel.count - 1,
      "ListConvolution: room for \(sums.count), expected \(values.count + kernel.count - 1)")
    unsafe values.withUnsafeBufferPointer { values in
      unsafe kernel.withUnsafeBufferPointer { kernel in
        unsafe sums.withUnsafeMutableBufferPointer { sums in
          guard let first = values.baseAddress, let taps = kernel.baseAddress,
            let out = sums.baseAddress
          else { return }
          unsafe ck_add_convolution(first, values.count, taps, kernel.count, out)
        }
      }
    }
  }
}
