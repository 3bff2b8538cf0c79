import Synchronization

/// The files that a stage makes beside its outputs, known only when they are made.
final class FilesBeside: Sendable {
  private let files = Mutex<[String]>([])

  /// Adds files by their names within the study's folder.
  func add(_ names: [String]) { files.withLock { $0 += names } }

  /// The names, in the order in which they were made.
  var names: [String] { files.withLock { $0 } }
}
