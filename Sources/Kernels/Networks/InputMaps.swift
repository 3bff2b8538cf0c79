import CKernels

/// How many numbers in a range are infinite, not numbers, or larger in size than `limit`.
public func countNumbers(beyond limit: Float, in values: Span<Float>, _ range: Range<Int>) -> Int {
  checkRange(range, of: values.count, "countNumbers")
  return unsafe values.withUnsafeBufferPointer { buffer in
    guard let start = buffer.baseAddress else { return 0 }
    return unsafe ck_count_beyond(start, limit, ck_range(range))
  }
}

/// Makes the Poisson scatter of counts the same for all sizes, in place and without cancellation.
///
/// With `c` a number times `scale` the result is `(√(|c| + 3/8) − √(3/8)) / 2`, with the sign of `c`
/// (F. J. Anscombe, Biometrika 35 (1948) 246).
public func stabiliseCounts(
  _ values: inout MutableSpan<Float>, _ range: Range<Int>, scale: Float
) {
  checkRange(range, of: values.count, "stabiliseCounts")
  unsafe values.withUnsafeMutableBufferPointer { buffer in
    guard let start = buffer.baseAddress else { return }
    unsafe ck_stabilise_counts(start, scale, ck_range(range))
  }
}

private func checkRange(_ range: Range<Int>, of count: Int, _ user: String) {
  precondition(
    range.lowerBound >= 0 && range.upperBound <= count,
    "\(user): range \(range), expected a part of 0..<\(count)")
}
