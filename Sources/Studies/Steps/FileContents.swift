import Foundation
import Numerics
import Storage

/// What a file holds, in words and numbers for a person who wonders what it is.
public struct FileContents: Sendable {
  /// A dataset of an HDF5 file, a column of a table, or a key of a study file.
  public struct Item: Sendable, Equatable {
    /// The path or the name.
    public var name: String
    /// The type of its values.
    public var type: String
    /// How many values there are in each direction.
    public var shape: String
    /// How many bytes it takes in the file, where it has bytes of its own.
    public var storedBytes: Int?
    /// How it is made smaller.
    public var compression: String?
    /// The smallest number; nil where there are no numbers.
    public var minimum: Double?
    /// The mean of the numbers.
    public var mean: Double?
    /// The largest number.
    public var maximum: Double?
    /// The SHA-256 of its content.
    public var checksum: String?
  }

  /// The kind of file, its size, and where it comes from, as names and values.
  public let facts: [(name: String, value: String)]
  /// What lies in it, in the order of the file.
  public let items: [Item]

  /// Reads a file from end to end, in bounded memory.
  ///
  /// - Parameters:
  ///   - path: A file of HDF5, told by its first bytes, or of YAML or CSV, told by its name.
  ///   - verifying: Whether the content of each dataset is compared with its checksum.
  /// - Throws: What keeps the file from being read.
  public init(of path: String, verifying: Bool = false) throws {
    switch try FileKind(of: path) {
    case .hdf5:
      let summary = try HDF5Summary(path: path)
      if verifying { try Self.verify(path) }
      facts = Self.facts(of: summary)
      items = summary.datasets.map(Item.init)
    case .yaml:
      let keys = try YAMLKeys(path: path)
      facts = [("kind", "YAML"), ("keys", "\(keys.items.count)")]
      items = keys.items
    case .csv:
      let columns = try CSVColumns(path: path)
      facts =
        [("kind", "CSV"), ("rows", "\(columns.rows)")] + columns.comments.map { ("comment", $0) }
      items = columns.items
    }
  }

  private static func verify(_ path: String) throws(StorageError) {
    let reader = try HDF5Reader(path: path)
    for dataset in reader.datasets { _ = try reader.verifyChecksum(dataset.path) }
  }

  private static func facts(of summary: HDF5Summary) -> [(name: String, value: String)] {
    var facts = [("kind", "HDF5"), ("bytes", "\(summary.byteCount)")]
    if let format = summary.format { facts.append(("format", "\(format)")) }
    if let provenance = summary.provenance { facts += provenance.facts }
    if let run = summary.run {
      facts += [
        ("run.started", run.started.ISO8601Format()),
        ("run.machine", run.machine.host),
        ("run.processor", run.machine.processor),
        ("run.system", run.machine.operatingSystem),
        ("run.threads", "\(run.threads)"),
        ("run.seconds", "\(run.seconds)"),
      ]
    }
    return facts
  }
}

extension FileContents.Item {
  init(_ dataset: HDF5Summary.Dataset) {
    self.init(
      name: dataset.description.path, type: "\(dataset.description.type)",
      shape: dataset.description.shape.isEmpty
        ? "single" : dataset.description.shape.map(String.init).joined(separator: " x "),
      storedBytes: dataset.description.storedBytes,
      compression: dataset.description.filters.isEmpty
        ? nil : dataset.description.filters.joined(separator: ", "),
      minimum: dataset.statistics?.minimum, mean: dataset.statistics?.mean,
      maximum: dataset.statistics?.maximum, checksum: dataset.checksum?.description)
  }
}
