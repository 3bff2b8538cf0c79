import Foundation

/// A file being read from its beginning, block by block.
public final class InputFile {
  /// The name it was opened by.
  public let path: String
  /// Its bytes by the file system's account; zero for a pipe.
  public let size: Int
  private let descriptor: Int32

  /// Opens a file; one that is missing, empty, unreadable or a folder is refused by a sentence.
  public init(path: String) throws(StorageError) {
    self.path = path
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { throw .missing(path: path) }
      throw Self.failure(path)
    }
    var status = stat()
    let isKnown = unsafe fstat(descriptor, &status) == 0
    size = Int(status.st_size)
    // All is set: whatever is thrown from here on, `deinit` closes the file.
    guard isKnown else { throw Self.failure(path) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw .isDirectory(path: path)
    case S_IFREG where size == 0: throw .empty(path: path)
    default: break
    }
  }

  deinit { close(descriptor) }

  /// The next bytes, at most `count`; none at the end of the file.
  public func read(upTo count: Int) throws(StorageError) -> [UInt8] {
    precondition(count > 0, "InputFile: \(count) bytes asked for, expected a positive number")
    var failed = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      var got = -1
      repeat {
        got = unsafe Foundation.read(descriptor, buffer.baseAddress, count)
      } while got < 0 && errno == EINTR
      failed = got < 0
      filled = max(got, 0)
    }
    if failed { throw Self.failure(path) }
    return bytes
  }

  /// All bytes that are left; more than `limit` are refused.
  public func readAll(limit: Int) throws(StorageError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(size, limit))
    while true {
      let block = try read(upTo: 1 << 20)
      if block.isEmpty { return bytes }
      bytes += block
      guard bytes.count <= limit else {
        throw .unexpected(
          path: path, place: "its size", found: "more than \(limit) bytes",
          expected: "at most \(limit)")
      }
    }
  }

  private static func failure(_ path: String) -> StorageError {
    unsafe .refused(path: path, action: "read", reason: String(cString: strerror(errno)))
  }
}
