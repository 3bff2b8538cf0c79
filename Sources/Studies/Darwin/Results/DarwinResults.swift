import Foundation
import Learning
import Storage

/// Every number of the study, as `results.json` holds it; `docs/studies.md` documents the keys.
struct DarwinResults: Encodable {
  enum CodingKeys: String, CodingKey {
    case version, background, benchmark, signals, training, statistics, contours, soundness
    case isQuick = "is_quick"
    case exposure = "exposure_tonne_years"
    case score
    case weightScan = "weight_scan"
    case threeSigma = "three_sigma"
  }

  /// The background.
  struct Background: Encodable {
    /// One component.
    struct Component: Encodable {
      let name: String
      let expected: Double
      let uncertainty: Double
      let simulated_events: Int
      let sources: [Source]
    }
    /// One source of it.
    struct Source: Encodable {
      let source: String
      let rate_per_tonne_year: Double
      let acceptance: Double
      let expected: Double
      let error: Double
    }
    let expected: Double
    let components: [Component]
  }

  /// A signal.
  struct Signal: Encodable {
    let mass_GeV: Double
    let cross_section_cm2: Double
    let expected: Double
    let acceptance: Double
    let simulated_events: Int
  }

  /// How the parts of the score add up, for the networks of one seed.
  struct Score: Encodable {
    let seed: UInt64
    let beta: Double
    let weight: Double
    let R: Double
  }

  /// Where a statistic reaches three standard deviations for the benchmark.
  struct ThreeSigma: Encodable {
    let space: String
    let statistic: String
    let exposure_tonne_years: Double?
    let signal_events_at_exposure: Double?
  }

  let version = 1
  let isQuick: Bool
  let exposure: Double
  let background: Background
  let benchmark: Signal
  let signals: [Signal]
  let training: TableAsJSON
  let score: [Score]
  let weightScan: TableAsJSON
  let statistics: TableAsJSON
  let threeSigma: [ThreeSigma]
  let contours: TableAsJSON
  let soundness: TableAsJSON
}

extension DarwinResults {
  /// Gathers what the stages of a study have written.
  init(_ study: DarwinStudy, _ work: StageWork) throws {
    let settings = study.settings
    let rates = try work.json(DarwinFile.rates, as: ExpectedRates.self)
    let scores = try DarwinScores(settings, work)
    let path = work.path(DarwinFile.model)
    let model = try ModelFile(path: path).model(of: path)
    isQuick = study.isQuick
    exposure = settings.exposure
    let components = scores.components.map { component in
      Background.Component(
        name: component.name, expected: component.events.expected,
        uncertainty: component.uncertainty, simulated_events: component.events.count,
        sources: rates.background.filter { $0.group == component.name }.map { source in
          let expected = source.expected(in: settings.exposure)
          return Background.Source(
            source: source.name, rate_per_tonne_year: source.rate,
            acceptance: source.acceptance.share, expected: expected.value, error: expected.error)
        })
    }
    background = Background(
      expected: components.reduce(0) { $0 + $1.expected }, components: components)
    signals = zip(scores.signals, rates.signals).map { signal, rate in
      Signal(
        mass_GeV: signal.mass, cross_section_cm2: settings.signals.benchmark.crossSection,
        expected: signal.events.expected, acceptance: rate.acceptance.share,
        simulated_events: signal.events.count)
    }
    guard let quoted = signals.first(where: { $0.mass_GeV == settings.signals.benchmark.mass })
    else {
      preconditionFailure("DarwinResults: no signal of the benchmark, expected one of the settings")
    }
    benchmark = quoted
    training = try TableAsJSON(path: work.path(DarwinFile.history))
    score = model.members.map {
      Score(
        seed: $0.seed, beta: $0.score.beta, weight: settings.networks.coefficient,
        R: settings.networks.coefficient * $0.score.naturalWeight)
    }
    weightScan = try TableAsJSON(path: work.path(DarwinFile.weightScan))
    statistics = try TableAsJSON(path: work.path(DarwinFile.statistics))
    contours = try TableAsJSON(path: work.path(DarwinFile.contours))
    soundness = try TableAsJSON(path: work.path(DarwinFile.soundness))
    let table = try StatisticTable(path: work.path(DarwinFile.statistics))
    let events = quoted.expected / settings.exposure
    threeSigma = table.curves.map { pair in
      let reached = table.exposure(reaching: 3, pair.space, pair.statistic)
      return ThreeSigma(
        space: pair.space.rawValue, statistic: pair.statistic, exposure_tonne_years: reached,
        signal_events_at_exposure: reached.map { $0 * events })
    }
  }
}
