import CKernels

/// Filling and copying, with conversion between float32 and bfloat16 to the nearest, ties to even.
extension Tensor {
  /// Sets every number.
  public func fill(_ value: Float) {
    unsafe ck_fill(start, element.loops, value, ck_range(0..<count))
  }

  /// Copies as many numbers as the tensor holds.
  public func copy(from numbers: Span<Float>) {
    precondition(
      numbers.count == count, "Tensor: copy of \(numbers.count) numbers, expected \(count)")
    unsafe numbers.withUnsafeBufferPointer { buffer in
      guard let source = buffer.baseAddress else { return }
      unsafe ck_convert(source, .float32, start, element.loops, ck_range(0..<count))
    }
  }

  /// Copies another tensor of the same count, converting where the elements differ.
  public func copy(from other: Tensor, compute: Compute) {
    other.check(count, "Tensor: the source of a copy")
    compute.share(numbers: count, .light) { range in
      unsafe ck_convert(
        other.start, other.element.loops, start, element.loops, range)
    }
  }

  /// Multiplies every number.
  public func scale(by factor: Float, compute: Compute) {
    compute.share(numbers: count, .light) { range in
      unsafe ck_scale(start, element.loops, factor, range)
    }
  }

  /// Adds `factor` times another tensor of the same count.
  public func add(_ other: Tensor, times factor: Float = 1, compute: Compute) {
    other.check(count, "Tensor: what is added")
    compute.share(numbers: count, .light) { range in
      unsafe ck_add(
        other.start, other.element.loops, start, element.loops, factor, range)
    }
  }
}
