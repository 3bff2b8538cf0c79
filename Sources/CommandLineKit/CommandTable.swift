/// The whole command line of a program: the one source of parsing, help and completions.
public struct CommandTable: Sendable, Equatable {
  /// The word that starts the program.
  public let program: String
  /// What the program is, in one sentence.
  public let summary: String
  /// The verbs under their headings.
  public let groups: [VerbGroup]
  /// The options that every verb knows, besides `--help` and `--version`, which are built in.
  public let commonOptions: [Option]

  /// The option that every table knows, at every verb.
  static let help = Option("help", help: "Show this help.", short: "h")
  /// The option that every table knows before a verb.
  static let version = Option("version", help: "Show the version.")
  /// The verb that every table knows.
  static let helpVerb = Verb(
    "help", summary: "Show the help of a verb.",
    positionals: [Positional("verb", help: "The verb.", count: .any)])

  /// Creates a table.
  public init(
    program: String, summary: String, groups: [VerbGroup], commonOptions: [Option] = []
  ) {
    self.program = program
    self.summary = summary
    self.groups = groups
    self.commonOptions = commonOptions
    let reserved = commonOptions + [Self.help, Self.version]
    Self.checkNames(reserved.flatMap(\.spellings), of: program)
    Self.checkVerbs(verbs + [Self.helpVerb], of: program, reserved: reserved)
  }

  /// All verbs, in the order of help.
  public var verbs: [Verb] { groups.flatMap(\.verbs) }

  /// Finds out what the user asked for.
  ///
  /// - Parameter words: The command line without the name of the program.
  /// - Returns: A request for help or the version, or a verb with its arguments, checked as far as
  ///   the table can: names, choices and the number of arguments.
  /// - Throws: The first mistake.
  public func parse(_ words: some Sequence<String>) throws(UsageError) -> Request {
    let words = Array(words)
    let asked = words.first == Self.helpVerb.name
    let route = Route(asked ? words.dropFirst() : words[...], in: self)
    // A value cannot begin with `--`, so this word is a request wherever it stands before `--`.
    let isHelp = words.prefix { $0 != "--" }.contains(where: Self.help.spellings.contains)
    if let mistake = route.mistake, !(isHelp && route.mistakeIsAnOption) { throw mistake }
    if asked || isHelp || words.isEmpty { return .help(verb: route.path) }

    guard let verb = route.verb else {
      if route.rest.contains(Self.version.spelling) { return .version }
      throw .missingVerb(after: nil, choices: [])
    }
    guard verb.verbs.isEmpty else {
      throw .missingVerb(
        after: route.path.joined(separator: " "), choices: verb.verbs.map(\.name))
    }
    return .run(
      verb: route.path,
      try ParsedArguments(
        route.rest, path: route.path, positionals: verb.positionals,
        options: verb.options + commonOptions))
  }

  /// Where to read on after a mistake in `words`: `try 'darkfield limit --help'`.
  public func advice(for words: some Sequence<String>) -> String {
    let path = Route(Array(words)[...], in: self).path
    return "try '\(([program] + path + [Self.help.spelling]).joined(separator: " "))'"
  }

  /// The verb that a path names, if there is one.
  func verb(at path: [String]) -> Verb? {
    var verb: Verb?
    for name in path {
      verb = (verb?.verbs ?? verbs).first { $0.name == name }
      if verb == nil { return nil }
    }
    return verb
  }
}

// MARK: - A table must not contradict itself

extension CommandTable {
  private static func checkVerbs(_ verbs: [Verb], of owner: String, reserved: [Option]) {
    checkNames(verbs.map(\.name), of: owner)
    for verb in verbs {
      let name = "\(owner) \(verb.name)"
      precondition(
        !verb.name.isEmpty && verb.name.utf8.allSatisfy(\.isPartOfName)
          && !verb.name.hasPrefix("-"),
        "CommandTable: a verb is '\(name)', expected lowercase letters, digits and hyphens")
      checkNames((verb.options + reserved).flatMap(\.spellings), of: name)
      checkNames(verb.positionals.map(\.placeholder), of: name)
      precondition(
        verb.positionals.dropLast().allSatisfy { $0.count == .one },
        "CommandTable: '\(name)' has an optional argument before its last, expected it at the end")
      checkVerbs(verb.verbs, of: name, reserved: reserved)
    }
  }

  private static func checkNames(_ names: [String], of owner: String) {
    var seen: Set<String> = []
    for name in names {
      precondition(
        seen.insert(name).inserted,
        "CommandTable: '\(name)' stands twice at '\(owner)', expected once (help and version are built in)"
      )
    }
  }
}
