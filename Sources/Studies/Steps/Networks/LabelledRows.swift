public import Learning
import Storage

/// Where the class of a row comes from.
public enum RowLabels: Sendable, Equatable {
  /// All rows of a file are of one class, 0 or 1, given for each file.
  case files([Int])
  /// A dataset of each file says it row by row.
  case dataset(String)
}

extension TrainingData {
  /// The rows of files, one file behind the other, each with its class, 0 or 1.
  ///
  /// - Parameters:
  ///   - files: The files, with rows of one length.
  ///   - labels: Where the classes come from.
  /// - Throws: Where the lengths differ, a label is neither 0 nor 1, or a class has no rows.
  public init(of files: [RowFile], labels: RowLabels) throws {
    precondition(!files.isEmpty, "TrainingData: no files, expected one or more")
    for file in files.dropFirst() {
      try file.requireColumns(files[0].columns, of: "'\(files[0].path)'")
    }
    var classes: [Float] = []
    switch labels {
    case .files(let numbers):
      precondition(
        numbers.count == files.count && numbers.allSatisfy { $0 == 0 || $0 == 1 },
        "TrainingData: classes \(numbers) of \(files.count) files, expected 0 or 1 for each")
      for (file, number) in zip(files, numbers) {
        classes += [Float](repeating: Float(number), count: file.rows)
      }
    case .dataset(let name):
      for file in files { classes += try file.labels(name) }
    }
    for number in [0, 1] where !classes.contains(Float(number)) {
      throw StorageError.unexpected(
        path: files.map(\.path).joined(separator: ", "), place: "rows",
        found: "none of class \(number) among \(classes.count)", expected: "rows of both classes")
    }
    self.init(try JoinedRows(files), labels: classes)
  }
}
