import Foundation
import Kernels

extension DecodedVariance {
  /// The variance that a decoder's second output stands for: `floor + exp(min(s, largest))`.
  func callAsFunction(_ s: Float) -> Float { floor + exp(min(s, largestLogarithm)) }
}
