/// JSON (RFC 8259): an array with one object per row, keys in the order of the columns.
///
/// Numbers are the shortest decimals that read back as the same double; JSON has no word for
/// numbers that are not finite, so these, like missing values, are `null`.
extension ResultTable {
  func writeJSON<Failure>(to output: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    let columns = columns
    let keys = columns.indices.map { index in
      var key = Array((index == 0 ? "  {" : ", ").utf8)
      Self.appendString(columns[index].name, to: &key)
      return key + Array(": ".utf8)
    }
    let null = Array("null".utf8)
    try writeRows(after: Array("[".utf8), to: output) { row, bytes in
      bytes += row == 0 ? Array("\n".utf8) : Array(",\n".utf8)
      for index in columns.indices {
        bytes += keys[index]
        switch columns[index].values {
        case .numbers(let values):
          if let value = values[row], value.isFinite {
            bytes += value.description.utf8
          } else {
            bytes += null
          }
        case .integers(let values):
          if let value = values[row] { bytes += value.description.utf8 } else { bytes += null }
        case .truths(let values):
          if let value = values[row] { bytes += value.description.utf8 } else { bytes += null }
        case .texts(let values):
          if let value = values[row] {
            Self.appendString(value, to: &bytes)
          } else {
            bytes += null
          }
        }
      }
      bytes.append(UInt8(ascii: "}"))
    }
    try output(Array((rowCount == 0 ? "]\n" : "\n]\n").utf8))
  }

  /// Appends a text in quotes with everything escaped that must be.
  private static func appendString(_ text: String, to bytes: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += Array("\\\"".utf8)
      case UInt8(ascii: "\\"): bytes += Array("\\\\".utf8)
      case UInt8(ascii: "\n"): bytes += Array("\\n".utf8)
      case UInt8(ascii: "\r"): bytes += Array("\\r".utf8)
      case UInt8(ascii: "\t"): bytes += Array("\\t".utf8)
      case 0..<0x20:
        bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
