import Foundation

/// The way of results out of the program.
public enum StandardOutput {
  /// Writes a text.
  public static func write(_ text: String) throws(OutputError) {
    try write(Array(text.utf8), to: STDOUT_FILENO)
  }

  /// Writes a table.
  public static func write(
    _ table: ResultTable, as format: OutputFormat
  ) throws(OutputError) {
    try table.write(as: format) { piece throws(OutputError) in
      try write(piece, to: STDOUT_FILENO)
    }
  }

  /// Writes all bytes to an open file, however often that takes.
  static func write(_ bytes: [UInt8], to descriptor: Int32) throws(OutputError) {
    ignoreBrokenPipes
    var start = 0
    while start < bytes.count {
      let written = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Foundation.write(
          descriptor, buffer.baseAddress.map { unsafe $0 + start }, buffer.count - start)
      }
      if written >= 0 {
        start += written
      } else {
        try recover(from: errno, descriptor)
      }
    }
  }

  /// Returns where another attempt makes sense.
  private static func recover(from code: Int32, _ descriptor: Int32) throws(OutputError) {
    switch code {
    case EINTR: return
    case EAGAIN:
      // Somebody made the pipe non-blocking; wait until it takes more.
      var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      _ = unsafe poll(&request, 1, -1)
    case EPIPE: throw .closed
    default: throw unsafe .refused(reason: String(cString: strerror(code)))
    }
  }

  /// Makes a broken pipe an error of `write` instead of the signal that would kill the process.
  private static let ignoreBrokenPipes: Void = { _ = signal(SIGPIPE, SIG_IGN) }()
}
