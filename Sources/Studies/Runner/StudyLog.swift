import Foundation
import Synchronization

/// The log of a study: a line for everything that happened, with its time, in the order of events.
///
/// A log that cannot be written keeps no study from its end.
final class StudyLog: Sendable {
  private let file: Mutex<FileHandle?>

  /// Opens the log of a folder, behind what earlier runs wrote.
  init(of folder: StudyFolder) {
    let path = folder.path(of: "study.log")
    if !FileManager.default.fileExists(atPath: path) {
      _ = FileManager.default.createFile(atPath: path, contents: nil)
    }
    let handle = FileHandle(forWritingAtPath: path)
    _ = try? handle?.seekToEnd()
    file = Mutex(handle)
  }

  /// Adds a line.
  func add(_ words: String) {
    let line = "\(Date.now.formatted(.iso8601)) \(words)\n"
    file.withLock { try? $0?.write(contentsOf: Data(line.utf8)) }
  }
}
