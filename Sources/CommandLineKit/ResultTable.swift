/// Results in named columns, to be printed in any `OutputFormat`.
public struct ResultTable: Sendable, Equatable {
  /// The values of a column, one per row; `nil` is a value that is missing.
  public enum Values: Sendable, Equatable {
    /// Real numbers.
    case numbers([Double?])
    /// Whole numbers.
    case integers([Int?])
    /// Words.
    case texts([String?])
    /// Yes or no.
    case truths([Bool?])

    /// The number of rows.
    var count: Int {
      switch self {
      case .numbers(let values): values.count
      case .integers(let values): values.count
      case .texts(let values): values.count
      case .truths(let values): values.count
      }
    }

    /// Whether a person expects the values flush right.
    var areNumeric: Bool {
      switch self {
      case .numbers, .integers: true
      case .texts, .truths: false
      }
    }
  }

  /// Values under a name.
  public struct Column: Sendable, Equatable {
    /// The heading; it carries the unit, as in `E_keV`.
    public let name: String
    /// The values, one per row.
    public let values: Values

    /// Creates a column.
    public init(_ name: String, _ values: Values) {
      self.name = name
      self.values = values
    }
  }

  /// The columns, all of the same length.
  public let columns: [Column]
  /// What a reader should know about the results; printed above them, but not in JSON.
  public let comments: [String]

  /// Creates a table from columns of equal length and different names.
  public init(_ columns: [Column], comments: [String] = []) {
    for column in columns {
      precondition(
        column.values.count == columns[0].values.count,
        "ResultTable: '\(column.name)' has \(column.values.count) rows, "
          + "expected \(columns[0].values.count) as in '\(columns[0].name)'")
    }
    precondition(
      Set(columns.map(\.name)).count == columns.count,
      "ResultTable: the columns are \(columns.map(\.name)), expected different names")
    self.columns = columns
    self.comments = comments
  }

  /// The number of rows.
  public var rowCount: Int { columns.first?.values.count ?? 0 }

  /// The whole table as text.
  public func text(as format: OutputFormat) -> String {
    var bytes: [UInt8] = []
    write(as: format) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Hands the table to `output` in pieces of about 64 KiB, so that a long one is never whole in
  /// memory.
  public func write<Failure>(
    as format: OutputFormat, to output: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    switch format {
    case .table: try writeAligned(to: output)
    case .csv: try writeCSV(to: output)
    case .json: try writeJSON(to: output)
    }
  }

  /// Calls `append` for every row and hands the bytes on whenever enough have gathered.
  func writeRows<Failure>(
    after beginning: [UInt8], to output: ([UInt8]) throws(Failure) -> Void,
    append: (Int, inout [UInt8]) -> Void
  ) throws(Failure) {
    let piece = 1 << 16
    var bytes = beginning
    bytes.reserveCapacity(piece + piece / 4)
    for row in 0..<rowCount {
      append(row, &bytes)
      if bytes.count >= piece {
        try output(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    if !bytes.isEmpty { try output(bytes) }
  }

  /// The comments as lines behind number signs.
  var commentLines: [UInt8] {
    comments.flatMap { $0.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) }
      .flatMap { Array(($0.isEmpty ? "#\n" : "# \($0)\n").utf8) }
  }
}
