/// Where the names of the columns stand.
public enum CSVNames: Sendable, Equatable {
  /// In the first row unless that holds numbers alone; else in the comment right above it, if that
  /// has as many words as the row has fields; else the columns are named `1`, `2`, and so on.
  case detected
  /// In the first row.
  case firstRow
  /// Not in the file, whose first row holds values.
  case given([String])
}

/// Reads a table of text from a file block by block, in bounded memory.
///
/// Fields may be quoted as in RFC 4180. Lines that begin with `#` are comments; empty lines count
/// for nothing; a byte order mark, CRLF line ends and a last line without an end are all welcome.
public final class CSVReader {
  private static let blockSize = 1 << 20

  private let file: InputFile
  private let head: CSVHead
  private var scanner: CSVScanner
  private var block: [UInt8]
  private var position: Int

  /// Opens a file and reads its head.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - separator: What stands between fields; `nil` looks at the first two rows.
  ///   - names: Where the names of the columns stand.
  /// - Throws: What keeps the file from being read as a table.
  public init(
    path: String, separator: CSVSeparator? = nil, names: CSVNames = .detected
  ) throws(StorageError) {
    file = try InputFile(path: path)
    block = try file.read(upTo: Self.blockSize)
    if block.isEmpty { throw .empty(path: path) }
    if block.contains(0) {
      throw .unexpected(
        path: path, place: "its beginning", found: "a NUL byte", expected: "a table of text")
    }
    var isWhole = false
    while true {
      if let head = try CSVHead(
        block, isWhole: isWhole, path: path, separator: separator, names: names)
      {
        self.head = head
        break
      }
      // Twice as much each time: the head is read again from its beginning.
      let more = try file.read(upTo: block.count)
      isWhole = more.isEmpty
      block += more
    }
    position = head.dataStart
    scanner = head.scanner
  }

  /// The names of the columns.
  public var columns: [String] { head.columns }
  /// The comments before the first row, without `#` and the blank after it.
  public var comments: [String] { head.comments }
  /// What stands between the fields.
  public var separator: CSVSeparator { head.separator }

  /// The next rows, at most `count`; `nil` after the last.
  public func next(_ count: Int) throws(StorageError) -> CSVTable? {
    precondition(count > 0, "CSVReader: \(count) rows asked for, expected a positive number")
    var rows = CSVRows()
    while rows.lines.count < count {
      if position == block.count {
        block = try file.read(upTo: Self.blockSize)
        position = 0
        if block.isEmpty {
          try scanner.finish(&rows)
          break
        }
      }
      position = try scanner.scan(block, from: position, into: &rows, limit: count)
    }
    return rows.lines.isEmpty ? nil : CSVTable(path: file.path, head: head, rows: rows)
  }
}

extension CSVTable {
  /// All rows of a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - separator: What stands between fields; `nil` looks at the first two rows.
  ///   - names: Where the names of the columns stand.
  /// - Throws: What keeps the file from being read as a table.
  public init(
    path: String, separator: CSVSeparator? = nil, names: CSVNames = .detected
  ) throws(StorageError) {
    let reader = try CSVReader(path: path, separator: separator, names: names)
    self = try reader.remaining()
  }
}

extension CSVReader {
  /// All rows that are left, possibly none.
  fileprivate func remaining() throws(StorageError) -> CSVTable {
    try next(.max) ?? CSVTable(path: file.path, head: head, rows: CSVRows())
  }
}
