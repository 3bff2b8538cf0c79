import Foundation
import Numerics

/// Uniform numbers of a fixed stream.
func uniformNumbers(_ count: Int, index: UInt64) -> [Double] {
  var stream = RandomStream(seed: 20, purpose: .test, index: index)
  return (0..<count).map { _ in stream.uniform() }
}

/// Standard normal numbers of a fixed stream, by the transform of Box and Muller (1958).
func normalNumbers(_ count: Int, index: UInt64) -> [Double] {
  var stream = RandomStream(seed: 21, purpose: .test, index: index)
  return (0..<count).map { _ in
    (-2 * log(stream.uniform())).squareRoot() * cos(2 * .pi * stream.uniform())
  }
}
