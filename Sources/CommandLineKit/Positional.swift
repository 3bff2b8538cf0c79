/// A place for words that belong to no option, such as the files a verb reads.
public struct Positional: Sendable, Equatable {
  /// How many words the place takes.
  public enum Count: Sendable, Equatable {
    /// Exactly one word.
    case one
    /// One word or none.
    case optional
    /// One word or more; only the last place of a verb can be so.
    case oneOrMore
    /// Any number of words, also none; only the last place of a verb can be so.
    case any

    /// The fewest words that fill the place.
    var least: Int {
      switch self {
      case .one, .oneOrMore: 1
      case .optional, .any: 0
      }
    }

    /// The most words the place holds.
    var most: Int {
      switch self {
      case .one, .optional: 1
      case .oneOrMore, .any: .max
      }
    }
  }

  /// What help calls the word, and the name by which `ParsedArguments` finds it.
  public let placeholder: String
  /// One sentence for the help screen.
  public let help: String
  /// How many words the place takes.
  public let count: Count
  /// What the words may be.
  public let content: ValueContent

  /// Creates a place for words.
  public init(
    _ placeholder: String, _ content: ValueContent = .text, help: String, count: Count = .one
  ) {
    self.placeholder = placeholder
    self.content = content
    self.help = help
    self.count = count
  }

  /// The place as usage lines show it: `<file>`, `[<file>]`, `<file>...`, `[<file>...]`.
  var signature: String {
    switch count {
    case .one: "<\(placeholder)>"
    case .optional: "[<\(placeholder)>]"
    case .oneOrMore: "<\(placeholder)>..."
    case .any: "[<\(placeholder)>...]"
    }
  }
}
