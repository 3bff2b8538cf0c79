import Inference
import Storage

/// The columns of numbers of a file of scores: those of CSV, or the datasets of HDF5.
struct ScoreTable {
  let path: String
  /// The names of the columns.
  let columns: [String]
  private let contents: Contents

  private enum Contents {
    case csv(CSVTable)
    case hdf5(HDF5Reader)
  }

  /// The names that a score has where the user names none: the last is that of Darkfield's own files.
  private static let usual = ["score", "ts"]

  init(path: String) throws {
    self.path = path
    switch try FileKind(of: path) {
    case .csv:
      let table = try CSVTable(path: path)
      columns = table.columns
      contents = .csv(table)
    case .hdf5:
      let reader = try HDF5Reader(path: path)
      columns = reader.datasets.map { String($0.path.drop { $0 == "/" }) }
      contents = .hdf5(reader)
    case .yaml:
      throw StorageError.wrongKind(path: path, expected: "a table: CSV or HDF5")
    }
  }

  /// The names of the scores: the user's, or the usual one that the file has.
  func scoreColumns(_ chosen: [String]?) -> [String] {
    chosen ?? [Self.usual.first(where: columns.contains) ?? Self.usual[0]]
  }

  /// The numbers of a column.
  func numbers(_ column: String) throws -> [Double] {
    switch contents {
    case .csv(let table): return try table.numbers(column)
    case .hdf5(let reader):
      _ = try reader.dataset(column, rowShape: [])
      return try reader.read(column, as: Double.self)
    }
  }

  /// The names of the kinds that the numbers of a column stand for; none where the file has none.
  func kindNames(of column: String) throws -> [String] {
    guard case .hdf5(let reader) = contents else { return [] }
    return try reader.attributeValues("kinds", of: column, as: String.self) ?? []
  }

  /// The scores of the events, in one or two columns.
  func scores(_ chosen: [String]?) throws -> ScoreSample {
    let columns = scoreColumns(chosen)
    let first = try numbers(columns[0])
    guard columns.count == 2 else {
      return try ScoreFileError.place(path) { () throws(InferenceError) in
        try ScoreSample(first)
      }
    }
    let second = try numbers(columns[1])
    return try ScoreFileError.place(path) { () throws(InferenceError) in
      try ScoreSample(first, second)
    }
  }
}
