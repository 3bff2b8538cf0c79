/// A named choice the user can make on the command line.
///
/// An option is a value, so one table of options is the single source for parsing, for `--help`
/// and for the completions of the shells.
public struct Option: Sendable, Equatable {
  /// Whether the option is followed by a value, and what that value is.
  public enum Kind: Sendable, Equatable {
    /// A bare switch, on or absent.
    case flag
    /// An option that takes one value, shown as the given placeholder in help.
    case value(placeholder: String, ValueContent = .text)
  }

  /// The name without dashes, as in `seed` for `--seed`.
  public let name: String
  /// What follows the name.
  public let kind: Kind
  /// One sentence for the help screen.
  public let help: String
  /// The letter of the short form, as in `o` for `-o`.
  public let short: Character?
  /// The value where the option is not given, shown in help.
  public let fallback: String?
  /// Whether the verb cannot do without; parsing names a required option that is missing.
  public let isRequired: Bool

  /// Creates an option; one that is neither required nor has a fallback may be absent.
  public init(
    _ name: String, _ kind: Kind = .flag, help: String, short: Character? = nil,
    fallback: String? = nil, isRequired: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.help = help
    self.short = short
    self.fallback = fallback
    self.isRequired = isRequired
    checkConsistency()
  }

  /// How messages call the option: `--seed`.
  public var spelling: String { "--\(name)" }

  /// The option with its value, as usage lines show it: `--seed <number>`.
  var signature: String {
    switch kind {
    case .flag: spelling
    case .value(let placeholder, _): "\(spelling) <\(placeholder)>"
    }
  }

  /// What the value may be; `nil` for a flag.
  var content: ValueContent? {
    if case .value(_, let content) = kind { content } else { nil }
  }

  /// Every word that means this option: `-o` and `--output`.
  var spellings: [String] {
    (short.map { ["-\($0)"] } ?? []) + [spelling]
  }

  /// Stops a table that contradicts itself.
  private func checkConsistency() {
    precondition(
      !name.isEmpty && name.utf8.allSatisfy(\.isPartOfName) && !name.hasPrefix("-"),
      "Option: the name is '\(name)', expected lowercase letters, digits and hyphens")
    precondition(
      short?.isLetter ?? true,
      "Option: the short form of '\(spelling)' is '\(short ?? " ")', expected a letter")
    precondition(
      kind != .flag || (fallback == nil && !isRequired),
      "Option: the flag '\(spelling)' has a fallback or is required, expected neither")
    precondition(
      fallback == nil || !isRequired,
      "Option: '\(spelling)' is required and has a fallback, expected one of them")
    if let fallback, let stranger = content?.firstStranger(in: fallback) {
      preconditionFailure(
        "Option: the fallback of '\(spelling)' is '\(stranger)', expected one of its choices")
    }
  }
}

extension [Option] {
  /// The option that a mistyped word was probably meant to be, dashes aside.
  func spelling(nearestTo word: String) -> String? {
    Spelling.nearest(to: String(word.drop { $0 == "-" }), among: map(\.name)).map { "--\($0)" }
  }
}

extension UInt8 {
  /// Whether the byte may stand in the name of a verb or an option.
  var isPartOfName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
