/// The places of a command line at which a shell completes words.
struct CompletionTree {
  /// What may follow the words of a verb.
  struct Place {
    /// The words of the verb, separated by spaces; empty for the program.
    let path: String
    let verbs: [Verb]
    let options: [Option]
    let positionals: [Positional]

    /// The names that positional words may have.
    var names: [String] { positionals.flatMap(\.content.names) }
    /// Whether some positional word is a path.
    var takesPaths: Bool { positionals.contains { $0.content.isPath } }
  }

  /// A name for functions of the scripts.
  let function: String
  /// The program and all its verbs, in the order of the table.
  let places: [Place]

  init(_ table: CommandTable) {
    function = "_" + String(table.program.map { $0.isLetter || $0.isNumber ? $0 : "_" })
    let common = table.commonOptions + [CommandTable.help]
    let program = Place(
      path: "", verbs: table.verbs + [CommandTable.helpVerb],
      options: common + [CommandTable.version], positionals: [])
    // After `help` come the verbs again, as plain words.
    let help = Place(
      path: CommandTable.helpVerb.name, verbs: [], options: [],
      positionals: [
        Positional("verb", .choice(table.verbs.map(\.name)), help: "The verb.", count: .any)
      ])
    places =
      [program] + table.verbs.flatMap { Self.places(of: $0, after: "", common: common) } + [help]
  }

  /// Every step from a verb to the next: what the scripts look up, and the path it leads to.
  var steps: [(key: String, path: String)] {
    places.flatMap { place in
      place.verbs.map { verb in
        (place.key(verb.name), place.path.isEmpty ? verb.name : "\(place.path) \(verb.name)")
      }
    }
  }

  private static func places(of verb: Verb, after path: String, common: [Option]) -> [Place] {
    let path = path.isEmpty ? verb.name : "\(path) \(verb.name)"
    let place = Place(
      path: path, verbs: verb.verbs, options: verb.options + common,
      positionals: verb.positionals)
    return [place] + verb.verbs.flatMap { places(of: $0, after: path, common: common) }
  }
}

extension CompletionTree.Place {
  /// The pattern `path/word` by which the scripts look a word up.
  func key(_ word: String) -> String { "\(path)/\(word)" }
}

extension ValueContent {
  /// Whether the value may be a path.
  var isPath: Bool {
    switch self {
    case .file, .folder, .nameOrFile: true
    case .text, .choice, .choices: false
    }
  }
}

extension String {
  /// The text as one word of a shell of the Bourne family.
  var quotedForShell: String {
    "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
