import Foundation
import Learning
import Response
import Storage

/// Every number of the study, as `results.json` holds it; `docs/studies.md` documents the keys.
struct DarwinResults: Encodable {
  enum CodingKeys: String, CodingKey {
    case version, settings, detector, background, benchmark, signals, training, statistics
    case contours, likelihood, costs, soundness, energy
    case isQuick = "is_quick"
    case exposure = "exposure_tonne_years"
    case score
    case weightScan = "weight_scan"
    case threeSigma = "three_sigma"
    case ownData = "own_data"
  }

  /// The background.
  struct Background: Encodable {
    /// One component.
    struct Component: Encodable {
      let name: String
      let expected: Double
      let expected_error: Double
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
    let expected_error: Double
    let components: [Component]
  }

  /// A signal.
  struct Signal: Encodable {
    let mass_GeV: Double
    let cross_section_cm2: Double
    let expected: Double
    let expected_error: Double
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
    let exposure_error: Double?
    let signal_events_at_exposure: Double?

    private enum CodingKeys: CodingKey {
      case space, statistic, exposure_tonne_years, exposure_error, signal_events_at_exposure
    }

    // What is not reached is said, too.
    func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: CodingKeys.self)
      try values.encode(space, forKey: .space)
      try values.encode(statistic, forKey: .statistic)
      try values.encode(exposure_tonne_years, forKey: .exposure_tonne_years)
      try values.encode(exposure_error, forKey: .exposure_error)
      try values.encode(signal_events_at_exposure, forKey: .signal_events_at_exposure)
    }
  }

  /// What was found of the user's events.
  struct OwnData: Encodable {
    let summary: OwnDataSummary
    let tests: TableAsJSON
  }

  let version = 1
  let settings: DarwinSettings
  let detector: Detector
  let isQuick: Bool
  let exposure: Double
  let background: Background
  let benchmark: Signal
  let signals: [Signal]
  let training: TableAsJSON
  let energy: TableAsJSON
  let score: [Score]
  let weightScan: TableAsJSON
  let statistics: TableAsJSON
  let threeSigma: [ThreeSigma]
  let contours: TableAsJSON
  let likelihood: TableAsJSON
  let costs: TableAsJSON
  let soundness: TableAsJSON
  let ownData: OwnData?
}

extension DarwinResults {
  /// Gathers what the stages of a study have written.
  init(_ study: DarwinStudy, _ work: StageWork) throws {
    let settings = study.settings
    let rates = try work.json(DarwinFile.rates, as: ExpectedRates.self)
    let scores = try DarwinScores(settings, work)
    let path = work.path(DarwinFile.model)
    let model = try ModelFile(path: path).model(of: path)
    self.settings = settings
    detector = study.detector
    isQuick = study.isQuick
    exposure = settings.exposure
    let components = scores.components.map { component in
      Background.Component(
        name: component.name, expected: component.events.expected,
        expected_error: component.events.expectedError, uncertainty: component.uncertainty,
        simulated_events: component.events.count,
        sources: rates.background.filter { $0.group == component.name }.map { source in
          let expected = source.expected(in: settings.exposure)
          return Background.Source(
            source: source.name, rate_per_tonne_year: source.rate,
            acceptance: source.acceptance.share, expected: expected.value, error: expected.error)
        })
    }
    background = Background(
      expected: components.reduce(0) { $0 + $1.expected },
      expected_error: components.reduce(0) { hypot($0, $1.expected_error) },
      components: components)
    signals = zip(scores.signals, rates.signals).map { signal, rate in
      Signal(
        mass_GeV: signal.mass, cross_section_cm2: settings.signals.benchmark.crossSection,
        expected: signal.events.expected,
        expected_error: signal.events.expectedError,
        acceptance: rate.acceptance.share,
        simulated_events: signal.events.count)
    }
    guard let quoted = signals.first(where: { $0.mass_GeV == settings.signals.benchmark.mass })
    else {
      preconditionFailure("DarwinResults: no signal of the benchmark, expected one of the settings")
    }
    benchmark = quoted
    training = try TableAsJSON(path: work.path(DarwinFile.history))
    energy = try TableAsJSON(path: work.path(DarwinFile.energy))
    score = model.members.map {
      Score(
        seed: $0.seed, beta: $0.score.beta, weight: settings.networks.coefficient,
        R: settings.networks.coefficient * $0.score.naturalWeight)
    }
    weightScan = try TableAsJSON(path: work.path(DarwinFile.weightScan))
    soundness = try TableAsJSON(path: work.path(DarwinFile.soundness))
    let errors = try StatedErrors(
      soundness: work.path(DarwinFile.soundness), exposure: study.checkedExposure)
    likelihood = try TableAsJSON(path: work.path(DarwinFile.likelihood))
    costs = try TableAsJSON(path: work.path(DarwinFile.costs))
    ownData = try study.own.map { _ in
      OwnData(
        summary: try work.json(DarwinFile.ownSummary, as: OwnDataSummary.self),
        tests: try TableAsJSON(path: work.path(DarwinFile.ownTests)))
    }
    let table = try StatisticTable(path: work.path(DarwinFile.statistics))
    statistics = try TableAsJSON(
      path: work.path(DarwinFile.statistics),
      adding: [("Z_error", table.rows.map { errors.error(of: $0) })])
    contours = try TableAsJSON(
      path: work.path(DarwinFile.contours),
      adding: [
        (
          "signal_events_error",
          try DarwinPlane(
            plane: work.path(DarwinFile.plane), contours: work.path(DarwinFile.contours)
          ).eventErrors(errors, signalToys: settings.statistics.signalToys)
        )
      ])
    let events = quoted.expected / settings.exposure
    threeSigma = table.curves.map { pair in
      let reached = table.exposure(reaching: 3, pair.space, pair.statistic)
      return ThreeSigma(
        space: pair.space.rawValue, statistic: pair.statistic, exposure_tonne_years: reached,
        exposure_error: table.error(reaching: 3, pair.space, pair.statistic, errors),
        signal_events_at_exposure: reached.map { $0 * events })
    }
  }
}
