/// What the user asked for.
public enum Request: Sendable, Equatable {
  /// The help of a verb, named by its words (`["medium", "gas"]`); of the program where empty.
  case help(verb: [String])
  /// The version of the program.
  case version
  /// The work of a verb, named by its words, with the arguments it was given.
  case run(verb: [String], ParsedArguments)
}
