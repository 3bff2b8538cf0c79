import Numerics

/// What is expected where nothing new is there: components, and how well their total is known.
public struct Background: Sendable, Equatable {
  /// The components, at least one; what leaks of one into a region is another.
  public let components: [BackgroundComponent]
  /// The number of events expected in all.
  public let expected: Double
  /// The density of the scores of all events.
  public let shape: ScoreShape
  /// How well the total is known, with all that is uncertain.
  public let rate: RateKnowledge
  /// How likelihood ratios take what is uncertain.
  public let nuisance: NuisanceTreatment
  /// The components as they were declared, those that leak in one piece.
  public let declared: [BackgroundComponent]
  /// The knowledge of the total that was declared instead of the components' own.
  private let declaredRate: RateKnowledge?
  /// Whether components have uncertain rates of their own, so that proportions vary.
  public let variesByComponent: Bool
  /// Whether a rate is drawn anew in pseudo-experiments.
  public var isUncertain: Bool { variesByComponent || commonUncertainty != nil }
  /// The relative uncertainty of a factor common to all rates, where there is one.
  let commonUncertainty: Double?

  /// The sum of components, whose total is known as the components say, or as `rate` says instead.
  ///
  /// An uncertain leakage is a rate of its own beside either.
  public init(
    _ declared: [BackgroundComponent], rate: RateKnowledge? = nil,
    nuisance: NuisanceTreatment = .standard
  ) throws(InferenceError) {
    guard !declared.isEmpty else { throw .noBackground }
    self.declared = declared
    self.nuisance = nuisance
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
    var common: Double?
    if case .relative(let uncertainty)? = rate { common = uncertainty }
    commonUncertainty = common
    let combined = Self.combinedRate(of: components, expected: total, common: common ?? 0)
    self.rate = rate == .free ? .free : combined
    variesByComponent = components.contains { $0.relativeUncertainty > 0 }
  }

  /// A background of one component.
  public init(
    _ shape: ScoreShape, expected: Double, rate: RateKnowledge = .known,
    nuisance: NuisanceTreatment = .standard
  ) throws(InferenceError) {
    try self.init(
      [BackgroundComponent(name: "the background", expected: expected, shape: shape)], rate: rate,
      nuisance: nuisance)
  }

  /// The same background, its total known otherwise.
  public func with(rate: RateKnowledge) throws(InferenceError) -> Background {
    try Background(declared, rate: rate, nuisance: nuisance)
  }

  /// The same background, what is uncertain taken otherwise.
  public func with(nuisance: NuisanceTreatment) throws(InferenceError) -> Background {
    try Background(declared, rate: declaredRate, nuisance: nuisance)
  }

  /// The same knowledge of the total, of other components.
  func with(components: [BackgroundComponent]) throws(InferenceError) -> Background {
    try Background(components, rate: declaredRate, nuisance: nuisance)
  }

  /// The same background in `factor` times the exposure.
  public func scaled(by factor: Double) throws(InferenceError) -> Background {
    var scaled: [BackgroundComponent] = []
    for component in declared { scaled.append(try component.scaled(by: factor)) }
    return try with(components: scaled)
  }

  /// Independent uncertainties of the components add in squares.
  private static func combinedRate(
    of components: [BackgroundComponent], expected: Double, common: Double
  ) -> RateKnowledge {
    // The product of independent factors of mean one has the variance `(1 + a)(1 + b) - 1`.
    let own = components.reduce(0) {
      $0 + $1.expected * $1.relativeUncertainty * ($1.expected * $1.relativeUncertainty)
    }
    let variance = own * (1 + common * common) + expected * common * (expected * common)
    return variance > 0 ? .relative(variance.squareRoot() / expected) : .known
  }

  /// The expected events for which one simulated event stands, at most; zero for tables.
  public var eventsPerSimulated: Double {
    components.reduce(0) { max($0, $1.eventsPerSimulated) }
  }

  /// How far the mean of a sum over events is known from the simulated samples, in its deviations.
  ///
  /// A component's events scatter alike in data and sample: `√(Σ B² / n) / √B`, with the expected
  /// number B of each and its effective number n of simulated events.
  public var sampleScatter: Double {
    let variance = declared.reduce(0) { $0 + $1.expected * $1.eventsPerSimulated }
    return (variance / expected).squareRoot()
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
