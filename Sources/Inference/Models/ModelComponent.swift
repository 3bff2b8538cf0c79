/// A source of events in a data set: how many of them there are, and where they lie.
///
/// The expected number is `events` times the product of its factors, times what the deformations
/// of its shape add or take.
public struct ModelComponent: Sendable {
  /// A parameter by which the expected number is multiplied.
  public enum Factor: Sendable, Equatable {
    /// The parameter itself: a rate, or the chance to be in this data set.
    case parameter(String)
    /// One minus the parameter: the chance not to be in the other data set.
    case complement(of: String)

    /// The name of the parameter.
    public var name: String {
      switch self {
      case .parameter(let name), .complement(let name): name
      }
    }
  }

  /// The name, unique in its data set.
  public let name: String
  /// The expected events where every factor is one.
  public let events: Double
  /// The parameters that it is multiplied by.
  public let factors: [Factor]
  /// Where the events lie.
  public let density: any EventDensity
  /// The share of all events that an efficiency keeps; `events` counts the kept ones.
  public let acceptance: Double
  /// How parameters deform the density.
  public let variations: [ShapeVariation]

  /// A component; `events` is one where the rate parameter counts events.
  public init(
    _ name: String, events: Double = 1, factors: [Factor], density: any EventDensity,
    acceptance: Double = 1, variations: [ShapeVariation] = []
  ) {
    self.name = name
    self.events = events
    self.factors = factors
    self.density = density
    self.acceptance = acceptance
    self.variations = variations
  }
}
