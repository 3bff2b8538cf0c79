import CKernels

/// Replaces each number by its exponential, right to about 2e-16 of it.
///
/// Numbers are below 700; those below -700 count as that. Eight at a time, with the same bits on all
/// machines.
public func exponentiate(_ values: inout MutableSpan<Double>) {
  unsafe values.withUnsafeMutableBufferPointer { buffer in
    guard let first = buffer.baseAddress else { return }
    unsafe ck_exponentials(first, buffer.count)
  }
}
