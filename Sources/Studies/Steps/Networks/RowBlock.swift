import Numerics
import Storage

/// A part of the rows that networks see: one dataset of a file, or several that are added up.
public struct RowBlock: Sendable, Equatable, Codable {
  /// The name, by which its input map and its part of the score are known.
  public let name: String
  /// The datasets, all of one shape, each with a row for every event.
  public let datasets: [String]

  enum CodingKeys: CodingKey { case name, datasets }

  /// Names a block of one dataset, or of the sum of several.
  public init(name: String, datasets: [String]) {
    precondition(!datasets.isEmpty, "RowBlock: '\(name)' has no dataset, expected one or more")
    self.name = name
    self.datasets = datasets
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    name = try values.decode(String.self, forKey: .name)
    datasets = try values.decode([String].self, forKey: .datasets)
    guard !datasets.isEmpty else {
      throw values.broken(.datasets, found: "none", "at least one name of a dataset")
    }
  }

  /// The blocks of simulated events: both arrays added in the S1 and in the S2, then the hits.
  public static let events = [
    RowBlock(name: "s1", datasets: ["waveforms/s1_top", "waveforms/s1_bottom"]),
    RowBlock(name: "s2", datasets: ["waveforms/s2_top", "waveforms/s2_bottom"]),
    RowBlock(name: "top", datasets: ["patterns/top"]),
    RowBlock(name: "bottom", datasets: ["patterns/bottom"]),
  ]

  /// The blocks of a file that nobody named: those of simulated events, or its only table of numbers.
  static func found(in reader: HDF5Reader) throws(StorageError) -> [RowBlock] {
    if reader.groups.contains("/waveforms"), reader.groups.contains("/patterns") { return events }
    let tables = reader.datasets.filter { dataset in
      let type = dataset.type.elementType
      return dataset.shape.count > 1 && (type?.isFloat == true || type?.isInteger == true)
    }
    guard let table = tables.first, tables.count == 1 else {
      let names = tables.prefix(6).map { "'\($0.path)'" }.joined(separator: ", ")
      let rest = tables.count > 6 ? " and \(tables.count - 6) more" : ""
      throw .unexpected(
        path: reader.path, place: "datasets",
        found: tables.isEmpty ? "none of numbers in rows and columns" : "\(names)\(rest)",
        expected: "the waveforms and patterns of events, one table of numbers, or blocks by name")
    }
    let name = table.path.split(separator: "/").last.map(String.init) ?? table.path
    return [RowBlock(name: name, datasets: [table.path])]
  }
}
