import Foundation
import Synchronization

/// The wish of the user, or of the system, that the program end (SIGINT by Ctrl-C, SIGTERM).
///
/// The first signal only records the wish; long work polls it where it can end cleanly. The second
/// one ends the process at once.
public enum Interruption {
  /// What `check()` throws.
  public struct Interrupted: Error, Equatable, CustomStringConvertible {
    /// Creates the error.
    public init() {}
    /// One lowercase word: the user knows the rest.
    public var description: String { "interrupted" }
  }

  private static let requested = Atomic(false)

  /// Whether the program was asked to end.
  public static var isRequested: Bool { requested.load(ordering: .relaxed) }

  /// Ends long work that the user no longer wants.
  public static func check() throws(Interrupted) {
    if isRequested { throw Interrupted() }
  }

  /// Begins to watch for the signals; call it once, first thing.
  public static func watch() {
    // A handler may do little: an atomic exchange and `_exit` are allowed, the first use of a
    // static is not, so it comes here. System calls in progress are restarted, not broken off.
    requested.store(false, ordering: .relaxed)
    // A parent may have started the program from a thread that blocks signals, which is inherited.
    var heard = sigset_t()
    unsafe sigemptyset(&heard)
    for number in [SIGINT, SIGTERM] { unsafe sigaddset(&heard, number) }
    unsafe pthread_sigmask(SIG_UNBLOCK, &heard, nil)
    for number in [SIGINT, SIGTERM] {
      _ = signal(number) { _ in
        if Interruption.requested.exchange(true, ordering: .relaxed) {
          _exit(ExitCode.interrupted.rawValue)
        }
      }
    }
  }
}
