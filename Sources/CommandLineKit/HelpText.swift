/// What `--help` shows, laid out from the table of the command line.
public struct HelpText: Sendable {
  /// How headings stand out.
  public enum Headings: Sendable {
    /// As text alone, for files and pipes.
    case plain
    /// In bold, for terminals.
    case bold
  }

  private let table: CommandTable
  private let layout: TextLayout
  private let headings: Headings

  /// Prepares the help of a table.
  public init(_ table: CommandTable, width: Int = 80, headings: Headings = .plain) {
    self.table = table
    self.layout = TextLayout(width: width)
    self.headings = headings
  }

  /// The help of the verb that `path` names, as `Request.help` carries it; empty for the program.
  public func text(for path: [String] = []) -> String {
    let sections: [[String]]
    if path.isEmpty {
      sections = programSections
    } else {
      guard let verb = table.verb(at: path) else {
        preconditionFailure("HelpText: the verb is \(path), expected one of the table")
      }
      sections = verbSections(verb, path)
    }
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private var programSections: [[String]] {
    let names = table.verbs.map(\.name)
    let column = layout.column(for: names)
    let options = table.commonOptions + [CommandTable.help, CommandTable.version]
    let optionColumn = layout.column(for: options.map(Self.term))
    return [layout.paragraphs(table.summary), usage("\(table.program) <verb>", "...")]
      + table.groups.map { group in
        section(group.title, entries(of: group.verbs, column: column))
      } + [
        section("Options", entries(of: options, column: optionColumn)),
        layout.paragraphs("'\(table.program) help <verb>' shows what a verb takes."),
      ]
  }

  private func verbSections(_ verb: Verb, _ path: [String]) -> [[String]] {
    let command = ([table.program] + path).joined(separator: " ")
    let names = verb.verbs.map(\.name)
    let common = table.commonOptions + [CommandTable.help]
    let column = layout.column(for: (verb.options + common).map(Self.term))
    return [
      layout.paragraphs(verb.summary),
      usage(command, verb.verbs.isEmpty ? arguments(of: verb) : "<verb> ..."),
      layout.paragraphs(verb.discussion ?? ""),
      section("Verbs", entries(of: verb.verbs, column: layout.column(for: names))),
      section("Arguments", entries(of: verb.positionals)),
      section("Options", entries(of: verb.options, column: column)),
      section("Options of every verb", entries(of: common, column: column)),
      section("Examples", examples(of: verb)),
      verb.verbs.isEmpty
        ? [] : layout.paragraphs("'\(command) <verb> --help' shows what it takes."),
    ]
  }
}

// MARK: - The parts of a page

extension HelpText {
  private func heading(_ title: String) -> String {
    switch headings {
    case .plain: "\(title):"
    case .bold: "\u{1B}[1m\(title):\u{1B}[0m"
    }
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : [heading(title)] + lines
  }

  private func usage(_ command: String, _ arguments: String) -> [String] {
    let lines = layout.hanging("Usage: \(command) ", arguments)
    return [heading("Usage") + lines[0].dropFirst("Usage:".count)] + lines.dropFirst()
  }

  /// What follows a verb in its usage line; options that may be left out stand as one word.
  private func arguments(of verb: Verb) -> String {
    let required = verb.options.filter(\.isRequired).map(\.signature)
    let parts = verb.positionals.map(\.signature) + required + ["[options]"]
    return parts.map(\.unbroken).joined(separator: " ")
  }

  private func entries(of verbs: [Verb], column: Int) -> [String] {
    layout.entries(verbs.map { ($0.name, $0.summary) }, column: column)
  }

  private func entries(of positionals: [Positional]) -> [String] {
    let entries = positionals.map { place in
      (term: place.signature, text: Self.sentence(place.help, [Self.wording(place.content)]))
    }
    return layout.entries(entries, column: layout.column(for: entries.map(\.term)))
  }

  private func entries(of options: [Option], column: Int) -> [String] {
    let entries = options.map { option in
      let notes = [
        option.content.flatMap(Self.wording),
        option.isRequired ? "required" : nil,
        option.fallback.map { "default: \($0.isEmpty ? "''" : $0)".unbroken },
      ]
      return (term: Self.term(option), text: Self.sentence(option.help, notes))
    }
    return layout.entries(entries, column: column)
  }

  private func examples(of verb: Verb) -> [String] {
    verb.examples.flatMap { example in
      ["  \(example.command)"] + layout.paragraphs(example.effect, indent: 6)
    }
  }

  /// The long forms stand below one another, with or without a short form.
  private static func term(_ option: Option) -> String {
    (option.short.map { "-\($0), " } ?? "    ") + option.signature
  }

  /// A sentence with notes in brackets behind it.
  private static func sentence(_ help: String, _ notes: [String?]) -> String {
    let notes = notes.compactMap(\.self)
    return notes.isEmpty ? help : "\(help) (\(notes.joined(separator: "; ")))"
  }

  private static func wording(_ content: ValueContent) -> String? {
    let names = content.names.joined(separator: ", ")
    return switch content {
    case .text, .file, .folder: nil
    case .choice: "one of \(names)"
    case .choices: "some of \(names)"
    case .nameOrFile: "\(names) or a file"
    }
  }
}
