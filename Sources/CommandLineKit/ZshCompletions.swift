/// The completions of a table for zsh.
struct ZshCompletions {
  private let tree: CompletionTree
  private let program: String

  init(_ table: CommandTable) {
    tree = CompletionTree(table)
    program = table.program
  }

  /// Works when sourced and when found as a file in `$fpath`.
  var script: String {
    """
    #compdef \(program)
    \(tree.function)() {
      local verb='' word files='' previous=${words[CURRENT-1]}
      local -a verbs options names
      if [[ ${words[CURRENT]} == --*=* ]]; then
        previous=${words[CURRENT]%%=*}
        compset -P '*='
      fi
      for word in ${words[2,CURRENT-1]}; do
        case "$verb/$word" in
    \(verbs)
        esac
      done
      case "$verb/$previous" in
    \(values)
      esac
      case "$verb" in
    \(words)
      esac
      if [[ ${words[CURRENT]} == -* || -z "$verbs$names$files" ]]; then
        _describe -o option options
      else
        (( $#verbs )) && _describe verb verbs
        (( $#names )) && compadd -a names
        [[ -n $files ]] && _files
      fi
    }
    if [[ ${funcstack[1]} == \(tree.function) ]]; then
      \(tree.function) "$@"
    else
      compdef \(tree.function) \(program)
    fi

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
        return "    \(keys)) \(Self.action(for: content)); return ;;"
      }
    }.joined(separator: "\n")
  }

  private var words: String {
    tree.places.map { place in
      let verbs = place.verbs.map { Self.described($0.name, $0.summary) }
      let options = place.options.map { Self.described($0.spelling, $0.help) }
      let names = place.names.map(\.quotedForShell)
      let files = place.takesPaths ? " files=yes" : ""
      return """
            \(place.path.quotedForShell))
              verbs=(\(verbs.joined(separator: " ")))
              options=(\(options.joined(separator: " ")))
              names=(\(names.joined(separator: " ")))\(files) ;;
        """
    }.joined(separator: "\n")
  }

  /// A word with its explanation, as `_describe` reads them.
  private static func described(_ word: String, _ text: String) -> String {
    "\(word):\(text)".quotedForShell
  }

  private static func action(for content: ValueContent) -> String {
    let names = content.names.map(\.quotedForShell).joined(separator: " ")
    return switch content {
    case .text: "_message value"
    case .file: "_files"
    case .folder: "_files -/"
    case .choice: "compadd -- \(names)"
    case .choices: "compset -P '*,'; compadd -S '' -- \(names)"
    case .nameOrFile: "compadd -- \(names); _files"
    }
  }
}
