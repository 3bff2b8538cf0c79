import Numerics

/// What is expected where nothing new is there: components, and how well their total is known.
public struct Background: Sendable, Equatable {
  /// The components, at least one; what leaks of one into a region is another.
  public let components: [BackgroundComponent]
  /// The number of events expected in all.
  public let expected: Double
  /// The density of the scores of all events.
  public let shape: ScoreShape
  /// How well the total is known.
  public let rate: RateKnowledge
  /// The components as they were declared, those that leak in one piece.
  public let declared: [BackgroundComponent]
  /// The knowledge of the total that was declared instead of the components' own.
  private let declaredRate: RateKnowledge?
  /// Whether the uncertainty of the total is that of the components, each on its own.
  public let variesByComponent: Bool

  /// The sum of components, whose total is known as the components say, or as `rate` says instead.
  ///
  /// Leakages are rates of their own, beside which a total can only be known.
  public init(
    _ declared: [BackgroundComponent], rate: RateKnowledge? = nil
  ) throws(InferenceError) {
    guard !declared.isEmpty else { throw .noBackground }
    if let rate, rate != .known, let leaking = declared.first(where: { $0.leakage != nil }) {
      throw .leakageNeedsRates(component: leaking.name)
    }
    self.declared = declared
    declaredRate = rate
    var components: [BackgroundComponent] = []
    for component in declared {
      let own = rate == nil ? component : try component.with(relativeUncertainty: 0)
      components += try own.parts()
    }
    let expectations = components.map(\.expected)
    expected = fixedTreeSum(expectations.span)
    self.components = components
    let total = expected
    shape = try .mixture(of: components.map { ($0.expected / total, $0.shape) })
    if case .relative(let uncertainty)? = rate, !(uncertainty > 0 && uncertainty.isFinite) {
      throw .notAnUncertainty(of: "the rate", found: uncertainty)
    }
    let combined = Self.combinedRate(of: components, expected: total)
    self.rate = rate.map { $0 == .known ? combined : $0 } ?? combined
    variesByComponent = self.rate == combined && combined != .known
  }

  /// A background of one component.
  public init(
    _ shape: ScoreShape, expected: Double, rate: RateKnowledge = .known
  ) throws(InferenceError) {
    try self.init(
      [BackgroundComponent(name: "the background", expected: expected, shape: shape)], rate: rate)
  }

  /// The same background, its total known otherwise.
  public func with(rate: RateKnowledge) throws(InferenceError) -> Background {
    try Background(declared, rate: rate)
  }

  /// The same knowledge of the total, of other components.
  func with(components: [BackgroundComponent]) throws(InferenceError) -> Background {
    try Background(components, rate: declaredRate)
  }

  /// The same background in `factor` times the exposure.
  public func scaled(by factor: Double) throws(InferenceError) -> Background {
    var scaled: [BackgroundComponent] = []
    for component in declared { scaled.append(try component.scaled(by: factor)) }
    return try with(components: scaled)
  }

  /// Independent uncertainties of the components add in squares.
  private static func combinedRate(
    of components: [BackgroundComponent], expected: Double
  ) -> RateKnowledge {
    let variance = components.reduce(0) {
      $0 + $1.expected * $1.relativeUncertainty * ($1.expected * $1.relativeUncertainty)
    }
    return variance > 0 ? .relative(variance.squareRoot() / expected) : .known
  }

  /// The expected events for which one simulated event stands, at most; zero for tables.
  public var eventsPerSimulated: Double {
    components.reduce(0) { max($0, $1.eventsPerSimulated) }
  }

  /// Replica number `replica` of the background: each simulated sample drawn anew from itself.
  ///
  /// The spread of a result over replicas is what the size of the simulation leaves open. Throws
  /// where every component is a table.
  public func bootstrapped(replica: Int, seed: UInt64) throws(InferenceError) -> Background {
    guard declared.contains(where: { $0.events != nil }) else {
      throw .noSimulatedEvents(component: declared[0].name)
    }
    var stream = RandomStream(seed: seed, purpose: .bootstrap, index: UInt64(replica))
    var resampled: [BackgroundComponent] = []
    for component in declared { resampled.append(try component.resampled(using: &stream)) }
    return try with(components: resampled)
  }
}
