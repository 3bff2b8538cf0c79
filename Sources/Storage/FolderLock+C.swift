import Foundation

/// The right to write into a folder, which one process has at a time.
///
/// The system takes it back when the process ends, however it ends.
public final class FolderLock: Sendable {
  private let descriptor: Int32

  /// Takes the right, or throws where another process has it.
  ///
  /// - Parameter folder: The folder, in which a hidden file of no bytes is made.
  /// - Throws: Where the folder is in use, or cannot be written to.
  public init(folder: String) throws(StorageError) {
    descriptor = unsafe open("\(folder)/.lock", O_RDWR | O_CREAT | O_CLOEXEC, mode_t(0o666))
    guard descriptor >= 0 else {
      throw unsafe .refused(
        path: folder, action: "write into", reason: String(cString: strerror(errno)))
    }
    guard lockf(descriptor, F_TLOCK, 0) == 0 else {
      throw .refused(
        path: folder, action: "write into", reason: "another process is at work there")
    }
  }

  deinit { close(descriptor) }
}
