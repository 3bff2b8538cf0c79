import Numerics
import Response
import Storage

extension DarwinStudy {
  /// Which part of each source is seen, from areas alone: what is expected, and what to simulate.
  var rates: Stage {
    Stage(
      "rates", summary: "rates and acceptances",
      configuration: part(
        settings.seed, detector, settings.region, settings.background.components,
        settings.signals.source, settings.signals.masses, settings.signals.benchmark,
        settings.scan.signal, settings.recoils.source, sourceFiles),
      outputs: [DarwinFile.rates, DarwinFile.spectra], effort: isQuick ? 2 : 15, work: measureRates)
  }

  /// The tables of the user's own behind sources, with their checksums; none that cannot be read.
  private var sourceFiles: [Provenance.Input] {
    (settings.background.components.flatMap(\.sources)
      + settings.signals.masses.map(settings.signals.source(mass:)))
      .flatMap { (try? SimulationSource(configuration.source($0)))?.inputs ?? [] }
  }

  /// Enough events for half a per cent, and what may be made for them.
  private static let wanted = 30_000
  private static let most = 3_000_000
  private static let scanGroup = "weight-scan"
  private static let recoilGroup = "recoil-search"
  /// True energies, keV.
  static let energyAxis = Axis.logarithmic(bins: 60, from: 0.2, to: 100)

  private func measureRates(_ work: StageWork) async throws {
    let words =
      settings.background.components.flatMap { component in
        component.sources.map { (component.name, $0) }
      }
      + settings.signals.masses.map {
        (SignalSettings.name(mass: $0), settings.signals.source(mass: $0))
      } + [
        (Self.scanGroup, settings.scan.signal), (Self.recoilGroup, settings.recoils.source),
      ]
    let unrated = [Self.scanGroup, Self.recoilGroup]
    let wanted = isQuick ? Self.wanted / 10 : Self.wanted
    let most = isQuick ? Self.most / 10 : Self.most
    var sources: [ExpectedRates.Source] = []
    for (number, (group, listed)) in words.enumerated() {
      let word = configuration.source(listed)
      let source = try SimulationSource(word)
      guard let rate = source.rate ?? (unrated.contains(group) ? 1 : nil) else {
        throw StudyError.noRate(source: word)
      }
      let plan = SimulationPlan(
        detector: detector, source: source, events: 0..<most, seed: seed(.acceptance(number)),
        level: .areas, cuts: settings.region.cuts)
      let acceptance = try await measureAcceptance(
        plan, wanted: wanted, axis: Self.energyAxis, threads: work.threads
      ) { try work.reach((Double(number) + $0) / Double(words.count)) }
      sources.append(
        ExpectedRates.Source(
          group: group, name: word, rate: rate, acceptance: acceptance, inputs: source.inputs))
    }
    let recoils = sources.removeLast()
    let scan = sources.removeLast()
    let split = sources.count - settings.signals.masses.count
    let rates = ExpectedRates(
      background: Array(sources[..<split]), signals: Array(sources[split...]), scan: scan,
      recoils: recoils)
    try work.folder.write(rates, to: DarwinFile.rates)
    try writeSpectra(sources, work)
  }

  /// Rates by true energy, before and after the cuts, in bins.
  private func writeSpectra(_ sources: [ExpectedRates.Source], _ work: StageWork) throws {
    let table = try CSVWriter(
      path: work.path(DarwinFile.spectra),
      columns: [
        "group", "source", "E_low_keV", "E_high_keV", "dRdE_per_tonne_year_keV",
        "dRdE_in_region_per_tonne_year_keV",
      ], overwrite: true)
    for source in sources {
      let acceptance = source.acceptance
      for bin in acceptance.eventsByEnergy.indices {
        let (low, high) = (acceptance.edges[bin], acceptance.edges[bin + 1])
        let perEvent = source.rate / Double(acceptance.events) / (high - low)
        try table.append(row: [
          .text(source.group), .text(source.name), .number(low), .number(high),
          .number(perEvent * Double(acceptance.eventsByEnergy[bin])),
          .number(perEvent * Double(acceptance.keptByEnergy[bin])),
        ])
      }
    }
    try table.commit()
  }
}
