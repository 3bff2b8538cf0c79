import CommandLineKit
import Studies

/// `darkfield report`: the page of a finished study again.
enum ReportVerb: ProgramVerb {
  static let verb = Verb(
    "report", summary: "Draw the page of a finished study again.",
    discussion: """
      Draws report.html and the figures beside it from what the study has found, with the settings \
      that it was done with; nothing is simulated, trained or tested again. A study that is not \
      finished, or whose files were changed, gets a sentence.
      """,
    positionals: [
      Positional("folder", .folder, help: "The folder of the study.", count: .optional)
    ],
    options: [CommonOptions.threads],
    examples: [
      Verb.Example("darkfield report darwin-study", "The page, drawn by this version.")
    ])

  static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    let folder = StudyFolder(arguments.word("folder") ?? StudyVerb.folder)
    let runner = try reportAgain(of: folder, threads: try arguments.threads)
    let meter = StudyMeter(of: runner, isQuiet: arguments.has("quiet"))
    defer { meter.finish() }
    _ = try await runner.run(observe: meter.observe)
    return .done
  }
}
