extension Dense: ONNXLayer {
  func add(
    to graph: inout ONNXGraph, input: ONNXGraph.Value, shape: Shape, weights: ONNXWeights
  ) throws(LearningError) -> ONNXGraph.Value {
    let weight = graph.weight("weight", of: weights, dimensions: [shape.count, outputs])
    let bias = graph.weight("bias", of: weights, dimensions: [outputs])
    let product = graph.apply(.matrixProduct, input, weight)
    return graph.add(activation, to: graph.apply(.add, product, bias))
  }
}
