import CKernels

/// The function that a layer applies to each of its numbers.
public enum Activation: String, Codable, Sendable, CaseIterable {
  /// x.
  case identity
  /// max(x, 0).
  case relu
  /// x where positive, else x / 100 (Maas et al., ICML 2013).
  case leakyRelu
  /// The hyperbolic tangent.
  case tanh
  /// 1 / (1 + exp(-x)).
  case sigmoid
  /// ln(1 + exp(x)).
  case softplus
  /// x Φ(x) with the normal law's cumulative distribution Φ (arXiv:1606.08415).
  case gelu

  /// Whether the gradient is taken from the input, which must then be saved, not from the output.
  public var needsPreactivation: Bool { self == .gelu }

  var labour: Labour {
    switch self {
    case .identity, .relu, .leakyRelu: .light
    case .tanh, .sigmoid, .softplus, .gelu: .heavy
    }
  }

  var loops: ck_activation {
    switch self {
    case .identity: .identity
    case .relu: .relu
    case .leakyRelu: .leaky_relu
    case .tanh: .tanh
    case .sigmoid: .sigmoid
    case .softplus: .softplus
    case .gelu: .gelu
    }
  }
}

/// Adds a bias to each row and applies the activation, in place.
///
/// `saving` takes the numbers between the two, where the gradient needs them
/// (`Activation.needsPreactivation`); it may be of another element than `values`.
public func addBias(
  _ bias: Tensor?, activation: Activation, to values: Tensor, columns: Int,
  saving preactivation: Tensor? = nil, compute: Compute
) {
  let rows = rowCount(of: values, columns: columns, "addBias")
  bias?.check(columns, "addBias: the bias")
  preactivation?.check(values.count, "addBias: the preactivation")
  compute.share(rows: rows, columns: columns, activation.labour) { range in
    unsafe ck_bias_activation(
      activation.loops, bias?.floats, values.start, values.element.loops, preactivation?.start,
      preactivation?.element.loops ?? .float32, columns, range)
  }
}

/// Turns the gradient of an activation's output into that of its input, in place.
///
/// The sums of the result over rows are added to `biasGradient`. The output is what `addBias` left;
/// for `.gelu` what it saved is used instead.
public func activationGradient(
  _ activation: Activation, output: Tensor?, preactivation: Tensor? = nil, gradient: Tensor,
  biasGradient: Tensor?, columns: Int, compute: Compute
) {
  let rows = rowCount(of: gradient, columns: columns, "activationGradient")
  let needed = activation.needsPreactivation ? preactivation : output
  precondition(
    activation == .identity || needed != nil,
    "activationGradient: \(activation) without what its gradient is taken from")
  output?.check(gradient.count, "activationGradient: the output")
  preactivation?.check(gradient.count, "activationGradient: the preactivation")
  biasGradient?.check(columns, "activationGradient: the gradient of the bias")
  compute.share(columns: columns, rows: rows, activation.labour) { range in
    unsafe ck_activation_gradient(
      activation.loops, output?.start, output?.element.loops ?? .float32, preactivation?.start,
      preactivation?.element.loops ?? .float32, gradient.start, gradient.element.loops,
      biasGradient?.floats, rows, columns, range)
  }
}

/// The rows of a matrix, which must be whole.
func rowCount(of matrix: Tensor, columns: Int, _ user: @autoclosure () -> String) -> Int {
  precondition(
    columns > 0 && matrix.count % columns == 0,
    "\(user()): \(matrix.count) numbers in rows of \(columns), expected whole rows")
  return matrix.count / columns
}
