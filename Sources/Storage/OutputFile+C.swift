import Foundation

/// A file of plain bytes being written: it appears complete, by `commit()`, or not at all.
public final class OutputFile {
  private let pending: PendingFile
  private var descriptor: Int32

  /// Makes the temporary file beside the name that it will have.
  ///
  /// - Parameters:
  ///   - path: The name the file will have.
  ///   - overwrite: Whether an existing file may be replaced.
  /// - Throws: What keeps the file from being made.
  public init(path: String, overwrite: Bool) throws(StorageError) {
    pending = try PendingFile(path: path, overwrite: overwrite)
    descriptor = unsafe open(
      pending.temporaryPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(0o666))
    guard descriptor >= 0 else { throw failure() }
  }

  deinit { abandon() }

  /// The name the file will have.
  public var path: String { pending.path }

  /// Appends the bytes; after a failure (a full disk, say) nothing of the file is left.
  public func write(_ bytes: [UInt8]) throws(StorageError) {
    try requireOpen()
    let count = bytes.count
    var written = 0
    while written < count {
      let step = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Foundation.write(
          descriptor, buffer.baseAddress?.advanced(by: written), count - written)
      }
      if step >= 0 {
        written += step
      } else if errno != EINTR {
        let error = failure()
        abandon()
        throw error
      }
    }
  }

  /// Gives the file its name, or throws and leaves nothing.
  public func commit() throws(StorageError) {
    try requireOpen()
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0 else {
      let error = failure()
      pending.abandon()
      throw error
    }
    try pending.commit()
  }

  /// Removes what was written so far.
  public func abandon() {
    guard descriptor >= 0 else { return }
    close(descriptor)
    descriptor = -1
    pending.abandon()
  }

  private func requireOpen() throws(StorageError) {
    guard descriptor >= 0 else {
      throw .refused(path: path, action: "write", reason: "it was committed or abandoned before")
    }
  }

  private func failure() -> StorageError {
    unsafe .refused(path: path, action: "write", reason: String(cString: strerror(errno)))
  }
}
