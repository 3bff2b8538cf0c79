/// What stands between the fields of a row.
public enum CSVSeparator: Sendable, CaseIterable {
  /// `,`
  case comma
  /// `;`
  case semicolon
  /// One tab.
  case tab
  /// Any number of blanks and tabs; those at the ends of a line count for nothing.
  case spaces

  /// The character; a run of blanks for `spaces`.
  var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .semicolon: UInt8(ascii: ";")
    case .tab: UInt8(ascii: "\t")
    case .spaces: UInt8(ascii: " ")
    }
  }

  /// The separator of a table by its first row, and by the second where that is given.
  ///
  /// The most frequent of comma, semicolon and tab outside of quotes; without any of them blanks,
  /// if they make as many fields in both rows, so that the name of a lone column may hold blanks.
  static func detected(in first: ArraySlice<UInt8>, second: ArraySlice<UInt8>?) -> CSVSeparator {
    var counts: [Int] = [0, 0, 0]
    var isQuoted = false
    for byte in first {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case CSVSeparator.comma.byte where !isQuoted: counts[0] += 1
      case CSVSeparator.semicolon.byte where !isQuoted: counts[1] += 1
      case CSVSeparator.tab.byte where !isQuoted: counts[2] += 1
      default: break
      }
    }
    let most = counts.max() ?? 0
    if most > 0 {
      if counts[0] == most { return .comma }
      return counts[1] == most ? .semicolon : .tab
    }
    let words = wordCount(first)
    let wordsBelow = second.map(wordCount) ?? words
    return words > 1 && words == wordsBelow ? .spaces : .comma
  }

  private static func wordCount(_ line: ArraySlice<UInt8>) -> Int {
    line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
  }
}
