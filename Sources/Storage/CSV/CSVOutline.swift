/// The first lines of a table told apart: comments, the first row and the second.
struct CSVOutline {
  /// The comments before the first row, without `#` and the blank after it.
  private(set) var comments: [String] = []
  /// The bytes of the first row, without the end of its line.
  private(set) var first: Range<Int>?
  /// The bytes of the second row, if its line is complete.
  private(set) var second: Range<Int>?
  /// The line of the first row, or the one after the last where there is none.
  private(set) var line = 1

  init(_ bytes: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var start = bytes.starts(with: mark) ? mark.count : 0
    while start < bytes.count, second == nil {
      let end = bytes[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      let content = start..<(end ?? bytes.count)
      let word = bytes[content].first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
      if word == UInt8(ascii: "#") {
        if first == nil { comments.append(Self.comment(bytes[content])) }
      } else if word != nil, first == nil {
        first = content
      } else if word != nil, end != nil {
        second = content
      }
      guard let end else { return }
      let isPair =
        bytes[end] == UInt8(ascii: "\r") && end + 1 < bytes.count
        && bytes[end + 1] == UInt8(ascii: "\n")
      start = end + (isPair ? 2 : 1)
      if first == nil { line += 1 }
    }
  }

  private static func comment(_ line: ArraySlice<UInt8>) -> String {
    var text = line.drop { $0 != UInt8(ascii: "#") }.dropFirst()
    if text.first == UInt8(ascii: " ") { text.removeFirst() }
    return String(decoding: text, as: UTF8.self)
  }
}
