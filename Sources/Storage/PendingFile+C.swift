import Foundation

/// A file being written: it appears under its name complete, by `commit()`, or not at all.
///
/// The bytes go to `temporaryPath`, in the same folder, so that the last step is a rename, which
/// the file system does at once. The name holds the machine and the process: the next file of the
/// same name removes what a killed process left behind.
public final class PendingFile {
  /// The name the file will have.
  public let path: String
  /// Where the bytes go until then.
  public let temporaryPath: String
  private let overwrite: Bool
  private var isOpen = true

  /// Reserves the name, which may belong to an existing file only to `overwrite` it.
  ///
  /// Nothing is made yet, but what a killed process left behind is removed.
  public init(path: String, overwrite: Bool) throws(StorageError) {
    self.path = path
    self.overwrite = overwrite
    let folder = Self.folder(of: path)
    let name = String(path.split(separator: "/").last ?? "")
    let files = FileManager.default
    var isFolder: ObjCBool = false
    guard !name.isEmpty, !path.hasSuffix("/") else { throw .isDirectory(path: path) }
    guard unsafe files.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw .refused(path: path, action: "write", reason: "there is no folder '\(folder)'")
    }
    if unsafe files.fileExists(atPath: path, isDirectory: &isFolder) {
      if isFolder.boolValue { throw .isDirectory(path: path) }
      if !overwrite { throw .exists(path: path) }
    }
    // The rename would put a file in the place of a device, a pipe or a link.
    if let attributes = try? files.attributesOfItem(atPath: path),
      let type = attributes[.type] as? FileAttributeType, type != .typeRegular
    {
      throw .refused(path: path, action: "write", reason: "it is there and is not a plain file")
    }
    guard files.isWritableFile(atPath: folder) else {
      throw .refused(path: path, action: "write", reason: "the folder '\(folder)' is not writable")
    }
    let prefix = ".\(name).\(ProcessInfo.processInfo.hostName)-"
    Self.removeStale(in: folder, prefix: prefix)
    temporaryPath = "\(folder)/\(prefix)\(getpid())-\(UUID().uuidString.prefix(8)).part"
  }

  /// Makes the bytes durable and gives the file its name; every failure is thrown.
  public func commit() throws(StorageError) {
    precondition(isOpen, "PendingFile: '\(path)' was committed or abandoned before")
    let descriptor = unsafe open(temporaryPath, O_RDONLY)
    guard descriptor >= 0 else { throw failure("write") }
    let synced = fsync(descriptor)
    let reason = errno
    let closed = close(descriptor)
    if synced != 0 { errno = reason }
    guard synced == 0, closed == 0 else { throw failure("write") }
    // Another process may have made the file meanwhile: `link` refuses a name in use. Where the
    // file system has no links, the check of `init` has to do.
    if !overwrite, unsafe link(temporaryPath, path) == 0 {
      _ = unsafe unlink(temporaryPath)
    } else if !overwrite, errno == EEXIST {
      throw .exists(path: path)
    } else if unsafe rename(temporaryPath, path) != 0 {
      throw failure("write")
    }
    isOpen = false
    let folder = unsafe open(Self.folder(of: path), O_RDONLY)
    if folder >= 0 {
      _ = fsync(folder)
      _ = close(folder)
    }
  }

  /// Removes what was written so far.
  public func abandon() {
    guard isOpen else { return }
    isOpen = false
    _ = unsafe unlink(temporaryPath)
  }

  deinit { abandon() }

  private func failure(_ action: String) -> StorageError {
    unsafe .refused(path: path, action: action, reason: String(cString: strerror(errno)))
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Removes what killed processes of this machine left behind of any file of a folder.
  public static func removeStale(in folder: String) {
    let mark = ".\(ProcessInfo.processInfo.hostName)-"
    for name in names(in: folder) where name.hasPrefix(".") && name.hasSuffix(".part") {
      guard let end = name.range(of: mark, options: .backwards)?.upperBound else { continue }
      removeIfStale(name, in: folder, behind: name.distance(from: name.startIndex, to: end))
    }
  }

  /// Removes the temporaries of this file whose process no longer runs.
  private static func removeStale(in folder: String, prefix: String) {
    for name in names(in: folder) where name.hasPrefix(prefix) && name.hasSuffix(".part") {
      removeIfStale(name, in: folder, behind: prefix.count)
    }
  }

  private static func names(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  }

  /// Removes a temporary, whose process stands behind so many characters, where that has ended.
  private static func removeIfStale(_ name: String, in folder: String, behind count: Int) {
    guard let process = pid_t(name.dropFirst(count).prefix { $0 != "-" }),
      kill(process, 0) != 0, errno == ESRCH
    else { return }
    _ = unsafe unlink("\(folder)/\(name)")
  }
}
