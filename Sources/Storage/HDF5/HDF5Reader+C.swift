import CHDF5
import Foundation

/// An HDF5 file open for reading: one of this program's, or any that h5py or pandas wrote.
///
/// What is in the file is listed when it is opened; values are read when asked for. It is for one
/// task at a time.
public final class HDF5Reader {
  /// The name of the file.
  public let path: String
  /// The datasets, sorted by path.
  public let datasets: [HDF5Dataset]
  /// The paths of the groups below the root, sorted.
  public let groups: [String]
  /// The size of the file.
  public let byteCount: Int
  let root: HDF5Handle
  private var opened: [String: HDF5Handle] = [:]

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: The name of the file.
  ///   - format: What the file has to be, if it names a format at all.
  /// - Throws: Where it is missing, not HDF5, damaged, or of another format or a later version.
  public init(path: String, format: HDF5Format? = nil) throws(StorageError) {
    self.path = path
    byteCount = try Self.checkFile(path)
    HDF5Library.start()
    guard let root = unsafe HDF5Handle(ch5_file_open(path)) else {
      let reason = HDF5Library.takeFailure()
      if reason.contains("signature not found") {
        throw .wrongKind(path: path, expected: "an HDF5 file")
      }
      if reason == HDF5Library.lockedReason {
        throw .refused(path: path, action: "read", reason: "another program is writing it")
      }
      throw .damaged(path: path, reason: reason)
    }
    self.root = root
    var walk = HDF5Walk()
    guard walk.visit(root) else {
      throw .damaged(path: path, reason: HDF5Library.takeFailure())
    }
    datasets = walk.datasets.sorted { $0.path < $1.path }
    groups = walk.groups.sorted()
    if let format { try require(format) }
  }

  /// Whether there is a dataset of this name.
  public func contains(_ path: String) -> Bool {
    let path = Self.absolute(path)
    return datasets.contains { $0.path == path }
  }

  /// What the file says of a dataset.
  public func dataset(_ path: String) throws(StorageError) -> HDF5Dataset {
    let absolute = Self.absolute(path)
    if let found = datasets.first(where: { $0.path == absolute }) { return found }
    throw missing(absolute)
  }

  /// What the file says of a dataset whose rows must have a shape, and whose number of rows too.
  public func dataset(
    _ path: String, rowShape: [Int], rows: Int? = nil
  ) throws(StorageError) -> HDF5Dataset {
    let found = try dataset(path)
    let expected = [rows.map(String.init) ?? "rows"] + rowShape.map(String.init)
    guard !found.shape.isEmpty, found.rowShape == rowShape, rows ?? found.rows == found.rows else {
      throw .unexpected(
        path: self.path, place: "dataset '\(found.path)'",
        found: "the shape \(found.shape.map(String.init).joined(separator: " x "))",
        expected: expected.joined(separator: " x "))
    }
    return found
  }

  /// The open dataset; it stays open, and with it the chunk that was read last.
  func open(_ dataset: HDF5Dataset) throws(StorageError) -> HDF5Handle {
    HDF5Library.start()
    if let handle = opened[dataset.path] { return handle }
    guard let handle = unsafe HDF5Handle(H5Dopen2(root.id, dataset.path, ch5_default())) else {
      throw damaged(dataset.path)
    }
    opened[dataset.path] = handle
    return handle
  }

  /// The error of a dataset that failed to be read, with the library's reason.
  func damaged(_ place: String) -> StorageError {
    .damaged(path: path, reason: "'\(place)' cannot be read: \(HDF5Library.takeFailure())")
  }

  /// The error of a name that is not in the file, with what there is instead.
  func missing(_ name: String) -> StorageError {
    let names = datasets.map(\.path)
    let listed = names.prefix(6).map { "'\($0)'" }.joined(separator: ", ")
    let rest = names.count > 6 ? " and \(names.count - 6) more" : ""
    return .absent(
      path: path, place: "datasets",
      expected: names.isEmpty
        ? "'\(name)', but there are none" : "'\(name)' among \(listed)\(rest)",
      suggestion: nearest(to: name, among: names))
  }

  static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : "/" + path
  }

  /// The size of what has to be a readable file.
  static func checkFile(_ path: String) throws(StorageError) -> Int {
    let files = FileManager.default
    var isFolder: ObjCBool = false
    guard unsafe files.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw .missing(path: path)
    }
    if isFolder.boolValue { throw .isDirectory(path: path) }
    guard files.isReadableFile(atPath: path) else {
      throw .refused(path: path, action: "read", reason: "permission denied")
    }
    // The attributes of a link would be its own.
    let target = URL(filePath: path).resolvingSymlinksInPath().path
    let size = (try? files.attributesOfItem(atPath: target))?[.size] as? Int
    guard let size, size > 0 else { throw .empty(path: path) }
    return size
  }
}
