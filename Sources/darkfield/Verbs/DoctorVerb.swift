import CommandLineKit
import Studies

/// `darkfield doctor`: whether this install is sound.
enum DoctorVerb: ProgramVerb {
  static let verb = Verb(
    "doctor", summary: "Say whether this install is sound, and what to do where it is not.",
    discussion: """
      Looks at versions, processor, memory and fonts, checks the random numbers against published \
      ones, and writes and reads a file. The exit code is 1 where something is amiss.
      """,
    options: [OutputFormat.option],
    examples: [
      Verb.Example("darkfield doctor", "A table of what was looked at."),
      Verb.Example("darkfield doctor --format json", "The same for a program."),
    ])

  static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    let findings = examineInstall()
    try StandardOutput.write(
      ResultTable([
        ResultTable.Column("what", .texts(findings.map(\.subject))),
        ResultTable.Column("verdict", .texts(findings.map(\.verdict.rawValue))),
        ResultTable.Column("found", .texts(findings.map(\.found))),
        ResultTable.Column("advice", .texts(findings.map(\.advice))),
      ]), as: try arguments.choice("format"))
    return findings.contains { $0.verdict == .amiss } ? .failed : .done
  }
}
