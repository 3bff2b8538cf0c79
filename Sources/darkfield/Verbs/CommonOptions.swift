import CommandLineKit
import Foundation
import Kernels
import Storage
import Studies

/// Options that mean the same at every verb that has them.
enum CommonOptions {
  /// No progress and no remarks.
  static let quiet = Option("quiet", help: "Say nothing but errors.", short: "q")
  /// The file that a verb writes.
  static let output = Option(
    "output", .value(placeholder: "file", .file), help: "The file to write.", short: "o",
    isRequired: true)
  /// Whether an existing file may be replaced.
  static let force = Option("force", help: "Replace the output where it exists.", short: "f")
  /// The figure that a verb draws beside what it prints.
  static let plot = Option(
    "plot", .value(placeholder: "file", .file),
    help: "Draw a figure of it: SVG, PNG or PDF by the suffix of the name.")
  /// Whether the figure may replace one, for verbs that write nothing else.
  static let forcePlot = Option("force", help: "Replace the figure where it exists.", short: "f")
  /// How many threads work.
  static let threads = Option(
    "threads", .value(placeholder: "number"),
    help: "How many threads work; the results do not depend on it. All cores unless given.")
}

extension ParsedArguments {
  /// How many threads work: as many as there are cores unless the user says otherwise.
  var threads: Int {
    get throws(UsageError) {
      has("threads")
        ? try integer("threads", in: 1...1024) : ProcessInfo.processInfo.activeProcessorCount
    }
  }

  /// The file of the figure that was asked for, known to be possible; `nil` where none was.
  func figureFile() throws -> FigureFile? {
    guard has("plot") else { return nil }
    guard let file = try FigureFile(path: try path("plot"), overwrite: has("force")) else {
      throw invalid("plot", expected: FigureFile.expectation)
    }
    return file
  }

  /// A meter of progress on stderr, silent with `--quiet`.
  func progressMeter(_ label: String, total: Int?, unit: String) -> ProgressMeter {
    ProgressMeter(label, total: total, unit: unit, style: .automatic(isQuiet: has("quiet")))
  }

  /// What a result says of where it comes from.
  ///
  /// Options that change how a result is made and not what it is stay out of it.
  func provenance(
    verb: String, configuration: String = "", seed: UInt64? = nil,
    inputs: [Provenance.Input] = []
  ) -> Provenance {
    let passing: Set = ["output", "force", "threads", "quiet", "plot", "browse"]
    return Provenance(
      programVersion: Build.version, commit: Build.commit, verb: verb,
      options: settings.filter { !passing.contains($0.name) }
        .map { Provenance.Option(name: $0.name, value: $0.value) },
      configuration: configuration, seed: seed, inputs: inputs)
  }
}
