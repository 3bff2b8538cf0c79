import Inference

/// The scores of the study, as backgrounds and signals in any space.
struct DarwinScores {
  /// A component of the background.
  struct Component {
    let name: String
    let uncertainty: Double
    let events: ScoredEvents
  }

  /// The exposure that the weights stand for, tonne-years.
  let exposure: Double
  /// The components of the background.
  let components: [Component]
  /// The signals by mass, at the benchmark's cross section.
  let signals: [(mass: Double, events: ScoredEvents)]
  /// The file of nuclear recoils of all energies, and the mean energies that they stand for, keV.
  private let recoils: (path: String, means: [Double])

  /// Reads the files that the stages `background` and `signals` made.
  init(_ settings: DarwinSettings, _ work: StageWork) throws {
    exposure = settings.exposure
    components = try settings.background.components.map {
      Component(
        name: $0.name, uncertainty: $0.uncertainty,
        events: try ScoredEvents(path: work.path(DarwinFile.background($0.name))))
    }
    signals = try settings.signals.masses.map {
      ($0, try ScoredEvents(path: work.path(DarwinFile.signal(mass: $0))))
    }
    recoils = (work.path(DarwinFile.recoils), settings.recoils.meanEnergies)
  }

  /// The background in an exposure.
  ///
  /// - Parameters:
  ///   - space: What events are judged by.
  ///   - exposure: The exposure, tonne-years.
  ///   - seed: The networks of one seed; the mean over all unless given.
  ///   - unit: What the score is divided by.
  ///   - rate: How well the total is known, where the components' own knowledge is put aside.
  ///   - leakage: How uncertain the share of the first component in a region is.
  /// - Returns: The background.
  /// - Throws: What keeps scores from being a density.
  func background(
    in space: ScoreSpace, exposure: Double, seed: UInt64? = nil, unit: Double = 1,
    rate: RateKnowledge? = nil, leakage: Leakage? = nil
  ) throws -> Background {
    var parts: [BackgroundComponent] = []
    for (number, component) in components.enumerated() {
      let part = try BackgroundComponent.of(
        try component.events.events(in: space, seed: seed, unit: unit), name: component.name,
        expected: component.events.expected * exposure / self.exposure,
        uncertainty: component.uncertainty)
      if number == 0, let leakage {
        parts.append(part.with(leakage: leakage))
      } else {
        parts.append(part)
      }
    }
    return try Background(parts, rate: rate)
  }

  /// Nuclear recoils of falling spectra, one for each mean energy that enough events stand for.
  func recoils(in space: ScoreSpace) throws -> SignalFamily {
    let events = try ScoredEvents(path: recoils.path)
    let energies = try events.numbers("truth/energy")
    let plain = try events.events(in: space)
    let shapes = try recoils.means.compactMap { mean in
      let weighted = try SimulatedEvents(
        plain.scores,
        weights: energies.map { RecoilSearchSettings.weight(energy: $0, mean: mean) })
      return weighted.effectiveCount < Self.fewestRecoils ? nil : try weighted.signalShape
    }
    guard !shapes.isEmpty else {
      throw StudyError.tooFewRecoils(events: energies.count, expected: Self.fewestRecoils)
    }
    return try SignalFamily(name: Self.recoilFamily, shapes: shapes)
  }

  private static let recoilFamily = "nuclear recoils"
  /// What tables call the averaged ratio over these recoils.
  static let recoilStatistic = "\(StatisticKind.averagedRatio.name), \(recoilFamily)"

  /// Fewer events in effect make no density.
  private static let fewestRecoils = 50.0

  /// A signal in an exposure, at the benchmark's cross section.
  func signal(
    mass: Double, in space: ScoreSpace, exposure: Double, seed: UInt64? = nil, unit: Double = 1
  ) throws -> Signal {
    guard let events = signals.first(where: { $0.mass == mass })?.events else {
      preconditionFailure("DarwinScores: no signal of \(mass) GeV, expected one of the settings")
    }
    return try Signal(
      try events.events(in: space, seed: seed, unit: unit).signalShape,
      expected: events.expected * exposure / self.exposure)
  }
}
