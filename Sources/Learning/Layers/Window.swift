/// The height and the width of a convolution's window; a literal is a square one.
///
/// In files: `3` or `[3, 2]`, height first.
public struct Window: Hashable, Sendable {
  /// How many lines it has.
  public let height: Int
  /// How many numbers a line has.
  public let width: Int

  /// A window of these sizes.
  public init(height: Int, width: Int) {
    precondition(
      height > 0 && width > 0,
      "Window: height and width are \(height) and \(width), expected positive numbers")
    self.height = height
    self.width = width
  }
}

extension Window: ExpressibleByIntegerLiteral {
  /// A square window.
  public init(integerLiteral size: Int) { self.init(height: size, width: size) }
}

extension Window: Codable {
  /// Reads one size or two.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.singleValueContainer()
    let sizes = (try? values.decode(Int.self)).map { [$0, $0] } ?? (try? values.decode([Int].self))
    guard let sizes, sizes.count == 2, sizes.allSatisfy({ (1...1_000_000).contains($0) }) else {
      throw DecodingError.dataCorruptedError(
        in: values, debugDescription: "expected a positive whole number, or a height and a width")
    }
    self.init(height: sizes[0], width: sizes[1])
  }

  /// Writes one size where the window is square, else two.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.singleValueContainer()
    if height == width {
      try values.encode(height)
    } else {
      try values.encode([height, width])
    }
  }
}
