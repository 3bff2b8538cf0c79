import Foundation
import Inference
import Kernels
import Storage

extension DarwinStudy {
  /// The plane of mass and cross section: what experiments would find, and where they reach 3 sigma.
  var contours: Stage {
    let masses = settings.signals.masses.count
    return Stage(
      "contours", summary: "masses and cross sections",
      configuration: part(
        settings.seed, settings.exposure, settings.statistics, settings.signals.plane,
        settings.signals.benchmark, settings.recoils,
        settings.background.components.map(\.uncertainty)),
      inputs: settings.background.components.map { DarwinFile.background($0.name) }
        + settings.signals.masses.map(DarwinFile.signal(mass:)) + [DarwinFile.recoils],
      outputs: [DarwinFile.plane, DarwinFile.contours],
      effort: 4 + 0.25 * Double(masses * settings.signals.plane.count) * statisticEffort
    ) { work in
      let scores = try DarwinScores(settings, work)
      var rows: [PlaneRow] = []
      for (number, search) in Search.allCases.enumerated() {
        rows += try work.values(search.rawValue) {
          try plane(of: search, scores, work) {
            try work.reach((Double(number) + $0) / Double(Search.allCases.count))
          }
        }
      }
      try writePlane(rows, work)
      try writeContours(rows, work)
    }
  }

  /// A statistic over a space whose plane is mapped.
  enum Search: String, CaseIterable {
    case networks, score, charge, areas, paper, known
    case networkRecoils = "networks-recoils"
    case chargeRecoils = "charge-recoils"
    case areaRecoils = "areas-recoils"

    var space: ScoreSpace {
      switch self {
      case .networks, .networkRecoils: .networks
      case .score, .paper: .score
      case .charge, .chargeRecoils: .charge
      case .areas, .areaRecoils, .known: .areas
      }
    }

    /// The statistic, where it is the same for all signals; nil for the one that knows each.
    func kind(_ scores: DarwinScores) throws -> StatisticKind? {
      switch self {
      case .networks, .score, .charge, .areas: .averagedRatio
      case .networkRecoils, .chargeRecoils, .areaRecoils:
        .averagedRatioOver(try scores.recoils(in: space))
      case .paper: .paperQ
      case .known: nil
      }
    }

    /// What tables call the statistic.
    var statistic: String {
      switch self {
      case .networks, .score, .charge, .areas: StatisticKind.averagedRatio.name
      case .networkRecoils, .chargeRecoils, .areaRecoils: DarwinScores.recoilStatistic
      case .paper: StatisticKind.paperQ.name
      case .known: "known-signal"
      }
    }
  }

  /// Beyond this significance nobody asks how large it is.
  static let highestOfPlane = 8.0
  /// Fewer events than these are not looked for.
  private static let fewestOfPlane = 0.3

  private func plane(
    of search: Search, _ scores: DarwinScores, _ work: StageWork, reach: (Double) throws -> Void
  ) throws -> [PlaneRow] {
    let background = try scores.background(in: search.space, exposure: settings.exposure)
    let tails = settings.statistics.tails(seed: settings.seed, threads: work.threads)
    let kind = try search.kind(scores)
    let curves =
      try kind?.prepared(for: background, plan: tails).curves() ?? .knownSignal(on: background)
    let signals = try settings.signals.masses.map {
      try scores.signal(mass: $0, in: search.space, exposure: settings.exposure)
    }
    guard kind == nil else {
      var rows: [PlaneRow] = []
      for (number, signal) in signals.enumerated() {
        rows += try points(of: search, number, signal, curves)
        try reach(Double(number + 1) / Double(signals.count))
      }
      return rows
    }
    // The exact law of each signal is found on one thread, so signals share the threads.
    var found = signals.map { _ in Result<[PlaneRow], InferenceError>.success([]) }
    var span = found.mutableSpan
    forEachChunk(of: &span, size: 1, threads: work.threads) { range, part in
      let number = range.lowerBound
      do throws(InferenceError) {
        part[0] = .success(try points(of: search, number, signals[number], curves))
      } catch {
        part[0] = .failure(error)
      }
    }
    return try found.flatMap { try $0.get() }
  }

  /// The points of one mass, up to a significance that nobody doubts.
  private func points(
    of search: Search, _ number: Int, _ signal: Signal, _ curves: SensitivityCurves
  ) throws(InferenceError) -> [PlaneRow] {
    let curve = try curves.curve(to: signal.shape)
    var rows: [PlaneRow] = []
    // The exact law takes long and is smooth: every second point has it.
    let step = search == .known ? 2 : 1
    for (place, crossSection) in settings.signals.plane.values.enumerated()
    where place.isMultiple(of: step) {
      let events = signal.expected * crossSection / settings.signals.benchmark.crossSection
      guard events >= Self.fewestOfPlane else { continue }
      let band = try curve.band(at: events)
      rows.append(
        PlaneRow(
          space: search.space, statistic: search.statistic,
          mass: settings.signals.masses[number], crossSection: crossSection, events: events,
          median: band.median.z, lower: band.lower.z, upper: band.upper.z))
      if band.median.z > Self.highestOfPlane { break }
    }
    return rows
  }

  private func writePlane(_ rows: [PlaneRow], _ work: StageWork) throws {
    let table = try CSVWriter(
      path: work.path(DarwinFile.plane),
      columns: [
        "space", "statistic", "mass_GeV", "cross_section_cm2", "signal_events", "Z_median",
        "Z_16pct", "Z_84pct",
      ], overwrite: true)
    for row in rows {
      try table.append(row: [
        .text(row.space.rawValue), .text(row.statistic), .number(row.mass),
        .number(row.crossSection), .number(row.events), .number(row.median), .number(row.lower),
        .number(row.upper),
      ])
    }
    try table.commit()
  }

  private func writeContours(_ rows: [PlaneRow], _ work: StageWork) throws {
    let table = try CSVWriter(
      path: work.path(DarwinFile.contours),
      columns: [
        "space", "statistic", "mass_GeV", "Z_median", "cross_section_cm2", "signal_events",
      ], overwrite: true)
    for search in Search.allCases {
      for mass in settings.signals.masses {
        let points = rows.filter {
          $0.space == search.space && $0.statistic == search.statistic && $0.mass == mass
        }
        let contours = ContourRow.contours(points, at: settings.statistics.significances)
        for row in contours {
          try table.append(row: [
            .text(row.space.rawValue), .text(row.statistic), .number(row.mass),
            .number(row.significance), .number(row.crossSection ?? .nan),
            .number(row.events ?? .nan),
          ])
        }
      }
    }
    try table.commit()
  }
}
