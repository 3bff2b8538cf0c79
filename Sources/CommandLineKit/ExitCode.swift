/// How the program tells its caller how it went.
public enum ExitCode: Int32, Sendable {
  /// The work is done.
  case done = 0
  /// The work could not be done; a sentence on stderr says why.
  case failed = 1
  /// The command line was mistyped; nothing was begun.
  case usage = 2
  /// Ctrl-C or a termination signal ended the work, as shells report it (128 + SIGINT).
  case interrupted = 130
  /// The reader of the results went away (`| head`), as shells report it (128 + SIGPIPE).
  case outputClosed = 141
}
