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

  /// Where files of events say which of them passed their cuts: in HDF5, and in CSV.
  private static let kept = ["areas/kept", "areas_kept"]

  /// The rows of events that count: nil for all, else those that passed their cuts.
  func keptRows() throws -> [Int]? {
    guard let column = Self.kept.first(where: columns.contains) else { return nil }
    let kept = try numbers(column)
    return kept.allSatisfy { $0 != 0 } ? nil : kept.indices.filter { kept[$0] != 0 }
  }

  /// The numbers of a column in some rows, or in all.
  func numbers(_ column: String, rows: [Int]?) throws -> [Double] {
    let all = try numbers(column)
    return rows.map { $0.map { all[$0] } } ?? all
  }

  /// The scores of the events, in one or two columns, of some rows or all.
  func scores(_ chosen: [String]?, rows: [Int]? = nil) throws -> ScoreSample {
    let columns = try scoreColumns(chosen).map { try numbers($0, rows: rows) }
    return try ScoreFileError.place(path) { () throws(InferenceError) in
      columns.count == 2 ? try ScoreSample(columns[0], columns[1]) : try ScoreSample(columns[0])
    }
  }
}
