/// The completions of a table for bash, 3.2 and later.
struct BashCompletions {
  private let tree: CompletionTree
  private let program: String

  init(_ table: CommandTable) {
    tree = CompletionTree(table)
    program = table.program
  }

  /// Finds the verb among the words so far, then offers what may stand at the cursor.
  ///
  /// bash splits `--name=value` at the equals sign, hence the look two words back.
  var script: String {
    """
    # Completions of \(program) for bash.
    \(tree.function)() {
      local IFS=$' \\t\\n' verb='' names='' kind=words prefix='' index
      local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}"
      COMPREPLY=()
      if [[ $current == '=' ]]; then
        current=''
      elif [[ $previous == '=' ]]; then
        previous="${COMP_WORDS[COMP_CWORD-2]}"
      fi
      for ((index = 1; index < COMP_CWORD; index++)); do
        case "$verb/${COMP_WORDS[index]}" in
    \(verbs)
        esac
      done
      case "$verb/$previous" in
    \(values)
      esac
      if [[ $kind == words ]]; then
        case "$verb" in
    \(words)
        esac
      fi
      if [[ $kind == list && $current == *,* ]]; then
        prefix="${current%,*},"
        current="${current##*,}"
      fi
      if [[ $kind == folders ]]; then
        compopt -o filenames 2>/dev/null
        IFS=$'\\n'
        COMPREPLY=($(compgen -d -- "$current"))
      elif [[ $kind == files ]]; then
        compopt -o filenames 2>/dev/null
        IFS=$'\\n'
        COMPREPLY=($(compgen -f -- "$current"))
      fi
      IFS=$' \\t\\n'
      COMPREPLY+=($(compgen -P "$prefix" -W "$names" -- "$current"))
    }
    complete -F \(tree.function) \(program)

    """
  }

  private var verbs: String {
    tree.steps.map { step in
      "      \(step.key.quotedForShell)) verb=\(step.path.quotedForShell) ;;"
    }.joined(separator: "\n")
  }

  private var values: String {
    tree.places.flatMap { place in
      place.options.compactMap { option in
        guard let content = option.content else { return nil }
        let keys = option.spellings.map { place.key($0).quotedForShell }.joined(separator: "|")
        return "    \(keys)) kind=\(Self.kind(of: content)) "
          + "names=\(content.names.joined(separator: " ").quotedForShell) ;;"
      }
    }.joined(separator: "\n")
  }

  /// Options are offered once a hyphen asks for them, or where there is nothing else.
  private var words: String {
    tree.places.map { place in
      let options = place.options.map(\.spelling).joined(separator: " ").quotedForShell
      let names = (place.verbs.map(\.name) + place.names).joined(separator: " ")
      let paths = place.takesPaths ? " kind=files" : ""
      guard !names.isEmpty || place.takesPaths else {
        return "      \(place.path.quotedForShell)) names=\(options) ;;"
      }
      return """
              \(place.path.quotedForShell))
                if [[ $current == -* ]]; then names=\(options); else names=\(names.quotedForShell)\(paths); fi ;;
        """
    }.joined(separator: "\n")
  }

  private static func kind(of content: ValueContent) -> String {
    switch content {
    case .text: "text"
    case .file, .nameOrFile: "files"
    case .folder: "folders"
    case .choice: "choice"
    case .choices: "list"
    }
  }
}
