import CommandLineKit

/// `darkfield completions`: what a shell needs to complete verbs, options and choices.
enum CompletionsVerb: ProgramVerb {
  static let verb = Verb(
    "completions", summary: "Print the completions for a shell.",
    discussion: "The text goes where the shell looks for completions, as in the examples.",
    positionals: [Positional("shell", .choice(of: Shell.self), help: "The shell.")],
    examples: [
      Verb.Example("eval \"$(darkfield completions bash)\"", "Completions in this bash."),
      Verb.Example(
        "darkfield completions zsh > ~/.zfunc/_darkfield",
        "Completions in every zsh whose fpath has ~/.zfunc."),
      Verb.Example(
        "darkfield completions fish > ~/.config/fish/completions/darkfield.fish",
        "Completions in every fish."),
    ])

  static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    let shell = arguments.word("shell").flatMap(Shell.init(rawValue:)) ?? .bash
    try StandardOutput.write(shell.completions(for: Verbs.table))
    return .done
  }
}
