import CommandLineKit

/// A verb of the program: its row of the table, and how its words become a step of `Studies`.
protocol ProgramVerb {
  /// The row: what may be typed, and what help says of it.
  static var verb: Verb { get }
  /// Does it.
  static func run(_ arguments: ParsedArguments) async throws -> ExitCode
}

/// The verbs of the program.
enum Verbs {
  /// The verbs under the headings of `--help`; a new verb is a line here.
  private static let groups: [(title: String, verbs: [any (ProgramVerb & Sendable).Type])] = [
    ("Nature and medium", [SpectrumVerb.self, YieldsVerb.self, QuantaVerb.self, MediumVerb.self]),
    ("Detectors", [SimulateVerb.self, DetectorVerb.self]),
    ("Networks", [TrainVerb.self, ScoreVerb.self, ExportVerb.self]),
    ("Studies", [StudyVerb.self, ReportVerb.self, CompareVerb.self]),
    ("Significance", [TestVerb.self, SensitivityVerb.self]),
    ("Statements", [LimitVerb.self, CountsVerb.self, YellinTableVerb.self]),
    ("Data", [DrawVerb.self, ShowVerb.self]),
    ("This install", [DoctorVerb.self, BenchVerb.self, CompletionsVerb.self]),
  ]

  /// The one table that parsing, help and completions are made from.
  static let table = CommandTable(
    program: "darkfield",
    summary:
      "Darkfield finds what does not belong: rare-event searches from a recoil to a discovery.",
    groups: groups.map { VerbGroup($0.title, $0.verbs.map { $0.verb }) },
    commonOptions: [CommonOptions.quiet])

  /// Runs the verb that the words name.
  static func run(_ path: [String], _ arguments: ParsedArguments) async throws -> ExitCode {
    guard let verb = groups.flatMap(\.verbs).first(where: { $0.verb.name == path.first }) else {
      preconditionFailure("Verbs: '\(path)' was parsed but has no verb, expected one of the table")
    }
    return try await verb.run(arguments)
  }
}
