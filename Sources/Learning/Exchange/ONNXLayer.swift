/// A layer that knows how to say what it does in operations of ONNX.
protocol ONNXLayer: Layer {
  /// Adds what the layer does to a graph.
  ///
  /// - Parameters:
  ///   - graph: The graph that grows.
  ///   - input: What the layer is given: events x the extents of `shape`.
  ///   - shape: The shape of one row of the input.
  ///   - weights: The weights of the layer.
  /// - Returns: What the layer makes of it, events x the extents of its output shape.
  /// - Throws: Where the layer, or a part of it, has no counterpart in ONNX.
  func add(
    to graph: inout ONNXGraph, input: ONNXGraph.Value, shape: Shape, weights: ONNXWeights
  ) throws(LearningError) -> ONNXGraph.Value
}

extension ONNXGraph {
  /// What a layer makes of a value.
  mutating func add(
    _ layer: any Layer, to input: Value, shape: Shape, weights: ONNXWeights
  ) throws(LearningError) -> Value {
    guard let layer = layer as? any ONNXLayer else {
      throw .notExportable(layer: type(of: layer).kind)
    }
    return try layer.add(to: &self, input: input, shape: shape, weights: weights)
  }
}
