import Foundation
import Storage

/// A table of named columns being written, as HDF5 or CSV after the suffix of its name.
final class TableWriter {
  /// What a column holds.
  enum Kind { case numbers, counts }

  /// The values of some rows of a column.
  enum Values: Sendable {
    case numbers([Double])
    case counts([Int])
  }

  /// The kind of HDF5 file: one dataset a column.
  static let format = HDF5Format(name: "darkfield-table", version: 1)

  private enum Column {
    case numbers(HDF5Appender<Double>)
    case counts(HDF5Appender<Int>)
  }

  private enum Sink {
    case hdf5(HDF5Writer, [Column])
    case csv(CSVWriter)
  }

  private let sink: Sink

  init(
    path: String, overwrite: Bool, columns: [(name: String, kind: Kind)], provenance: Provenance
  ) throws(StorageError) {
    switch path.split(separator: ".").last?.lowercased() {
    case "h5", "hdf5":
      let writer = try HDF5Writer(
        path: path, overwrite: overwrite, format: Self.format, provenance: provenance)
      var made: [Column] = []
      for column in columns {
        switch column.kind {
        case .numbers: made.append(.numbers(try writer.makeDataset(column.name, of: Double.self)))
        case .counts: made.append(.counts(try writer.makeDataset(column.name, of: Int.self)))
        }
      }
      sink = .hdf5(writer, made)
    case "csv":
      sink = .csv(
        try CSVWriter(
          path: path, columns: columns.map(\.name), comments: provenance.comments,
          overwrite: overwrite))
    default:
      throw .unexpected(
        path: path, place: "name", found: "another suffix", expected: "'.h5', '.hdf5' or '.csv'")
    }
  }

  /// Appends some rows, given as the values of each column.
  func append(_ values: [Values]) throws(StorageError) {
    switch sink {
    case .csv(let writer):
      try writer.append(
        columns: values.map {
          switch $0 {
          case .numbers(let numbers): .numbers(numbers)
          case .counts(let counts): .integers(counts)
          }
        })
    case .hdf5(_, let columns):
      for (column, values) in zip(columns, values) {
        switch (column, values) {
        case (.numbers(let column), .numbers(let numbers)): try column.append(numbers)
        case (.counts(let column), .counts(let counts)): try column.append(counts)
        default: preconditionFailure("TableWriter: the values of a column changed their kind")
        }
      }
    }
  }

  /// Gives the file its name.
  func commit(run: RunRecord) throws(StorageError) {
    switch sink {
    case .csv(let writer): try writer.commit()
    case .hdf5(let writer, _): try writer.commit(run: run)
    }
  }
}
