/// The sizes of one row of numbers: `[3835]`, `[channels, length]`, `[channels, height, width]`.
///
/// The numbers of a row lie row-major, the last size running fastest.
public struct Shape: Hashable, Sendable {
  /// The sizes, each at least one.
  public let dimensions: [Int]

  /// A shape of these sizes.
  public init(_ dimensions: [Int]) {
    precondition(
      !dimensions.isEmpty && dimensions.allSatisfy { $0 > 0 },
      "Shape: sizes are \(dimensions), expected positive numbers")
    self.dimensions = dimensions
  }

  /// How many numbers a row of it has.
  public var count: Int { dimensions.reduce(1, *) }
}

extension Shape: ExpressibleByArrayLiteral {
  /// A shape of these sizes.
  public init(arrayLiteral dimensions: Int...) { self.init(dimensions) }
}

extension Shape: CustomStringConvertible {
  /// The sizes joined by a cross, such as "2 x 955".
  public var description: String { dimensions.map(String.init).joined(separator: " x ") }
}

extension Shape: Codable {
  /// Reads a list of sizes.
  public init(from decoder: any Decoder) throws {
    let dimensions = try [Int](from: decoder)
    guard !dimensions.isEmpty, dimensions.allSatisfy({ $0 > 0 }) else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "found the sizes \(dimensions), expected positive whole numbers"))
    }
    self.dimensions = dimensions
  }

  /// Writes a list of sizes.
  public func encode(to encoder: any Encoder) throws { try dimensions.encode(to: encoder) }
}
