import CKernels
import Foundation

/// The logarithm of the sum of `exp(value)` over values, of which none overflows.
///
/// Minus infinity for no values. Terms smaller than the largest by `exp(-700)` are lost.
public func logSumExp(_ values: Span<Double>) -> Double {
  var highest = -Double.infinity
  for i in values.indices { highest = max(highest, values[i]) }
  guard highest.isFinite else { return highest }
  let sum = unsafe values.withUnsafeBufferPointer { buffer in
    guard let first = buffer.baseAddress else { return 0.0 }
    return unsafe ck_sum_exponentials(first, buffer.count, highest)
  }
  return highest + log(sum)
}
