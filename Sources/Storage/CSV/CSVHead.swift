/// What stands before the rows of numbers: comments, the separator and the names of the columns.
struct CSVHead {
  let separator: CSVSeparator
  let columns: [String]
  /// The lines before the first row that begin with `#`, without it and the blank after it.
  let comments: [String]
  /// The line that names the columns, or the first row where none does.
  let nameLine: Int
  /// Where the first row of values begins, and the scanner that reads on from there.
  let dataStart: Int
  let scanner: CSVScanner

  /// Reads the head from the first bytes of a file; `nil` where it needs more of them.
  init?(
    _ bytes: [UInt8], isWhole: Bool, path: String, separator given: CSVSeparator?, names: CSVNames
  ) throws(StorageError) {
    let outline = CSVOutline(bytes)
    guard isWhole || outline.second != nil else { return nil }
    guard let first = outline.first else {
      throw .unexpected(
        path: path, place: "line \(outline.line)", found: "no row", expected: "the names of columns"
      )
    }
    separator = given ?? .detected(in: bytes[first], second: outline.second.map { bytes[$0] })
    comments = outline.comments

    let start = CSVScanner(path: path, separator: separator, columnCount: nil, line: outline.line)
    var scanner = start
    var row = CSVRows()
    let end = try scanner.scan(bytes, from: first.lowerBound, into: &row, limit: 1)
    if row.lines.isEmpty {
      guard isWhole else { return nil }
      try scanner.finish(&row)
    }
    let fields = try Self.texts(row, path: path)
    let isQuoted = bytes[first].contains(UInt8(ascii: "\""))

    switch names {
    case .detected where !isQuoted && fields.allSatisfy(Self.isNumber):
      let above = Self.names(in: outline.comments.last, separator, count: fields.count)
      columns = above ?? (1...fields.count).map { "\($0)" }
      (dataStart, self.scanner) = (first.lowerBound, start)
    case .given(let given):
      guard given.count == fields.count else {
        throw .unexpected(
          path: path, place: "line \(outline.line)", found: "a row of length \(fields.count)",
          expected: "\(given.count)")
      }
      columns = given
      (dataStart, self.scanner) = (first.lowerBound, start)
    case .detected, .firstRow:
      columns = fields
      (dataStart, self.scanner) = (end, scanner)
    }
    nameLine = outline.line
    var seen: Set<String> = []
    if let twice = columns.first(where: { !seen.insert($0).inserted }) {
      throw .unexpected(
        path: path, place: "line \(nameLine)", found: "the column '\(twice)' twice",
        expected: "a different name for each column")
    }
  }

  /// The fields of the first row without the blanks around them.
  private static func texts(_ row: CSVRows, path: String) throws(StorageError) -> [String] {
    var texts: [String] = []
    for field in row.ends.indices {
      guard let text = row.text(field) else {
        throw .unexpected(
          path: path, place: "line \(row.lines[0])", found: "bytes that are not UTF-8",
          expected: "names of columns")
      }
      texts.append(text.trimmingBlanks)
    }
    return texts
  }

  private static func isNumber(_ text: String) -> Bool { text.isEmpty || Double(text) != nil }

  /// The names in the comment right above the numbers, where NumPy's `savetxt` leaves them.
  private static func names(
    in comment: String?, _ separator: CSVSeparator, count: Int
  ) -> [String]? {
    guard let comment else { return nil }
    let names =
      separator == .spaces
      ? comment.split { $0 == " " || $0 == "\t" }
      : comment.split(
        separator: Character(Unicode.Scalar(separator.byte)), omittingEmptySubsequences: false)
    return names.count == count ? names.map { String($0).trimmingBlanks } : nil
  }
}

extension String {
  /// The text without blanks and tabs at its ends.
  fileprivate var trimmingBlanks: String {
    let rest = drop { $0 == " " || $0 == "\t" }
    guard let last = rest.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
    return String(rest[...last])
  }
}
