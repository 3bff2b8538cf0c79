/// Text that fits a width: wrapped paragraphs, and terms beside their explanations.
///
/// A no-break space (U+00A0) holds two words on one line and comes out as a space.
struct TextLayout {
  /// The number of columns, at least 40 so that two columns have room.
  let width: Int

  init(width: Int) {
    self.width = max(40, width)
  }

  /// The words of `text` in lines of at most the width, each behind `indent` spaces.
  ///
  /// Empty lines in `text` stay and separate paragraphs; a word longer than a line is not broken. A
  /// paragraph that begins with a space is shown as it stands: a file, say.
  func paragraphs(_ text: String, indent: Int = 0) -> [String] {
    let margin = String(repeating: " ", count: indent)
    return text.split(separator: "\n\n").map { paragraph in
      let lines =
        paragraph.first == " "
        ? paragraph.split(separator: "\n").map(String.init)
        : wrap(String(paragraph), room: width - indent)
      return lines.map { margin + $0 }
    }.reduce([]) { $0.isEmpty ? $1 : $0 + [""] + $1 }
  }

  /// A first line that begins with `head`, and further ones aligned behind it.
  func hanging(_ head: String, _ text: String) -> [String] {
    let margin = String(repeating: " ", count: head.count)
    return wrap(text, room: width - head.count).enumerated().map { index, line in
      (index == 0 ? head : margin) + line
    }
  }

  /// Terms in a left column and their texts, wrapped, in a right one.
  ///
  /// `column` is where the texts begin; a term that reaches into it has its text on the next line.
  func entries(_ entries: [(term: String, text: String)], column: Int) -> [String] {
    let margin = String(repeating: " ", count: column)
    return entries.flatMap { entry in
      let term = "  " + entry.term
      let lines = wrap(entry.text, room: width - column)
      guard term.count + 2 <= column, let first = lines.first else {
        return [term] + lines.map { margin + $0 }
      }
      let gap = String(repeating: " ", count: column - term.count)
      return [term + gap + first] + lines.dropFirst().map { margin + $0 }
    }
  }

  /// The column at which texts begin beside `terms`: behind the longest that is not too long.
  func column(for terms: [String]) -> Int {
    let most = width * 2 / 5
    return terms.map { $0.count + 4 }.filter { $0 <= most }.max() ?? most
  }

  private func wrap(_ text: String, room: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var length = 0
    for word in text.split(whereSeparator: { $0 == " " || $0.isNewline }) {
      let count = word.count
      if length > 0, length + 1 + count > room {
        lines.append(line)
        line = ""
        length = 0
      }
      if length > 0 {
        line += " "
        length += 1
      }
      line += word
      length += count
    }
    if length > 0 { lines.append(line) }
    return lines.map { String($0.map { $0 == "\u{A0}" ? " " : $0 }) }
  }
}

extension String {
  /// The text with its spaces turned into no-break spaces.
  var unbroken: String { String(map { $0 == " " ? "\u{A0}" : $0 }) }
}
