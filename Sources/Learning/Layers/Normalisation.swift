import Numerics

/// Brings numbers to mean 0 and variance 1, then scales and shifts them by weights.
public struct Normalisation: Layer {
  public static let kind = "normalisation"

  /// What the mean and the variance are taken over.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// All numbers of a row.
    ///
    /// Ba, Kiros and Hinton, arXiv:1607.06450.
    case layer
    /// All rows of a block and all places of a channel; applied, those of the training.
    ///
    /// Ioffe and Szegedy, arXiv:1502.03167. The running mean and variance are weights without a
    /// gradient, so files and checkpoints hold them with the others. Rows that pad a block count.
    case batch
  }

  /// What the mean and the variance are taken over.
  public let over: Kind
  /// What is added to the variance.
  public let epsilon: Double
  /// How far the running mean and variance move towards those of a block, for `.batch`.
  public let momentum: Double

  /// A layer that normalises.
  public init(_ over: Kind, epsilon: Double = 1e-5, momentum: Double = 0.1) {
    precondition(epsilon > 0, "Normalisation: epsilon is \(epsilon), expected a positive number")
    precondition(
      (0...1).contains(momentum),
      "Normalisation: momentum is \(momentum), expected a number from 0 to 1")
    self.over = over
    self.epsilon = epsilon
    self.momentum = momentum
  }

  public func outputShape(for input: Shape) throws(LearningError) -> Shape { input }

  public func weights(for input: Shape) throws(LearningError) -> [WeightDescription] {
    let sizes = over == .layer ? input.dimensions : [input.dimensions[0]]
    let weights = [
      WeightDescription("weight", sizes, initialiser: .ones),
      WeightDescription("bias", sizes, initialiser: .zeros),
    ]
    if over == .layer { return weights }
    return weights + [
      WeightDescription("running_mean", sizes, initialiser: .zeros, role: .statistic),
      WeightDescription("running_variance", sizes, initialiser: .ones, role: .statistic),
    ]
  }

  public func prepared(
    for input: Shape, weights: LayerWeights, as preparation: Preparation
  ) throws(LearningError) -> any PreparedLayer {
    switch over {
    case .layer:
      PreparedLayerNormalisation(self, columns: input.count, weights: weights, as: preparation)
    case .batch:
      PreparedInFloat32.wrap(
        PreparedBatchNormalisation(self, shape: input, weights: weights, as: preparation),
        inputs: input.count, outputs: input.count, as: preparation)
    }
  }
}

extension Normalisation {
  enum CodingKeys: String, CodingKey { case over, epsilon, momentum }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try values.choice(forKey: .over),
      epsilon: try values.positiveNumber(forKey: .epsilon, default: 1e-5),
      momentum: try values.probability(forKey: .momentum, default: 0.1))
  }
}
