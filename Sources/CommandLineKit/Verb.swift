/// Something the program can do: a name, what may follow it, and what help says about it.
///
/// A verb either takes arguments or leads to further verbs (`medium transport`), never both.
public struct Verb: Sendable, Equatable {
  /// A command line worth showing, and what it does.
  public struct Example: Sendable, Equatable {
    /// The whole command line, program name included, ready to be copied.
    public let command: String
    /// What it does, one sentence.
    public let effect: String

    /// Creates an example.
    public init(_ command: String, _ effect: String) {
      self.command = command
      self.effect = effect
    }
  }

  /// The word that means this verb.
  public let name: String
  /// What the verb does, in one sentence.
  public let summary: String
  /// What else help says: paragraphs separated by empty lines; one that begins with a space, such as
  /// a file, is shown as it stands.
  public let discussion: String?
  /// The places for words that belong to no option, in order.
  public let positionals: [Positional]
  /// The options of this verb alone.
  public let options: [Option]
  /// Command lines worth showing.
  public let examples: [Example]
  /// The verbs this one leads to; empty for a verb that does something itself.
  public let verbs: [Verb]

  /// Creates a verb that takes arguments.
  public init(
    _ name: String, summary: String, discussion: String? = nil, positionals: [Positional] = [],
    options: [Option] = [], examples: [Example] = []
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.positionals = positionals
    self.options = options
    self.examples = examples
    self.verbs = []
  }

  /// Creates a verb that leads to further verbs.
  public init(
    _ name: String, summary: String, discussion: String? = nil, examples: [Example] = [],
    verbs: [Verb]
  ) {
    precondition(!verbs.isEmpty, "Verb: '\(name)' leads to no verbs, expected at least one")
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.positionals = []
    self.options = []
    self.examples = examples
    self.verbs = verbs
  }
}

/// Verbs that help shows under one heading.
public struct VerbGroup: Sendable, Equatable {
  /// The heading, without a colon.
  public let title: String
  /// The verbs, in the order of help.
  public let verbs: [Verb]

  /// Creates a group.
  public init(_ title: String, _ verbs: [Verb]) {
    self.title = title
    self.verbs = verbs
  }
}
