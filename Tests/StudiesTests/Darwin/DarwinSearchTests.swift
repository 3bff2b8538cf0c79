import Foundation
import Learning
import Plotting
import Response
import Storage
import TestSupport
import Testing

@testable import Studies

/// The settings of the search, its samples, and how its tables are read between their points.
struct DarwinSearchTests {
  @Test func theDefaultsAreThoseOfThePaper() throws {
    let configuration = try DarwinConfiguration()
    let settings = configuration.settings
    #expect(settings.exposure == 200)
    #expect(settings.region.s1 == 3...60)
    #expect(settings.training.events == 20_000)
    #expect(settings.networks.validationFraction == 0.3)
    #expect(settings.signals.benchmark.mass == 50)
    #expect(settings.signals.benchmark.crossSection == 6.5e-48)
    #expect(configuration.detector == (try readDetector("darwin")))
    #expect(settings.background.events(expected: 6000) == 120_000)
    #expect(settings.background.events(expected: 100) == 10_000)
  }

  /// The paper's are 1 to 100 keV of both kinds; a network learns more from events of the region.
  @Test func trainingEventsAreOfTheEnergiesThatAreAskedFor() async throws {
    let defaults = try DarwinConfiguration().settings.training
    #expect(defaults.sources == ["flat-er:0.5:15.0", "flat-nr:2.0:60.0"])
    try await withTemporaryFolder { folder in
      func sources(_ energies: String) throws -> [String] {
        let path = folder.appending(path: "mine.yaml").path
        try "training: {electron_recoils_keV: [\(energies)], distribution: logarithmic}\n".write(
          toFile: path, atomically: true, encoding: .utf8)
        return try DarwinConfiguration(from: path).settings.training.sources
      }
      let found = try sources("1, 100")
      #expect(found == ["log-er:1.0:100.0", "log-nr:2.0:60.0"])
      #expect {
        _ = try sources("0, 100")
      } throws: {
        "\($0)".contains("expected energies above 0 keV where they are logarithmic")
      }
    }
  }

  /// `exp(-E/E0)` has the mean energy E0: recoils of every energy, weighted, have it too.
  @Test func weightsMakeFallingSpectra() throws {
    let settings = try DarwinConfiguration().settings.recoils
    #expect(settings.source == "log-nr:1.0:60.0")
    let means = settings.meanEnergies
    #expect(means.count == 10 && means.first == 1)
    #expect(abs((means.last ?? 0) / 30 - 1) < 1e-12)
    // The middles of equal steps in the logarithm, from where nothing is missing to where nothing is left.
    let energies = (0..<20_000).map { exp(-9 + 15 * (Double($0) + 0.5) / 20_000) }
    for mean in means {
      let weights = energies.map { RecoilSearchSettings.weight(energy: $0, mean: mean) }
      let sum = zip(energies, weights).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(sum / weights.reduce(0, +) / mean - 1) < 1e-3)
    }
  }

  @Test func aFirstLookChangesOnlySizes() throws {
    let full = try DarwinConfiguration().settings
    let quick = try DarwinConfiguration(size: .quick).settings
    #expect(quick.background.components == full.background.components)
    #expect(quick.region == full.region && quick.detector == full.detector)
    #expect(quick.signals.benchmark == full.signals.benchmark)
    #expect(quick.training.events < full.training.events)
  }

  @Test func settingsSurviveTheirFile() throws {
    let settings = try DarwinConfiguration().settings
    let text = try YAMLEncoder().encode(settings)
    #expect(try YAMLDecoder().decode(DarwinSettings.self, from: text, name: "again") == settings)
  }

  @Test func noTwoSamplesShareASeed() throws {
    let study = DarwinStudy(try DarwinConfiguration())
    let samples: [DarwinStudy.Sample] =
      [.training(isNuclear: false), .training(isNuclear: true), .scanSignal]
      + (0..<20).flatMap { number in
        [.acceptance(number), .signal(number), .scanBackground(number)]
          + (0..<20).map { .background(component: number, source: $0) }
      }
    #expect(Set(samples.map(study.seed)).count == samples.count)
  }

  @Test func stagesReadWhatEarlierOnesMake() throws {
    // The runner stops the program where they do not.
    let study = DarwinStudy(try DarwinConfiguration())
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "darkfield-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let runner = try StudyRunner(study.stages, in: StudyFolder(folder.path), threads: 1)
    #expect(runner.decisions().allSatisfy { $0.reason != nil })
    #expect(study.stages.last?.outputs == ["report.html"])
  }

  /// A table that a file of settings names stands beside it, as its detector does.
  @Test func tablesStandBesideTheSettings() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "darkfield-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "mine.yaml")
    try "seed: 2".write(to: file, atomically: true, encoding: .utf8)
    let configuration = try DarwinConfiguration(from: file.path)
    #expect(configuration.source("file:a.csv:er") == "file:\(folder.path)/a.csv:er")
    #expect(configuration.source("file:/a.csv:er") == "file:/a.csv:er")
    #expect(configuration.source("er-solar:0.2:25") == "er-solar:0.2:25")
    #expect(try DarwinConfiguration().source("file:a.csv:er") == "file:a.csv:er")
  }

  @Test func anotherWeightOfTheClassifierIsNoOtherTraining() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "darkfield-\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: folder) }
    try "networks: {classifier_weight: 1}".write(to: folder, atomically: true, encoding: .utf8)
    let plain = DarwinStudy(try DarwinConfiguration()).stages
    let changed = DarwinStudy(try DarwinConfiguration(from: folder.path)).stages
    let others = zip(plain, changed).filter { $0.configuration != $1.configuration }.map(\.0.name)
    #expect(others == ["validation", "background", "signals", "results", "report"])
  }

  /// Significances that are a power of the strength are found exactly between its points.
  @Test func contoursFollowAPower() throws {
    let points = [1.0, 4, 16].map { events in
      PlaneRow(
        space: .areas, statistic: "known-signal", mass: 50, crossSection: events * 1e-48,
        events: events, median: 0.75 * events, lower: 0, upper: 0)
    }
    let found = ContourRow.contours(points, at: [1, 3, 6, 60])
    for (row, events) in zip(found, [4.0 / 3, 4, 8]) {
      let relative = abs((row.events ?? 0) / events - 1)
      #expect(relative < 1e-12)
      let crossSection = try #require(row.crossSection)
      #expect(abs(crossSection / (events * 1e-48) - 1) < 1e-12)
    }
    #expect(found[3].crossSection == nil && found[3].events == nil)
  }

  @Test func exposuresAreFoundBetweenAndBelowThoseOfTheTable() throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "darkfield-\(UUID().uuidString).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let writer = try CSVWriter(path: path, columns: SignificanceRow.columns, overwrite: true)
    for exposure in [10.0, 40, 160] {
      try writer.append(row: [
        .text("areas"), .text("known-signal"), .number(exposure), .number(1), .number(1),
        .number(exposure.squareRoot()), .number(0), .number(0), .number(0),
        .integer(exposure > 100 ? 1 : 0), .number(0),
        .text("exact"),
      ])
    }
    try writer.commit()
    let table = try StatisticTable(path: path)
    for (wanted, exposure) in [(2.0, 4.0), (5, 25), (10, 100)] {
      let found = try #require(table.exposure(reaching: wanted, .areas, "known-signal"))
      #expect(abs(found / exposure - 1) < 1e-12)
    }
    #expect(table.exposure(reaching: 13, .areas, "known-signal") == nil)
    // A median that is a lower bound has a mark of its own upon the line.
    #expect(table.rows.map(\.isLowerBound) == [false, false, true])
    let settings = try DarwinConfiguration().settings
    let series = Figure.darwinExposure(table, settings: settings).table.series
    let bound = 160.0.squareRoot()
    let marks = series.filter { $0.numbers[.x] == [160] && $0.numbers[.y] == [bound] }
    #expect(marks.count == 1)
    #expect(table.exposure(reaching: 1, .score, "known-signal") == nil)
  }
}
