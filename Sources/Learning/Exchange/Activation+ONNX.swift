import Kernels

extension ONNXGraph {
  /// What an activation makes of each number.
  mutating func add(_ activation: Activation, to value: Value) -> Value {
    switch activation {
    case .identity: value
    case .relu: apply(.relu, value)
    case .leakyRelu: apply(.leakyRelu(slope: 0.01), value)
    case .tanh: apply(.tanh, value)
    case .sigmoid: apply(.sigmoid, value)
    case .softplus: apply(.softplus, value)
    case .gelu: gelu(value)
    }
  }

  /// x Φ(x) with Φ(x) = (1 + erf(x / √2)) / 2; this operator set has no operation for it.
  private mutating func gelu(_ value: Value) -> Value {
    let scaled = apply(.multiply, value, scalar(Float(0.5.squareRoot())))
    let above = apply(.add, apply(.erf, scaled), scalar(1))
    return apply(.multiply, apply(.multiply, value, above), scalar(0.5))
  }
}

extension ActivationLayer: ONNXLayer {
  func add(
    to graph: inout ONNXGraph, input: ONNXGraph.Value, shape: Shape, weights: ONNXWeights
  ) throws(LearningError) -> ONNXGraph.Value {
    graph.add(function, to: input)
  }
}
