import Learning
import Numerics
import Response
import Storage

extension DarwinStudy {
  /// What is expected without a signal, source by source, simulated and scored.
  var background: Stage {
    let components = settings.background.components
    let expected = 7000 * settings.background.eventsPerExpected
    return Stage(
      "background", summary: "background, simulated and scored",
      configuration: part(
        settings.seed, detector, settings.region, settings.exposure, settings.background,
        settings.networks.coefficient),
      inputs: [DarwinFile.rates, DarwinFile.model],
      outputs: components.map { DarwinFile.background($0.name) } + [DarwinFile.background],
      effort: 5 + 8e-4 * expected
    ) { work in
      let rates = try work.json(DarwinFile.rates, as: ExpectedRates.self)
      let scoring = try scoring(work)
      let samples = try components.indices.map { try backgroundSamples($0, rates) }
      let meter = WorkMeter(of: samples.joined(), for: work)
      for (component, samples) in zip(components, samples) {
        let name = DarwinFile.background(component.name)
        try await score(samples, to: name, by: scoring, work, meter)
      }
      try writeBackgroundList(work)
    }
  }

  /// The samples of a component: of each source a share as large as that of its counts.
  private func backgroundSamples(
    _ component: Int, _ rates: ExpectedRates
  ) throws -> [ScoredSample] {
    let group = settings.background.components[component].name
    let all = rates.expected(group, in: settings.exposure)
    let wanted = Double(settings.background.events(expected: all))
    let sources = rates.background.filter { $0.group == group }
    return try sources.enumerated().map { number, source in
      let share = source.expected(in: settings.exposure).value / all
      return try ScoredSample(
        source, number: number, kept: max(Self.fewestOfSource, share * wanted),
        exposure: settings.exposure, seed: seed(.background(component: component, source: number)))
    }
  }

  /// Of each source so many events at least.
  private static let fewestOfSource = 50.0

  /// The list of components that `darkfield test` and `sensitivity` read.
  private func writeBackgroundList(_ work: StageWork) throws {
    struct List: Encodable {
      struct Component: Encodable {
        let name: String
        let file: String
        let expected: Double
        let uncertainty: Double
      }
      let components: [Component]
    }
    let components = try settings.background.components.map { component in
      let file = DarwinFile.background(component.name)
      return List.Component(
        name: component.name, file: file, expected: try totalWeight(work.path(file)),
        uncertainty: component.uncertainty)
    }
    try work.write(List(components: components), toYAML: DarwinFile.background)
  }

  private func totalWeight(_ path: String) throws -> Double {
    let weights = try ScoreTable(path: path).numbers("weight")
    return fixedTreeSum(weights.span)
  }

  /// WIMPs of each mass, and nuclear recoils of any energy, simulated and scored.
  var signals: Stage {
    let masses = settings.signals.masses
    return Stage(
      "signals", summary: "signals, simulated and scored",
      configuration: part(
        settings.seed, detector, settings.region, settings.exposure, settings.signals.source,
        masses, settings.signals.events, settings.signals.benchmark, settings.recoils.events,
        settings.networks.coefficient),
      inputs: [DarwinFile.rates, DarwinFile.model],
      outputs: masses.map(DarwinFile.signal(mass:)) + [DarwinFile.recoils, DarwinFile.signals],
      effort: 2 + 8e-4 * Double(masses.count * settings.signals.events + settings.recoils.events)
    ) { work in
      let rates = try work.json(DarwinFile.rates, as: ExpectedRates.self)
      let scoring = try scoring(work)
      let samples = try rates.signals.enumerated().map { number, source in
        try ScoredSample(
          source, number: 0, kept: Double(settings.signals.events), exposure: settings.exposure,
          seed: seed(.signal(number)))
      }
      let recoils = try ScoredSample(
        rates.recoils, number: 0, kept: Double(settings.recoils.events),
        exposure: settings.exposure, seed: seed(.recoils))
      let meter = WorkMeter(of: samples + [recoils], for: work)
      for (mass, sample) in zip(masses, samples) {
        try await score(
          [sample], to: DarwinFile.signal(mass: mass), by: scoring, work, meter)
      }
      try await score([recoils], to: DarwinFile.recoils, by: scoring, work, meter)
      try writeSignalList(work)
    }
  }

  /// The list of signals that `darkfield sensitivity` reads, at the benchmark's cross section.
  private func writeSignalList(_ work: StageWork) throws {
    struct List: Encodable {
      struct Signal: Encodable {
        let name: String
        let mass: Double
        let file: String
        let expected: Double
      }
      let cross_section: Double
      let signals: [Signal]
    }
    let signals = try settings.signals.masses.map { mass in
      let file = DarwinFile.signal(mass: mass)
      return List.Signal(
        name: SignalSettings.name(mass: mass), mass: mass, file: file,
        expected: try totalWeight(work.path(file)))
    }
    try work.write(
      List(cross_section: settings.signals.benchmark.crossSection, signals: signals),
      toYAML: DarwinFile.signals)
  }
}

extension StageWork {
  /// Writes a value as YAML; the file appears complete or not at all.
  func write(_ value: some Encodable, toYAML name: String) throws {
    let file = try OutputFile(path: path(name), overwrite: true)
    try file.write(Array(try YAMLEncoder().encode(value).utf8))
    try file.commit()
  }
}
