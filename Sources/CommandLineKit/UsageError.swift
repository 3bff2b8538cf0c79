/// A mistake in what the user typed, worded so that they can correct it.
///
/// Names of options come with their dashes; `CommandTable.advice(for:)` says where to read on.
public enum UsageError: Error, Equatable, CustomStringConvertible {
  /// No verb of the table has this name; `choices` may say which there are.
  case unknownVerb(String, after: String?, choices: [String], suggestion: String?)
  /// The command line ends where a verb is due.
  case missingVerb(after: String?, choices: [String])
  /// The verb has no such option.
  case unknownOption(String, suggestion: String?)
  /// The option is due.
  case missingOption(String, placeholder: String)
  /// The option needs a value and none follows.
  case missingValue(option: String, placeholder: String)
  /// The flag was given a value.
  case unexpectedValue(option: String, value: String)
  /// The value is not what the option takes.
  case invalidValue(option: String, value: String, expected: String)
  /// The value is none of the names that may stand there.
  case unknownChoice(place: String, value: String, choices: [String], suggestion: String?)
  /// Two options were given that exclude each other.
  case conflictingOptions(String, String)
  /// The verb needs a word and none is left.
  case missingArgument(String)
  /// The verb has no place for the word; `places` shows those it has.
  case unexpectedArgument(String, places: [String])

  /// One lowercase sentence without a full stop.
  public var description: String {
    switch self {
    case .unknownVerb(let name, let path, let choices, let suggestion):
      "unknown verb '\(name)'" + (path.map { " after '\($0)'" } ?? "")
        + Self.hint(suggestion, choices)
    case .missingVerb(let path?, let choices):
      "missing verb after '\(path)'" + Self.hint(nil, choices)
    case .missingVerb(nil, _):
      "missing verb"
    case .unknownOption(let name, let suggestion):
      "unknown option '\(name)'" + Self.hint(suggestion, [])
    case .missingOption(let option, let placeholder):
      "missing option '\(option) <\(placeholder)>'"
    case .missingValue(let option, let placeholder):
      "missing value for '\(option) <\(placeholder)>'"
    case .unexpectedValue(let option, let value):
      "the option '\(option)' takes no value, but '\(value)' was given"
    case .invalidValue(let option, let value, let expected):
      "the value '\(value)' is invalid for '\(option)': expected \(expected)"
    case .unknownChoice(let place, let value, let choices, let suggestion):
      "the value '\(value)' is invalid for '\(place)'" + Self.hint(suggestion, choices)
    case .conflictingOptions(let first, let second):
      "the options '\(first)' and '\(second)' exclude each other"
    case .missingArgument(let placeholder):
      "missing argument '<\(placeholder)>'"
    case .unexpectedArgument(let word, let places) where places.isEmpty:
      "unexpected argument '\(word)': expected options only"
    case .unexpectedArgument(let word, let places):
      "unexpected argument '\(word)': expected only \(places.joined(separator: " "))"
    }
  }

  /// The likeliest correction, or all there are.
  private static func hint(_ suggestion: String?, _ choices: [String]) -> String {
    if let suggestion { return "; did you mean '\(suggestion)'?" }
    return choices.isEmpty
      ? ""
      : ": expected \(choices.count > 1 ? "one of " : "")"
        + choices.joined(separator: ", ")
  }
}
