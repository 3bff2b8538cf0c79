import Numerics

/// How weights begin.
///
/// The deviations keep the variance of a signal the same from layer to layer.
public enum Initialiser: Hashable, Sendable {
  /// All zero, as biases begin.
  case zeros
  /// All one, as the scales of a normalisation begin.
  case ones
  /// Normal of variance 2 / inputs, for activations that cut one half away.
  ///
  /// He et al., arXiv:1502.01852, equation 10.
  case he(inputs: Int)
  /// Uniform within ± √(6 / (inputs + outputs)), for activations that are odd near zero.
  ///
  /// Glorot and Bengio, AISTATS 2010, equation 16.
  case glorot(inputs: Int, outputs: Int)

  /// The values of one weight, addressed by the seed and the weight's number in its layout.
  public func values(count: Int, seed: UInt64, index: Int) -> [Float] {
    var stream = RandomStream(seed: seed, purpose: .initialWeights, index: UInt64(index))
    switch self {
    case .zeros: return [Float](repeating: 0, count: count)
    case .ones: return [Float](repeating: 1, count: count)
    case .he(let inputs):
      let law = Normal(mean: 0, deviation: (2 / Double(inputs)).squareRoot())
      return (0..<count).map { _ in Float(law.sample(using: &stream)) }
    case .glorot(let inputs, let outputs):
      let bound = (6 / Double(inputs + outputs)).squareRoot()
      return (0..<count).map { _ in Float(bound * (2 * stream.uniform() - 1)) }
    }
  }
}
