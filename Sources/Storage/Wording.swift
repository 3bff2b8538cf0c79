extension String {
  /// The text on one line, cut after some 40 characters, for a sentence about it.
  var shortened: String {
    let line = prefix { !$0.isNewline }
    return line.count == count && count <= 40 ? self : line.prefix(40) + "…"
  }
}

extension [String] {
  /// The names in quotes with commas between, cut after a dozen, for a sentence about them.
  package var quotedList: String {
    let names = prefix(12).map { "'\($0)'" }.joined(separator: ", ")
    return count <= 12 ? names : names + ", …"
  }
}
