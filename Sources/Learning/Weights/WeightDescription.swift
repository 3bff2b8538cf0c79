/// One of the weights a layer needs: its name, its sizes, how it begins and who changes it.
public struct WeightDescription: Hashable, Sendable {
  /// Who changes a weight.
  public enum Role: Hashable, Sendable {
    /// The optimiser, along the gradient.
    case trained
    /// The layer itself, during training: the running mean of a normalisation.
    case statistic
  }

  /// The name, "weight" or "bias" in a layer, "encoder.0.weight" in a model.
  public let name: String
  /// The sizes, the last running fastest.
  public let dimensions: [Int]
  /// How it begins.
  public let initialiser: Initialiser
  /// Who changes it.
  public let role: Role

  /// Describes a weight.
  public init(
    _ name: String, _ dimensions: [Int], initialiser: Initialiser, role: Role = .trained
  ) {
    self.name = name
    self.dimensions = dimensions
    self.initialiser = initialiser
    self.role = role
  }

  /// How many numbers it has.
  public var count: Int { dimensions.reduce(1, *) }

  /// The same weight as a part of something larger: "weight" within "encoder.0".
  public func within(_ part: String) -> WeightDescription {
    WeightDescription("\(part).\(name)", dimensions, initialiser: initialiser, role: role)
  }
}
