extension Normalisation: ONNXLayer {
  func add(
    to graph: inout ONNXGraph, input: ONNXGraph.Value, shape: Shape, weights: ONNXWeights
  ) throws(LearningError) -> ONNXGraph.Value {
    let epsilon = Float(epsilon)
    // Scale and shift; for `.batch` the running mean and variance behind them.
    let constants = try self.weights(for: shape).map {
      graph.weight($0.name, of: weights, dimensions: $0.dimensions)
    }
    switch over {
    case .layer:
      return graph.apply(.layerNormalization(axis: 1, epsilon: epsilon), [input] + constants)
    case .batch:
      return graph.apply(.batchNormalization(epsilon: epsilon), [input] + constants)
    }
  }
}

extension Dropout: ONNXLayer {
  /// Nothing is dropped when a network is applied.
  func add(
    to graph: inout ONNXGraph, input: ONNXGraph.Value, shape: Shape, weights: ONNXWeights
  ) throws(LearningError) -> ONNXGraph.Value {
    input
  }
}
