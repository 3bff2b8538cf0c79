public import Kernels

/// One weight at work, as the layer that owns it sees it.
public struct LayerWeight {
  /// The weight in float32.
  public let value: Tensor
  /// Where its gradient goes; `nil` when the model is only applied.
  public let gradient: Tensor?
  /// The weight in bfloat16, in mixed precision.
  public let low: Tensor?
  /// What products take: the weight in the element of the activations.
  public var operand: Tensor { low ?? value }
}

/// The weights of one part of a model, by the names the part gives them.
public struct LayerWeights {
  let memory: ModelMemory
  let part: String

  /// A weight of this part: "bias" of "encoder.0" is the model's "encoder.0.bias".
  public subscript(name: String) -> LayerWeight {
    guard let entry = memory.layout["\(part).\(name)"] else {
      preconditionFailure(
        "LayerWeights: no weight is named \(part).\(name), expected one of "
          + "\(memory.layout.entries.map(\.name))")
    }
    return LayerWeight(
      value: memory.values.slice(entry.range),
      gradient: memory.gradients?.slice(entry.range),
      low: memory.low?.slice(entry.range))
  }

  /// A part of this part: "0" of "encoder".
  public func part(_ name: String) -> LayerWeights {
    LayerWeights(memory: memory, part: "\(part).\(name)")
  }
}
