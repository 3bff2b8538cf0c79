/// The completions of a table for fish, 3.0 and later.
struct FishCompletions {
  private let tree: CompletionTree
  private let program: String

  init(_ table: CommandTable) {
    tree = CompletionTree(table)
    program = table.program
  }

  /// One line per verb and option, each under the condition that its verb was typed.
  var script: String {
    """
    # Completions of \(program) for fish.
    function _\(tree.function)_at
        set -l verb ''
        for word in (commandline -opc)[2..-1]
            switch "$verb/$word"
    \(verbs)
            end
        end
        test "$verb" = "$argv[1]"
    end
    complete -c \(program) -f
    \(lines.joined(separator: "\n"))

    """
  }

  private var verbs: String {
    tree.steps.map { step in
      """
                  case \(Self.quoted(step.key))
                      set verb \(Self.quoted(step.path))
      """
    }.joined(separator: "\n")
  }

  private var lines: [String] {
    tree.places.flatMap { place in
      let condition = Self.quoted("_\(tree.function)_at \(Self.quoted(place.path))")
      let head = "complete -c \(program) -n \(condition)"
      return place.verbs.map { "\(head) -a \($0.name) -d \(Self.quoted($0.summary))" }
        + (place.takesPaths ? ["\(head) -F"] : [])
        + place.names.map { "\(head) -a \(Self.quoted($0))" }
        + place.options.map { option in
          let short = option.short.map { " -s \($0)" } ?? ""
          let value = option.content.map(Self.value) ?? ""
          return "\(head) -l \(option.name)\(short)\(value) -d \(Self.quoted(option.help))"
        }
    }
  }

  private static func value(_ content: ValueContent) -> String {
    let names = content.names.joined(separator: " ")
    return switch content {
    case .text: " -x"
    case .file: " -r -F"
    case .folder: " -x -a '(__fish_complete_directories)'"
    case .choice: " -x -a \(quoted(names))"
    case .choices: " -x -a \(quoted("(__fish_append , \(names))"))"
    case .nameOrFile: " -r -F -a \(quoted(names))"
    }
  }

  /// A text as one word of fish, where a backslash escapes inside single quotes.
  private static func quoted(_ text: String) -> String {
    let escaped = text.flatMap { $0 == "'" || $0 == "\\" ? ["\\", $0] : [$0] }
    return "'\(String(escaped))'"
  }
}
