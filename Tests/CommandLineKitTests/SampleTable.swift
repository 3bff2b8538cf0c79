import CommandLineKit

/// A made-up program that has one of everything.
enum SampleTable {
  enum Kind: String, CaseIterable, Sendable { case beta, gamma, nr }

  static let simulate = Verb(
    "simulate", summary: "Draw events of a detector.",
    discussion: "Events are written as they are made; what was finished stays.",
    positionals: [Positional("study", .file, help: "The study.", count: .optional)],
    options: [
      Option(
        "output", .value(placeholder: "file", .file), help: "Where the events go.", short: "o",
        isRequired: true),
      Option(
        "detector", .value(placeholder: "name|file", .nameOrFile(["darwin", "xenonnt"])),
        help: "The detector.", fallback: "darwin"),
      Option("count", .value(placeholder: "number"), help: "How many events.", fallback: "1e6"),
      Option("seed", .value(placeholder: "number"), help: "The seed.", short: "s", fallback: "1"),
      Option(
        "kind", .value(placeholder: "kinds", .choices(of: Kind.self)), help: "What scatters.",
        fallback: "beta"),
      Option("mean", .value(placeholder: "keV"), help: "The mean energy."),
      Option("energies", .value(placeholder: "keV"), help: "The energies.", fallback: "1:3:1"),
      Option("force", help: "Overwrite what is there."),
      OutputFormat.option,
    ],
    examples: [
      .init("sample simulate -o events.h5 --count 1000", "A thousand events, it's quick.")
    ])

  static let medium = Verb(
    "medium", summary: "What the target itself does.",
    verbs: [
      Verb(
        "transport", summary: "Drift and diffusion of electrons.",
        options: [Option("field", .value(placeholder: "V/cm"), help: "The field.")]),
      Verb("gas", summary: "Light of the gas."),
    ])

  static let compare = Verb(
    "compare", summary: "Set files side by side.",
    positionals: [
      Positional("reference", .file, help: "What to compare with."),
      Positional("file", .file, help: "What is compared.", count: .oneOrMore),
    ])

  static let completions = Verb(
    "completions", summary: "Print the completions of a shell.",
    positionals: [Positional("shell", .choice(of: Shell.self), help: "The shell.")])

  static let table = CommandTable(
    program: "sample", summary: "Sample shows how a command line is read.",
    groups: [
      VerbGroup("Predict", [simulate, medium]),
      VerbGroup("Look", [compare, completions]),
    ],
    commonOptions: [
      Option("quiet", help: "Say nothing but results.", short: "q"),
      Option(
        "threads", .value(placeholder: "number"), help: "How many threads.", fallback: "all"),
    ])

  /// The arguments of a command line that is known to be right.
  static func arguments(_ line: String) throws -> ParsedArguments {
    guard case .run(_, let arguments) = try table.parse(line.split(separator: " ").map(String.init))
    else { throw UsageError.missingVerb(after: nil, choices: []) }
    return arguments
  }
}
