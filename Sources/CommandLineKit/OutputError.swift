/// Why results could not be written to stdout.
public enum OutputError: Error, Equatable, CustomStringConvertible {
  /// The reader went away, as `head` does once it has enough; no reason to complain.
  case closed
  /// The operating system refused, in its own words.
  case refused(reason: String)

  /// One lowercase sentence without a full stop.
  public var description: String {
    switch self {
    case .closed: "the reader of the results went away"
    case .refused(let reason): "cannot write the results: \(reason)"
    }
  }

  /// How the program should end.
  public var exitCode: ExitCode {
    switch self {
    case .closed: .outputClosed
    case .refused: .failed
    }
  }
}
