import Foundation

/// The discrete Fourier transform of a power of two of complex numbers.
///
/// `X(k) = Σ x(j) exp(-2πi jk / n)`, in `n log n` steps; the error grows as the root of the
/// logarithm. The table of roots of unity is made once: keep the value and use it often.
public struct FourierTransform: Sendable, Equatable {
  /// The number of points, a power of two.
  public let count: Int
  /// The cosines and sines of `2πk / n` for half a turn.
  private let roots: [SIMD2<Double>]

  /// The transform of `count` points.
  public init(count: Int) {
    precondition(
      count > 0 && count & (count - 1) == 0,
      "FourierTransform: count is \(count), expected a power of two")
    self.count = count
    roots = (0..<count / 2).map { k in
      let angle = 2 * Double.pi * (Double(k) / Double(count))
      return SIMD2(cos(angle), sin(angle))
    }
  }

  /// Replaces the numbers by their transform.
  public func forward(real: inout MutableSpan<Double>, imaginary: inout MutableSpan<Double>) {
    transform(&real, &imaginary)
  }

  /// Replaces a transform by the numbers that it came from.
  public func inverse(real: inout MutableSpan<Double>, imaginary: inout MutableSpan<Double>) {
    // With the parts exchanged the forward transform turns the other way.
    transform(&imaginary, &real)
    for i in 0..<count {
      real[i] /= Double(count)
      imaginary[i] /= Double(count)
    }
  }

  private func transform(_ real: inout MutableSpan<Double>, _ imaginary: inout MutableSpan<Double>)
  {
    precondition(
      real.count == count && imaginary.count == count,
      "FourierTransform: \(real.count) and \(imaginary.count) numbers, expected \(count)")
    reverseBits(&real, &imaginary)
    var half = 1
    while half < count {
      let stride = count / (2 * half)
      for start in Swift.stride(from: 0, to: count, by: 2 * half) {
        for k in 0..<half {
          let root = roots[k * stride]
          let i = start + k
          let j = i + half
          let turnedReal = real[j] * root[0] + imaginary[j] * root[1]
          let turnedImaginary = imaginary[j] * root[0] - real[j] * root[1]
          real[j] = real[i] - turnedReal
          imaginary[j] = imaginary[i] - turnedImaginary
          real[i] += turnedReal
          imaginary[i] += turnedImaginary
        }
      }
      half *= 2
    }
  }

  /// Exchanges the elements whose indices are each other's binary digits in reverse.
  private func reverseBits(
    _ real: inout MutableSpan<Double>, _ imaginary: inout MutableSpan<Double>
  ) {
    var j = 0
    for i in 1..<max(count, 1) {
      var bit = count / 2
      while j & bit != 0 {
        j ^= bit
        bit /= 2
      }
      j |= bit
      if i < j {
        real.swapAt(i, j)
        imaginary.swapAt(i, j)
      }
    }
  }
}

extension FourierTransform {
  /// The cosine transform of the second kind, `2 Σ x(j) cos(π k (j + 1/2) / n)`.
  ///
  /// Through one complex transform of the same length (J. Makhoul, IEEE Trans. ASSP 28 (1980) 27).
  public func cosineTransform(of numbers: [Double]) -> [Double] {
    precondition(
      numbers.count == count, "FourierTransform: \(numbers.count) numbers, expected \(count)")
    var real = [Double](repeating: 0, count: count)
    var imaginary = real
    for i in 0..<(count + 1) / 2 { real[i] = numbers[2 * i] }
    for i in 0..<count / 2 { real[count - 1 - i] = numbers[2 * i + 1] }
    var realSpan = real.mutableSpan
    var imaginarySpan = imaginary.mutableSpan
    forward(real: &realSpan, imaginary: &imaginarySpan)
    return (0..<count).map { k in
      let angle = Double.pi * (Double(k) / Double(2 * count))
      return 2 * (real[k] * cos(angle) + imaginary[k] * sin(angle))
    }
  }
}
