extension Sequential: ONNXLayer {
  func add(
    to graph: inout ONNXGraph, input: ONNXGraph.Value, shape: Shape, weights: ONNXWeights
  ) throws(LearningError) -> ONNXGraph.Value {
    var value = input
    var shape = shape
    for (number, layer) in layers.enumerated() {
      value = try graph.add(layer, to: value, shape: shape, weights: weights.part("\(number)"))
      shape = try layer.outputShape(for: shape)
    }
    return value
  }
}

extension Flatten: ONNXLayer {
  func add(
    to graph: inout ONNXGraph, input: ONNXGraph.Value, shape: Shape, weights: ONNXWeights
  ) throws(LearningError) -> ONNXGraph.Value {
    graph.reshaped(input, to: [shape.count])
  }
}
