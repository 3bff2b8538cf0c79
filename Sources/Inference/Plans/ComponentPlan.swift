import Numerics

/// A component as a file describes it.
public struct ComponentPlan: Sendable, Equatable, Codable {
  /// A deformation of the shape.
  public struct Variation: Sendable, Equatable {
    /// The parameter.
    public let parameter: String
    /// The density where it is one.
    public let up: DensityPlan
    /// The density where it is minus one.
    public let down: DensityPlan
    /// The expected events there, relative to the undeformed ones.
    public let upScale: Double
    /// The same where it is minus one.
    public let downScale: Double
  }

  /// The name.
  public let name: String
  /// The expected events where every factor is one.
  public let events: Double
  /// The parameters it is multiplied by.
  public let factors: [ModelComponent.Factor]
  /// Where the events lie.
  public let density: DensityPlan
  /// What of them is kept.
  public let efficiencies: [EfficiencyPlan]
  /// How parameters deform the density.
  public let vary: [Variation]
  /// How uncertain each bin is by itself; `nil` where none is.
  public let uncertainty: BinUncertaintyPlan?

  private enum Key: String, CodingKey {
    case name, events, rate, passes, fails, density, vary, uncertainty
    case efficiencies = "efficiency"
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    name = try values.decode(String.self, forKey: .name)
    events = try values.nonNegativeNumber(forKey: .events, default: 1)
    func names(_ key: Key) throws -> [String] {
      values.contains(key) ? try values.words(forKey: key) : []
    }
    factors =
      try (names(.rate) + names(.passes)).map { .parameter($0) }
      + names(.fails).map { .complement(of: $0) }
    density = try values.decode(DensityPlan.self, forKey: .density)
    efficiencies = try values.part(forKey: .efficiencies, default: [])
    vary = try values.part(forKey: .vary, default: [])
    uncertainty =
      values.contains(.uncertainty)
      ? try values.decode(BinUncertaintyPlan.self, forKey: .uncertainty) : nil
  }

  /// Writes a component; `passes` stands in `rate`, which means the same.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(name, forKey: .name)
    try values.encode(events, forKey: .events)
    let rates = factors.filter { $0 == .parameter($0.name) }.map(\.name)
    if !rates.isEmpty { try values.encode(words: rates, forKey: .rate) }
    let fails = factors.filter { $0 == .complement(of: $0.name) }.map(\.name)
    if !fails.isEmpty { try values.encode(words: fails, forKey: .fails) }
    try values.encode(density, forKey: .density)
    if !efficiencies.isEmpty { try values.encode(efficiencies, forKey: .efficiencies) }
    if !vary.isEmpty { try values.encode(vary, forKey: .vary) }
    try values.encodeIfPresent(uncertainty, forKey: .uncertainty)
  }

  /// The component, or one for each of its uncertain bins with the factors on them.
  func components(
    of set: DataSetPlan, tables: some TableSource
  ) throws -> (components: [ModelComponent], factors: [Parameter]) {
    let whole = try component(over: set.observables, tables: tables)
    guard let uncertainty else { return ([whole], []) }
    let axes = set.observables.compactMap(\.bins)
    guard set.form == .binned, axes.count == set.observables.count else {
      throw ModelError.uncertainBins(
        of: "'\(name)'", found: "an unbinned data set", expected: "a binned one")
    }
    guard vary.isEmpty else {
      throw ModelError.uncertainBins(
        of: "'\(name)'", found: "a shape that varies", expected: "one that does not")
    }
    let deviations = try uncertainty.relativeDeviations(
      of: density, over: set.observables, tables: tables, owner: name)
    guard deviations.count == whole.density.probabilities(on: axes).count else {
      throw ModelError.uncertainBins(
        of: "'\(name)'", found: "\(deviations.count) contents",
        expected: "one for each bin of the observables")
    }
    return try whole.split(
      into: axes, deviations: deviations, set: set.name, constraint: uncertainty.constraint)
  }

  /// The component, with the tables read and the efficiencies applied.
  func component(
    over observables: [DataSet.Observable], tables: some TableSource
  ) throws -> ModelComponent {
    let (shape, acceptance) = try selected(density, observables, tables)
    var variations: [ShapeVariation] = []
    for own in vary {
      let (up, upAcceptance) = try selected(own.up, observables, tables)
      let (down, downAcceptance) = try selected(own.down, observables, tables)
      variations.append(
        ShapeVariation(
          own.parameter, up: up, down: down, upScale: own.upScale * upAcceptance / acceptance,
          downScale: own.downScale * downAcceptance / acceptance))
    }
    return ModelComponent(
      name, events: events * acceptance, factors: factors, density: shape,
      acceptance: acceptance, variations: variations)
  }

  private func selected(
    _ plan: DensityPlan, _ observables: [DataSet.Observable], _ tables: some TableSource
  ) throws -> (density: any EventDensity, acceptance: Double) {
    do {
      var density = try plan.density(over: observables, tables: tables)
      var acceptance = 1.0
      for efficiency in efficiencies {
        let kept = try density.selected(
          by: try efficiency.efficiency(over: observables, tables: tables, owner: name))
        density = kept.density
        acceptance *= kept.acceptance
      }
      return (density, acceptance)
    } catch let error as InferenceError {
      throw ModelError.density(of: "'\(name)'", error)
    }
  }
}

extension ComponentPlan.Variation: Codable {
  private enum Key: String, CodingKey {
    case parameter, up, down
    case upScale = "up_scale"
    case downScale = "down_scale"
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    parameter = try values.decode(String.self, forKey: .parameter)
    up = try values.decode(DensityPlan.self, forKey: .up)
    down = try values.decode(DensityPlan.self, forKey: .down)
    upScale = try values.nonNegativeNumber(forKey: .upScale, default: 1)
    downScale = try values.nonNegativeNumber(forKey: .downScale, default: 1)
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(parameter, forKey: .parameter)
    try values.encode(up, forKey: .up)
    try values.encode(down, forKey: .down)
    try values.encode(upScale, forKey: .upScale)
    try values.encode(downScale, forKey: .downScale)
  }
}
