import Kernels

extension PoolingLayer: ONNXLayer {
  func add(
    to graph: inout ONNXGraph, input: ONNXGraph.Value, shape: Shape, weights: ONNXWeights
  ) throws(LearningError) -> ONNXGraph.Value {
    let axes = shape.dimensions.count - 1
    func everywhere(_ number: Int) -> [Int] { [Int](repeating: number, count: axes) }
    let window = ONNXWindow(
      kernel: everywhere(kernel), strides: everywhere(stride), padding: everywhere(0),
      dilations: everywhere(1))
    switch function {
    case .maximum: return graph.apply(.maximumPooling(window), input)
    case .average: return graph.apply(.averagePooling(window), input)
    }
  }
}
