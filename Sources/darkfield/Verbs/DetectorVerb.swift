import CommandLineKit
import Response

/// `darkfield detector`: the files of the detectors that come with the program.
enum DetectorVerb: ProgramVerb {
  static let verb = Verb(
    "detector", summary: "Print the file of a detector that comes with the program.",
    discussion: """
      The files explain each setting and say where its number comes from. Copy one, change it, and \
      give it to 'darkfield simulate --detector'.
      """,
    positionals: [
      Positional(
        "name", .choice(ShippedDetector.allCases.map(\.rawValue)), help: "The detector.")
    ],
    examples: [
      Verb.Example("darkfield detector darwin > mine.yaml", "The file of DARWIN, to be changed.")
    ])

  static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    let detector = arguments.word("name").flatMap(ShippedDetector.init(rawValue:)) ?? .darwin
    try StandardOutput.write(detector.yaml)
    return .done
  }
}
