import CKernels

/// Fills a float32 tensor with standard normal numbers, the same for any number of threads.
///
/// Number i comes from the 64-bit word i / 2 of the address by the method of G. E. P. Box and M. E.
/// Muller (1958): the lower half gives the radius (up to 6.7), the upper half the angle.
public func fillWithNoise(_ tensor: Tensor, at address: RandomAddress, compute: Compute) {
  compute.share(numbers: tensor.count, .heavy) { range in
    unsafe ck_normals(address.loops, tensor.floats, range)
  }
}

/// Sets each number to zero with a probability, and divides the others by that of being kept.
///
/// Number i is dropped where the 32-bit word i of the address is below `probability` 2^32. The same
/// call on the gradient, with the same address, is its own gradient.
public func dropOut(
  _ values: Tensor, probability: Double, at address: RandomAddress, compute: Compute
) {
  precondition(
    probability >= 0 && probability < 1,
    "dropOut: probability is \(probability), expected a number from 0 to below 1")
  let threshold = UInt32(probability * 0x1p32)
  let factor = Float(1 / (1 - probability))
  compute.share(numbers: values.count, .heavy) { range in
    unsafe ck_dropout(
      address.loops, threshold, factor, values.start, values.element.loops, range)
  }
}
