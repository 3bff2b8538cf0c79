import Foundation

/// What is known of the terminal, and the way to talk to the person at it.
public enum Terminal {
  /// A stream of the program.
  public enum Stream: Sendable {
    /// Where results go.
    case output
    /// Where talk goes.
    case error

    var descriptor: Int32 {
      switch self {
      case .output: STDOUT_FILENO
      case .error: STDERR_FILENO
      }
    }
  }

  /// Whether a stream ends at a terminal rather than in a file or a pipe.
  public static func isTerminal(_ stream: Stream) -> Bool {
    isatty(stream.descriptor) == 1
  }

  /// The number of columns of the terminal at a stream; 80 where it is not known.
  public static func width(of stream: Stream) -> Int {
    var size = winsize()
    let isKnown = unsafe ioctl(stream.descriptor, UInt(TIOCGWINSZ), &size) == 0
    // A pseudo-terminal may answer 0.
    return isKnown && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  /// How headings should stand out on stdout: bold at a terminal, unless `NO_COLOR` is set.
  ///
  /// The variable counts where it is not empty (no-color.org).
  public static var headings: HelpText.Headings {
    let refusal = ProcessInfo.processInfo.environment["NO_COLOR"] ?? ""
    return isTerminal(.output) && refusal.isEmpty ? .bold : .plain
  }

  /// Writes talk to stderr; there is nowhere to complain if that fails.
  public static func say(_ text: String) {
    try? StandardOutput.write(Array(text.utf8), to: Stream.error.descriptor)
  }
}
