import Kernels

extension Convolution1D: ONNXLayer {
  func add(
    to graph: inout ONNXGraph, input: ONNXGraph.Value, shape: Shape, weights: ONNXWeights
  ) throws(LearningError) -> ONNXGraph.Value {
    let window = ONNXWindow(
      kernel: [kernel], strides: [stride], padding: [padding], dilations: [1])
    return graph.convolved(
      input, weights, try self.weights(for: shape), window: window, activation: activation)
  }
}

extension Convolution2D: ONNXLayer {
  func add(
    to graph: inout ONNXGraph, input: ONNXGraph.Value, shape: Shape, weights: ONNXWeights
  ) throws(LearningError) -> ONNXGraph.Value {
    let window = ONNXWindow(
      kernel: [kernel.height, kernel.width], strides: [stride, stride],
      padding: [padding, padding],
      dilations: [1, 1])
    return graph.convolved(
      input, weights, try self.weights(for: shape), window: window, activation: activation)
  }
}

extension ONNXGraph {
  fileprivate mutating func convolved(
    _ input: Value, _ weights: ONNXWeights, _ descriptions: [WeightDescription],
    window: ONNXWindow, activation: Activation
  ) -> Value {
    // Both have the weights [out, in, …] and the bias [out] in this order.
    let constants = descriptions.map {
      weight($0.name, of: weights, dimensions: $0.dimensions)
    }
    return add(activation, to: apply(.convolution(window), [input] + constants))
  }
}
