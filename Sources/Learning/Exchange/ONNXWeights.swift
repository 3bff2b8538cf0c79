/// The weights of one part of a model, on their way into a graph.
struct ONNXWeights {
  private let weights: Weights
  private let part: String
  private let prefix: String

  /// The weights of a whole model.
  ///
  /// - Parameters:
  ///   - weights: The weights.
  ///   - prefix: What the graph puts before their names, where it has several models.
  init(_ weights: Weights, prefix: String = "") { self.init(weights, prefix: prefix, part: "") }

  private init(_ weights: Weights, prefix: String, part: String) {
    self.weights = weights
    self.prefix = prefix
    self.part = part
  }

  /// The weights of a part of this part: "0" of "encoder".
  func part(_ name: String) -> ONNXWeights {
    ONNXWeights(weights, prefix: prefix, part: "\(part)\(name).")
  }

  /// One weight: its name in the graph and its numbers.
  subscript(name: String) -> (name: String, values: [Float]) {
    ("\(prefix)\(part)\(name)", weights["\(part)\(name)"])
  }
}

extension ONNXGraph {
  /// A weight as a constant.
  mutating func weight(_ name: String, of part: ONNXWeights, dimensions: [Int]) -> Value {
    let weight = part[name]
    return constant(weight.name, weight.values, dimensions: dimensions)
  }
}
