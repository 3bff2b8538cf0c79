/// Why a file could not be read or written: which file, where in it, what was found and expected.
public enum StorageError: Error, Equatable, CustomStringConvertible {
  /// The file does not exist.
  case missing(path: String)
  /// The path names a folder where a file is due.
  case isDirectory(path: String)
  /// The file holds no bytes.
  case empty(path: String)
  /// The operating system refused, in its own words (`strerror`).
  case refused(path: String, action: String, reason: String)
  /// The file would overwrite one that the user made.
  case exists(path: String)
  /// A place in a file (a line, a dataset, a key's path) holds something else than was expected.
  case unexpected(path: String, place: String, found: String, expected: String)
  /// A place in a file lacks something; `available` names what there is instead.
  case absent(path: String, place: String, expected: String, suggestion: String?)
  /// The file is of another kind than the one that was to be read.
  case wrongKind(path: String, expected: String)
  /// The file was written by a later version of the program, in a layout this one does not know.
  case tooNew(path: String, format: String, known: Int)
  /// A file is damaged or cut short.
  case damaged(path: String, reason: String)

  /// One lowercase sentence without a full stop.
  public var description: String {
    switch self {
    case .missing(let path): "the file '\(path)' does not exist"
    case .isDirectory(let path): "'\(path)' is a folder, expected a file"
    case .empty(let path): "the file '\(path)' is empty"
    case .refused(let path, let action, let reason): "cannot \(action) '\(path)': \(reason)"
    case .exists(let path): "the file '\(path)' exists already; '--force' overwrites it"
    case .unexpected(let path, let place, let found, let expected):
      "\(path), \(place): found \(found), expected \(expected)"
    case .absent(let path, let place, let expected, let suggestion?):
      "\(path), \(place): expected \(expected); did you mean '\(suggestion)'?"
    case .absent(let path, let place, let expected, nil):
      "\(path), \(place): expected \(expected)"
    case .wrongKind(let path, let expected): "the file '\(path)' is not \(expected)"
    case .tooNew(let path, let format, let known):
      "the file '\(path)' has the format \(format), expected version \(known) or older"
    case .damaged(let path, let reason): "the file '\(path)' is damaged: \(reason)"
    }
  }
}
