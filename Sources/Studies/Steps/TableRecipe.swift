import Numerics

/// What a table of random numbers is made of: rows, seed and the law of each column.
public struct TableRecipe: Codable, Sendable {
  /// A column and the law of its numbers.
  public struct Column: Sendable {
    /// The name in the file.
    public let name: String
    /// What the numbers are drawn from.
    public let law: Law
  }

  enum CodingKeys: CodingKey { case rows, seed, columns }

  /// How many rows there are.
  public var rows: Int
  /// The seed of the random numbers.
  public var seed: UInt64
  /// The columns, in the order of the file.
  public let columns: [Column]

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    rows = try values.count(forKey: .rows)
    seed = try values.decodeIfPresent(UInt64.self, forKey: .seed) ?? 1
    let laws = try values.nestedContainer(keyedBy: AnyKey.self, forKey: .columns)
    columns = try laws.allKeys.map { name in
      guard name.isColumnName else {
        throw laws.broken(
          name, found: "the name '\(name.stringValue)'",
          name.stringValue == "run"
            ? "another: '/run' says what a run was like" : "letters, digits and underscores")
      }
      return Column(name: name.stringValue, law: try laws.decode(Law.self, forKey: name))
    }
    guard !columns.isEmpty else {
      throw values.broken(.columns, found: "no columns", "at least one")
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(rows, forKey: .rows)
    try values.encode(seed, forKey: .seed)
    var laws = values.nestedContainer(keyedBy: AnyKey.self, forKey: .columns)
    for column in columns {
      try laws.encode(column.law, forKey: AnyKey(stringValue: column.name))
    }
  }
}

extension AnyKey {
  /// Whether the name can be that of a column: it is a dataset's path too, and `/run` is taken.
  fileprivate var isColumnName: Bool {
    !stringValue.isEmpty && stringValue != "run"
      && stringValue.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }
}
