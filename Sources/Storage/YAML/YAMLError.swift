/// Why a YAML file could not be read: where, what was found, and what was expected.
public enum YAMLError: Error, Equatable, CustomStringConvertible {
  /// The file itself could not be read.
  case file(StorageError)
  /// The text is not YAML, or more of it than is read here.
  case syntax(YAMLPlace, problem: String)
  /// A value is of another kind, or outside of its range.
  case unexpected(YAMLPlace, found: String, expected: String)
  /// A mapping lacks a key that has no default.
  case missingKey(YAMLPlace, key: String)
  /// A mapping has a key that nothing reads; `known` are those that were asked for.
  case unknownKey(YAMLPlace, key: String, known: [String], suggestion: String?)
  /// A mapping has a key twice.
  case duplicateKey(YAMLPlace, key: String, firstLine: Int)
  /// The type being decoded refused the value, in its own words.
  case refused(YAMLPlace, reason: String)

  /// One sentence without a full stop.
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .syntax(let place, let problem): "\(place): \(problem)"
    case .unexpected(let place, let found, let expected):
      "\(place): found \(found), expected \(expected)"
    case .missingKey(let place, let key): "\(place): expected the key '\(key)'"
    case .unknownKey(let place, let key, _, let suggestion?):
      "\(place): found the unknown key '\(key)'; did you mean '\(suggestion)'?"
    case .unknownKey(let place, let key, [], nil):
      "\(place): found the unknown key '\(key)', expected none"
    case .unknownKey(let place, let key, let known, nil):
      "\(place): found the unknown key '\(key)', expected one of \(known.quotedList)"
    case .duplicateKey(let place, let key, let firstLine):
      "\(place): found the key '\(key)' a second time, expected it once (first in line \(firstLine))"
    case .refused(let place, let reason): "\(place): \(reason)"
    }
  }
}
