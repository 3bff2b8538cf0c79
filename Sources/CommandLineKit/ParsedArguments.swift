/// The words after a verb, sorted into options and positional words.
///
/// `CommandTable.parse(_:)` makes it; the functions of `ParsedArguments+Values.swift` read it.
/// Asking for a name that the verb does not have is a programmer's mistake.
public struct ParsedArguments: Sendable, Equatable {
  /// The words that belong to no option, in order.
  public private(set) var positionals: [String] = []
  /// The words of the verb, as in `spectrum wimp-si`.
  public let path: [String]
  let places: [Positional]
  let options: [Option]
  /// By the name of the option; a flag holds an empty text.
  private(set) var given: [String: String] = [:]

  /// Sorts `words` by the places and options of a verb.
  ///
  /// Accepts `--name value`, `--name=value`, `-n value` and flags, before and after the
  /// positional words; everything after `--` is positional. The last occurrence of an option wins.
  init(_ words: [String], path: [String], positionals: [Positional], options: [Option])
    throws(UsageError)
  {
    self.path = path
    self.places = positionals
    self.options = options
    var remaining = words[...]
    while let word = remaining.popFirst() {
      if word == "--" {
        self.positionals += remaining
        break
      }
      if Self.isOption(word) {
        try take(word, &remaining)
      } else {
        self.positionals.append(word)
      }
    }
    try checkPositionals()
    for option in options where option.isRequired && given[option.name] == nil {
      guard case .value(let placeholder, _) = option.kind else { continue }
      throw .missingOption(option.spelling, placeholder: placeholder)
    }
  }

  /// The options in the order of the table, each with the value given or its fallback.
  ///
  /// For writing beside a result what made it. Flags that were given have the value `true`, options
  /// without a value are left out.
  public var settings: [(name: String, value: String)] {
    options.compactMap { option in
      switch option.kind {
      case .flag: has(option.name) ? (option.name, "true") : nil
      case .value: (given[option.name] ?? option.fallback).map { (option.name, $0) }
      }
    }
  }

  /// A word that begins with a hyphen is an option, unless it is `-` or a negative number.
  private static func isOption(_ word: String) -> Bool {
    word.hasPrefix("-") && word != "-" && Numeral(word) == nil
  }

  /// Reads an option and, where it takes one, its value.
  private mutating func take(
    _ word: String, _ remaining: inout ArraySlice<String>
  ) throws(UsageError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let spelling = parts.first.map(String.init) ?? word
    let attached = parts.count == 2 ? String(parts[1]) : nil
    // Help without a value was answered before; with one it is a mistake like any other flag's.
    let known = options + [CommandTable.help]
    guard let option = known.first(where: { $0.spellings.contains(spelling) }) else {
      throw .unknownOption(spelling, suggestion: known.spelling(nearestTo: spelling))
    }
    switch option.kind {
    case .flag:
      if let attached { throw .unexpectedValue(option: spelling, value: attached) }
      given[option.name] = ""
    case .value(let placeholder, let content):
      guard let value = attached ?? nextValue(&remaining) else {
        throw .missingValue(option: spelling, placeholder: placeholder)
      }
      try Self.check(value, content, at: spelling)
      given[option.name] = value
    }
  }

  /// The next word, unless it is an option: a value that begins with `--` is written after `=`.
  private func nextValue(_ remaining: inout ArraySlice<String>) -> String? {
    guard let word = remaining.first, !word.hasPrefix("--"),
      !options.contains(where: { $0.spellings.contains(word) })
    else { return nil }
    return remaining.popFirst()
  }

  private func checkPositionals() throws(UsageError) {
    var remaining = positionals[...]
    for place in places {
      guard remaining.count >= place.count.least else {
        throw .missingArgument(place.placeholder)
      }
      for word in remaining.prefix(place.count.most) {
        try Self.check(word, place.content, at: "<\(place.placeholder)>")
      }
      remaining = remaining.dropFirst(place.count.most)
    }
    if let word = remaining.first {
      throw .unexpectedArgument(word, places: places.map(\.signature))
    }
  }

  private static func check(
    _ value: String, _ content: ValueContent, at place: String
  ) throws(UsageError) {
    guard let stranger = content.firstStranger(in: value) else { return }
    throw .unknownChoice(
      place: place, value: stranger, choices: content.names,
      suggestion: Spelling.nearest(to: stranger, among: content.names))
  }
}
