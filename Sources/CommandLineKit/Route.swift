/// The way the words of a command line take through the verbs of a table.
///
/// Options that every verb knows may stand before and between the verbs: `--quiet medium gas`.
struct Route {
  /// The names of the verbs, in order.
  private(set) var path: [String] = []
  /// The last verb reached.
  private(set) var verb: Verb?
  /// The words that name no verb.
  private(set) var rest: [String] = []
  /// Why the way ended before a verb was reached.
  private(set) var mistake: UsageError?

  init(_ words: ArraySlice<String>, in table: CommandTable) {
    var words = words
    var choices = table.verbs
    while !choices.isEmpty, let word = words.popFirst() {
      if word.hasPrefix("-"), word != "-", word != "--" {
        rest.append(word)
        let name = String(word.prefix { $0 != "=" })
        let known = verb == nil ? [CommandTable.help, CommandTable.version] : [CommandTable.help]
        let options = table.commonOptions + known
        guard let option = options.first(where: { $0.spellings.contains(name) }) else {
          mistake = .unknownOption(name, suggestion: options.spelling(nearestTo: name))
          return
        }
        if option.content != nil, name == word, let value = words.popFirst() { rest.append(value) }
      } else if word != "--" {
        guard let next = choices.first(where: { $0.name == word }) else {
          let names = choices.map(\.name)
          mistake = .unknownVerb(
            word, after: path.isEmpty ? nil : path.joined(separator: " "),
            choices: path.isEmpty ? [] : names,
            suggestion: Spelling.nearest(to: word, among: names))
          return
        }
        path.append(word)
        verb = next
        choices = next.verbs
      }
    }
    rest += words
  }

  /// Whether the mistake is an option, after which help is still help of the verbs so far.
  var mistakeIsAnOption: Bool {
    if case .unknownOption = mistake { true } else { false }
  }
}
