/// The SHA-256 of something: equal for equal content, on every machine.
public struct Checksum: Sendable, Hashable {
  let bytes: SIMD32<UInt8>

  /// The checksum of bytes, as `sha256sum` prints it.
  public init(of bytes: [UInt8]) {
    var stream = ChecksumStream()
    stream.update(bytes.span)
    self = stream.checksum
  }

  /// The checksum of a text in UTF-8.
  public init(of text: String) {
    self.init(of: Array(text.utf8))
  }

  init(bytes: SIMD32<UInt8>) { self.bytes = bytes }
}

extension Checksum: LosslessStringConvertible {
  /// 64 hexadecimal digits in lower case.
  public var description: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for i in bytes.indices {
      text.append(digits[Int(bytes[i] >> 4)])
      text.append(digits[Int(bytes[i] & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Reads 64 hexadecimal digits; anything else gives nil.
  public init?(_ description: String) {
    let digits = description.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    guard digits.count == 64, description.utf8.count == 64 else { return nil }
    var bytes = SIMD32<UInt8>()
    for i in bytes.indices { bytes[i] = UInt8(digits[2 * i] << 4 | digits[2 * i + 1]) }
    self.bytes = bytes
  }
}

extension Checksum: Codable {
  /// Decodes the hexadecimal digits.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let checksum = Checksum(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "found '\(text)', expected 64 hexadecimal digits")
    }
    self = checksum
  }

  /// Encodes the hexadecimal digits.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
