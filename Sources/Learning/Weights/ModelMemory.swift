public import Kernels

/// The memory of a model at work: its weights and, when it is trained, their gradients.
public final class ModelMemory {
  /// What the weights are wanted for.
  public enum Use: Sendable {
    /// The model is applied; there are no gradients.
    case applied
    /// The model is trained.
    case trained
  }

  /// Where each weight lies.
  public let layout: WeightLayout
  /// The weights in float32, which the optimiser changes.
  public let values: Tensor
  /// The gradient of the loss with respect to `values`, when the model is trained.
  public let gradients: Tensor?
  /// The weights rounded to bfloat16, for products in mixed precision.
  public let low: Tensor?
  private let compute: Compute

  /// Memory that holds these weights.
  public init(_ weights: Weights, for use: Use, compute: Compute) {
    layout = weights.layout
    self.compute = compute
    values = Tensor(count: layout.count)
    gradients = use == .trained ? Tensor(count: layout.count) : nil
    low = compute.precision == .mixed ? Tensor(count: layout.count, element: .bfloat16) : nil
    load(weights)
  }

  /// Replaces the weights.
  public func load(_ weights: Weights) {
    precondition(
      weights.layout == layout, "ModelMemory: the weights belong to another model's layout")
    values.copy(from: weights.values.span)
    low?.copy(from: values, compute: compute)
  }

  /// A copy of the weights.
  public var weights: Weights { Weights(layout, values: values.values) }

  /// The weights of one part of the model: those whose names begin with "part.".
  public func part(_ name: String) -> LayerWeights { LayerWeights(memory: self, part: name) }
}
