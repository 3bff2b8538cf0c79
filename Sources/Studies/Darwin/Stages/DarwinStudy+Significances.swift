import Inference
import Kernels
import Storage

extension DarwinStudy {
  /// What experiments with the benchmark would find, by every statistic, against exposure.
  var significances: Stage {
    let masses = settings.signals.masses
    return Stage(
      "significances", summary: "every statistic, against exposure", version: 2,
      configuration: part(
        settings.seed, settings.exposure, settings.statistics, settings.signals.benchmark,
        settings.recoils, settings.background.components.map(\.uncertainty)),
      inputs: settings.background.components.map { DarwinFile.background($0.name) }
        + masses.map(DarwinFile.signal(mass:)) + [DarwinFile.recoils],
      outputs: [DarwinFile.statistics],
      effort: 4 + 5 * Double(settings.statistics.exposures.count) * statisticEffort
    ) { work in
      let scores = try DarwinScores(settings, work)
      let recoils = try ScoreSpace.allCases.map { try scores.recoils(in: $0) }
      let members = recoils.map(\.shapes.count).min() ?? 0
      if members < settings.recoils.count {
        work.note(
          "of \(settings.recoils.count) mean energies of nuclear recoils \(members) have enough events"
        )
      }
      let quoted = settings.statistics.quoted
      let exposures = Set(quoted + settings.statistics.exposures).sorted()
      var rows: [SignificanceRow] = []
      for (number, exposure) in exposures.enumerated() {
        for (place, space) in ScoreSpace.allCases.enumerated() {
          rows += try work.values("\(space.rawValue)-\(exposure)") {
            try significances(
              of: space, exposure: exposure, isQuoted: quoted.contains(exposure), scores,
              recoils[place], work)
          }
          try work.reach(
            (Double(number) + Double(place + 1) / Double(ScoreSpace.allCases.count))
              / Double(exposures.count))
        }
      }
      try write(rows, to: DarwinFile.statistics, work)
    }
  }

  /// How much work weighted toys are, one being that of the default settings.
  var statisticEffort: Double { Double(settings.statistics.toys) / 10_000 }

  /// A statistic to be asked for a signal on a background.
  private struct Question: Sendable {
    let name: String
    let kind: StatisticKind
    let background: Background
    let signal: Signal
  }

  /// The statistics of a space in an exposure.
  private func significances(
    of space: ScoreSpace, exposure: Double, isQuoted: Bool, _ scores: DarwinScores,
    _ recoils: SignalFamily, _ work: StageWork
  ) throws -> [SignificanceRow] {
    // The last take longest, and begin.
    let questions =
      try questions(
        of: space, exposure: exposure, isQuoted: isQuoted, scores, recoils
      ).reversed() as [Question]
    let tails = settings.statistics.tails(seed: settings.seed, threads: work.threads)
    // Exact laws are found on one thread each, so statistics share the threads.
    var found = questions.map { _ in Result<SignificanceRow?, InferenceError>.success(nil) }
    var span = found.mutableSpan
    forEachChunk(of: &span, size: 1, threads: work.threads) { range, part in
      let question = questions[range.lowerBound]
      do throws(InferenceError) {
        let statistic = try question.kind.prepared(for: question.background, plan: tails)
        let band = try statistic.band(with: question.signal)
        part[0] = .success(
          SignificanceRow(
            space, question.name, exposure: exposure, question.background, question.signal, band,
            // Where counts in cells are all that is seen, the median is one of pseudo-experiments.
            signalToys: statistic is any CellStatistic ? tails.signalToys : nil))
      } catch {
        part[0] = .failure(error)
      }
    }
    return try found.reversed().compactMap { try $0.get() }
  }

  private func questions(
    of space: ScoreSpace, exposure: Double, isQuoted: Bool, _ scores: DarwinScores,
    _ recoils: SignalFamily
  ) throws -> [Question] {
    let mass = settings.signals.benchmark.mass
    let background = try scores.background(in: space, exposure: exposure)
    let signal = try scores.signal(mass: mass, in: space, exposure: exposure)
    var questions = Self.kinds(of: space, isQuoted: isQuoted, knowing: signal, recoils: recoils)
      .map { Question(name: $0.name, kind: $0, background: background, signal: signal) }
    guard isQuoted else { return questions }
    if space == .score {
      questions.append(
        Question(
          name: "paper-q, rate exact", kind: .paperQ, background: try background.with(rate: .known),
          signal: signal))
      for unit in Self.units {
        questions.append(
          Question(
            name: "paper-q, score / \(Int(unit))", kind: .paperQ,
            background: try scores.background(in: space, exposure: exposure, unit: unit),
            signal: try scores.signal(mass: mass, in: space, exposure: exposure, unit: unit)))
      }
    }
    if Self.leaking.contains(space) {
      let leakage = settings.statistics.leakage
      let leaking = try scores.background(
        in: space, exposure: exposure,
        leakage: try Leakage(
          into: .highest(leakage.share), relativeUncertainty: leakage.uncertainty))
      var kinds = [StatisticKind.knownSignal(signal)]
      if space == .classifier { kinds.append(.averagedRatio) }
      questions += kinds.map {
        Question(
          name: "\($0.name), leakage uncertain", kind: $0, background: leaking, signal: signal)
      }
    }
    return questions
  }

  /// Spaces in which electron recoils leak into what the classifier takes for nuclear ones.
  static let leaking: [ScoreSpace] = [.classifier, .networks, .charge]

  /// Units of the score, which should make no difference: the paper's statistic sees them.
  private static let units = [10.0, 100, 1000]

  /// The statistics of a space; those that take long only where results are quoted.
  static func kinds(
    of space: ScoreSpace, isQuoted: Bool, knowing signal: Signal, recoils: SignalFamily
  ) -> [StatisticKind] {
    // For anything, for nuclear recoils of any falling spectrum, and for this signal alone.
    // The last is exact and takes longest: as a curve it is drawn where it is highest.
    let isKnown = isQuoted || space == .charge || space == .areas
    let ratios: [StatisticKind] =
      [.averagedRatio, .averagedRatioOver(recoils)] + (isKnown ? [.knownSignal(signal)] : [])
    switch space {
    case .score:
      return [.count, .paperQ, .centredQ] + (isQuoted ? [.berkJones, .bump] : []) + ratios
    case .classifier:
      return [.countInRegion(.highest(0.01)), .countInRegion(.highest(0.025))]
        + (isQuoted ? [.berkJones] : []) + ratios
    case .networks, .charge, .areas: return ratios
    }
  }

  private func write(
    _ rows: [SignificanceRow], to name: String, _ work: StageWork
  ) throws {
    let table = try CSVWriter(
      path: work.path(name), columns: SignificanceRow.columns, overwrite: true)
    for row in rows {
      try table.append(row: [
        .text(row.space.rawValue), .text(row.statistic), .number(row.exposure),
        .number(row.background), .number(row.signal), .number(row.median), .number(row.lower),
        .number(row.upper), .number(row.toyError), .integer(row.isLowerBound ? 1 : 0),
        .number(row.relativeError), .text(row.method),
      ])
    }
    try table.commit()
  }
}
