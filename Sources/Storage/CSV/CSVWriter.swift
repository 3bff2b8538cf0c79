/// Writes a table as comma-separated text to a file that appears complete, by `commit()`, or not.
public final class CSVWriter {
  private static let blockSize = 1 << 20

  private let file: OutputFile
  private var text: CSVText

  /// Starts a table without rows.
  ///
  /// - Parameters:
  ///   - path: The name the file will have.
  ///   - columns: The names of the columns, at least one and all different.
  ///   - comments: Lines written before them with `# `, such as `seed: 7`.
  ///   - overwrite: Whether an existing file may be replaced.
  /// - Throws: What keeps the file from being made.
  public init(
    path: String, columns: [String], comments: [String] = [], overwrite: Bool = false
  ) throws(StorageError) {
    text = CSVText(columns: columns, comments: comments)
    file = try OutputFile(path: path, overwrite: overwrite)
  }

  /// Appends one row.
  public func append(row: [CSVValue]) throws(StorageError) {
    text.append(row: row)
    if text.bytes.count >= Self.blockSize { try flush() }
  }

  /// Appends as many rows as each of the columns has values.
  public func append(columns: [CSVColumn]) throws(StorageError) {
    let count = columns.first?.count ?? 0
    let step = 4096
    for start in stride(from: 0, to: max(count, 1), by: step) {
      text.append(columns: columns, rows: start..<min(start + step, count))
      if text.bytes.count >= Self.blockSize { try flush() }
    }
  }

  /// Gives the file its name; every failure is thrown and leaves no file.
  public func commit() throws(StorageError) {
    try flush()
    try file.commit()
  }

  /// Removes what was written so far.
  public func abandon() { file.abandon() }

  private func flush() throws(StorageError) {
    try file.write(text.bytes)
    text.removeText()
  }
}
