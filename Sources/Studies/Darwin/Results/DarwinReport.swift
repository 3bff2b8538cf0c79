import Foundation
import Learning
import Plotting
import Reporting
import Storage

/// The report of the search: what was read for it, and how it is told.
struct DarwinReport {
  let study: DarwinStudy
  let scores: DarwinScores
  let rates: ExpectedRates
  let statistics: StatisticTable
  let plane: DarwinPlane
  let likelihood: LikelihoodTable
  let model: AnomalyModel
  let held: HeldOutScores
  let errors: StatedErrors
  let own: DarwinOwnData?

  var settings: DarwinSettings { study.settings }
  var benchmark: SignalSettings.Benchmark { settings.signals.benchmark }

  /// Reads what the stages have written.
  init(_ study: DarwinStudy, _ work: StageWork) throws {
    self.study = study
    scores = try DarwinScores(study.settings, work)
    rates = try work.json(DarwinFile.rates, as: ExpectedRates.self)
    statistics = try StatisticTable(path: work.path(DarwinFile.statistics))
    plane = try DarwinPlane(
      plane: work.path(DarwinFile.plane), contours: work.path(DarwinFile.contours))
    likelihood = try LikelihoodTable(path: work.path(DarwinFile.likelihood))
    let path = work.path(DarwinFile.model)
    model = try ModelFile(path: path).model(of: path)
    held = try HeldOutScores(
      study.settings.networks, region: study.settings.region, work)
    errors = try StatedErrors(
      soundness: work.path(DarwinFile.soundness), exposure: study.checkedExposure)
    own = try study.own.map { _ in try DarwinOwnData(work) }
  }

  /// The whole report.
  func report(_ work: StageWork) throws -> Report {
    var report = Report(
      title: "Model-independent search for new physics in DARWIN", subject: subject, result: result)
    report.highlights = highlights
    report.headlines = [
      ReportFigure(
        "exposure", .darwinExposure(statistics, settings: settings),
        caption:
          "Median significance of experiments with WIMPs of \(short(benchmark.mass)) GeV and "
          + "\(short(benchmark.crossSection)) cm2 against exposure, for each statistic"
          + (statistics.rows.contains(where: \.isLowerBound)
            ? "; triangles are lower bounds." : ".")),
      ReportFigure(
        "plane", .darwinPlane(plane, likelihood, settings: settings),
        caption:
          "Median significance in \(short(settings.exposure)) tonne-years over mass and cross "
          + "section, by the averaged likelihood ratio of both networks' outputs; over it, what a "
          + "search that knows the signal excludes and discovers."),
      ReportFigure(
        "scores", try .darwinScores(scores, in: .score, settings: settings),
        caption: "The anomaly score of background and signals, and the density that tests use."),
    ]
    if study.isQuick {
      report.warnings.append(
        "This is a first look: samples are small, and no number of this page is to be quoted.")
    }
    report.sections = [
      try expectedSection(), try eventSection(work), try networkSection(work),
      try scoreSection(work), try testSection(work), planeSection,
      likelihoodSection, try soundnessSection(work), costSection(work),
    ]
    if let own { report.sections.insert(try ownSection(own), at: 0) }
    // The electron recoils that the networks find strangest: what an anomaly may look like.
    report.events = try browsedEvents(work)
    report.configuration = try YAMLEncoder().encode(settings)
    report.provenance = work.provenance(seed: settings.seed)
    return report
  }

  /// The user's events where there are any, the most anomalous first; else electron recoils.
  private func browsedEvents(_ work: StageWork) throws -> EventBrowser {
    guard let own, let path = study.own?.path else {
      return try browseEvents(
        of: work.path(DarwinFile.trainingElectrons), scores: work.path(DarwinFile.electronScores),
        count: 30)
    }
    return try browseEvents(
      of: path, scores: work.path(DarwinFile.ownScores), among: own.strangest.map(\.row), count: 30)
  }

  private var subject: String {
    let background = scores.components.reduce(0) { $0 + $1.events.expected }
    return "\(short(background)) background events are expected in \(short(settings.exposure)) "
      + "tonne-years with S1c from \(short(settings.region.s1.lowerBound)) to "
      + "\(short(settings.region.s1.upperBound)) phd. An autoencoder learnt what electron recoils "
      + "look like, a classifier to tell them from nuclear recoils; neither knows of a signal."
  }

  /// The default statistic, and the one that knows the signal.
  private var reached: (anomaly: Double?, known: Double?) {
    (
      statistics.exposure(reaching: 3, .networks, "averaged-lr"),
      statistics.exposure(reaching: 3, .areas, "known-signal")
    )
  }

  /// What averaged likelihood ratios are quoted for.
  private static let modelFree: [ScoreSpace] = [.networks, .classifier, .charge, .areas]

  private var result: String {
    if let own { return ownSentence(own) }
    let signal =
      "WIMPs of \(short(benchmark.mass)) GeV and \(short(benchmark.crossSection)) cm2 "
    let found = Self.modelFree.compactMap { space in
      statistics.exposure(reaching: 3, space, "averaged-lr").map { (space, $0) }
    }
    guard !found.isEmpty else {
      return signal + "stay below a median of 3 sigma without a model of the signal."
    }
    func years(_ exposure: Double, _ space: ScoreSpace, _ statistic: String) -> String {
      let error = statistics.error(reaching: 3, space, statistic, errors)
      return short(exposure) + (error.map { " ± \(String(format: "%.2g", $0))" } ?? "")
    }
    let recoils =
      statistics.exposure(reaching: 3, .charge, DarwinScores.recoilStatistic).map {
        "; as nuclear recoils of any falling spectrum after "
          + "\(years($0, .charge, DarwinScores.recoilStatistic)) by the \(ScoreSpace.charge.name)"
      } ?? ""
    let known =
      reached.known.map {
        "; after \(years($0, .areas, "known-signal")) by the corrected areas where it is known"
      } ?? ""
    let ways = found.map { "\(years($1, $0, "averaged-lr")) by the \($0.name)" }
    return signal
      + "reach a median of 3 sigma without a model of the signal after these tonne-years: "
      + "\(ways.joined(separator: ", "))\(recoils)\(known)."
  }

  private var highlights: [Report.Fact] {
    var facts = [
      Report.Fact(
        "background events",
        short(scores.components.reduce(0) { $0 + $1.events.expected }))
    ]
    if let signal = scores.signals.first(where: { $0.mass == benchmark.mass }) {
      facts.append(Report.Fact("events of the benchmark", short(signal.events.expected)))
    }
    if let exposure = reached.anomaly {
      facts.append(Report.Fact("tonne-years to 3 sigma", short(exposure)))
    }
    if let events = plane.events(.networks, "averaged-lr", 3, mass: benchmark.mass) {
      facts.append(
        Report.Fact("events to 3 sigma in \(short(settings.exposure)) t y", short(events)))
      if let known = plane.events(.areas, "known-signal", 3, mass: benchmark.mass) {
        facts.append(Report.Fact("times those of a known signal", short(events / known)))
      }
    }
    if let test = own?.main {
      facts.append(Report.Fact("p of your events", short(test.probability)))
    }
    return facts
  }

  /// Three digits, which say enough in a sentence.
  func short(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e5 { return "\(Int(number))" }
    // Without a power of ten where that is as short.
    if (1000..<1e5).contains(abs(number)) {
      let step = abs(number) < 1e4 ? 10.0 : 100
      return "\(Int((number / step).rounded() * step))"
    }
    return String(format: "%.3g", number)
  }
}
