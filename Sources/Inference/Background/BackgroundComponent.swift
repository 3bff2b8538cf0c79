public import Numerics

/// One kind of background: how many events are expected, how well that is known, how they score.
public struct BackgroundComponent: Sendable, Equatable {
  /// The name, for messages and tables.
  public let name: String
  /// The number of events expected.
  public let expected: Double
  /// The relative standard deviation of the expected number, zero where it is exact.
  public let relativeUncertainty: Double
  /// The density of the scores.
  public let shape: ScoreShape
  /// The simulated events behind the density, `nil` for a table.
  public let events: SimulatedEvents?
  /// The share of the component that leaks into a region, where that is uncertain.
  public private(set) var leakage: Leakage?
  /// The expected events for which one simulated event of average weight stands; zero for a table.
  public private(set) var eventsPerSimulated: Double
  /// How the events become a density.
  private let recipe: Recipe

  private enum Recipe: Equatable {
    case table
    case line(bandwidth: Double, bounds: ClosedRange<Double>, floor: SupportFloor)
    case plane(KernelDensity2D.Bandwidth, floor: SupportFloor)
  }

  /// A component whose density is known.
  public init(
    name: String, expected: Double, relativeUncertainty: Double = 0, shape: ScoreShape
  ) throws(InferenceError) {
    try self.init(name, expected, relativeUncertainty, shape, nil, .table)
  }

  /// A component whose density in one score is estimated from simulated events.
  public init(
    name: String, expected: Double, relativeUncertainty: Double = 0, events: SimulatedEvents,
    bandwidth: BandwidthRule = .improvedSheatherJones,
    bounds: ClosedRange<Double> = -.infinity...(.infinity), floor: SupportFloor = .standard
  ) throws(InferenceError) {
    let density = try ScoreDensity(of: events, bandwidth: bandwidth, bounds: bounds, floor: floor)
    var width = 0.0
    if case .events(let smoothing) = density.origin { width = smoothing.bandwidth }
    try self.init(
      name, expected, relativeUncertainty, .line(density), events,
      .line(bandwidth: width, bounds: bounds, floor: floor))
  }

  /// A component whose density in two scores is estimated from simulated events.
  public init(
    name: String, expected: Double, relativeUncertainty: Double = 0, planeEvents: SimulatedEvents,
    bandwidth: KernelDensity2D.Bandwidth = .scottCovariance, floor: SupportFloor = .standard
  ) throws(InferenceError) {
    let density = try PlaneDensity(of: planeEvents, bandwidth: bandwidth, floor: floor)
    try self.init(
      name, expected, relativeUncertainty, .plane(density), planeEvents,
      .plane(bandwidth, floor: floor))
  }

  private init(
    _ name: String, _ expected: Double, _ relativeUncertainty: Double, _ shape: ScoreShape,
    _ events: SimulatedEvents?, _ recipe: Recipe
  ) throws(InferenceError) {
    guard expected > 0, expected.isFinite else {
      throw .notAnExpectation(of: name, found: expected)
    }
    guard relativeUncertainty >= 0, relativeUncertainty.isFinite else {
      throw .notAnUncertainty(of: name, found: relativeUncertainty)
    }
    self.name = name
    self.expected = expected
    self.relativeUncertainty = relativeUncertainty
    self.shape = shape
    self.events = events
    self.recipe = recipe
    eventsPerSimulated = events.map { expected / $0.effectiveCount } ?? 0
  }

  /// The same component, of which an uncertain share leaks into a region.
  public func with(leakage: Leakage) -> BackgroundComponent {
    var component = self
    component.leakage = leakage
    return component
  }

  /// The same component in `factor` times the exposure.
  public func scaled(by factor: Double) throws(InferenceError) -> BackgroundComponent {
    var component = try BackgroundComponent(
      name, expected * factor, relativeUncertainty, shape, events, recipe)
    component.leakage = leakage
    return component
  }

  /// The same component, its number known otherwise.
  func with(relativeUncertainty: Double) throws(InferenceError) -> BackgroundComponent {
    var component = try BackgroundComponent(
      name, expected, relativeUncertainty, shape, events, recipe)
    component.leakage = leakage
    return component
  }

  /// What the component is made of: itself, or what stays and what leaks, each with a rate of its own.
  func parts() throws(InferenceError) -> [BackgroundComponent] {
    guard let leakage else { return [self] }
    let (inside, outside, share) = try shape.divided(by: leakage.region)
    func part(
      _ name: String, _ share: Double, _ uncertainty: Double, _ shape: ScoreShape
    ) throws(InferenceError) -> BackgroundComponent {
      var part = try BackgroundComponent(
        name, expected * share, uncertainty, shape, events, recipe)
      // A part of the events stands for a part of the expectation.
      part.eventsPerSimulated = eventsPerSimulated
      return part
    }
    return [
      try part(name, 1 - share, relativeUncertainty, outside),
      try part(
        "leakage of \(name)", share,
        (relativeUncertainty * relativeUncertainty
          + leakage.relativeUncertainty * leakage.relativeUncertainty).squareRoot(), inside),
    ]
  }

  /// The component whose simulated sample is a replica of this one, with the same bandwidth.
  ///
  /// A table has no sample and is returned as it is.
  func resampled(using stream: inout RandomStream) throws(InferenceError) -> BackgroundComponent {
    guard let events else { return self }
    return try of(try events.resampled(using: &stream))
  }

  /// The component made of other events in the same way, with the same bandwidth.
  func of(_ replica: SimulatedEvents) throws(InferenceError) -> BackgroundComponent {
    var component = self
    switch recipe {
    case .table: break
    case .line(let bandwidth, let bounds, let floor):
      component = try BackgroundComponent(
        name: name, expected: expected, relativeUncertainty: relativeUncertainty, events: replica,
        bandwidth: .fixed(bandwidth), bounds: bounds, floor: floor)
    case .plane(let bandwidth, let floor):
      component = try BackgroundComponent(
        name: name, expected: expected, relativeUncertainty: relativeUncertainty,
        planeEvents: replica, bandwidth: bandwidth, floor: floor)
    }
    component.leakage = leakage
    return component
  }
}
