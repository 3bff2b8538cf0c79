import Foundation

/// Paragraphs, tables and lists of facts.
extension HTMLText {
  /// The most rows of a table that a page shows; the file beside it has all.
  private static let rowLimit = 200

  /// Adds plain words, with a paragraph for each part between empty lines.
  mutating func add(paragraphs text: String) {
    for paragraph in text.components(separatedBy: "\n\n") where !paragraph.isEmpty {
      add("<p>", words: paragraph, "</p>\n")
    }
  }

  /// Adds names and values, one below the other.
  mutating func add(_ facts: [Report.Fact]) {
    add("<div class=\"scroll\"><table><tbody>\n")
    for fact in facts {
      add("<tr><th scope=\"row\">", words: fact.name, "</th><td>")
      if fact.value.contains("\n") {
        add("<details><summary>show</summary><pre>", words: fact.value, "</pre></details>")
      } else {
        add(words: fact.value)
      }
      add("</td></tr>\n")
    }
    add("</tbody></table></div>\n")
  }

  /// Adds a table, with a link to the file that has it in full digits.
  mutating func add(_ table: ReportTable, file: String?) {
    add("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"")
    add(words: table.caption.isEmpty ? table.name : table.caption)
    add("\"><table>\n")
    let isCut = table.rows > Self.rowLimit
    if !table.caption.isEmpty || file != nil {
      add("<caption>", words: table.caption, " ")
      if isCut { add(words: "The first \(Self.rowLimit) of \(table.rows) rows. ") }
      if let file { add("<a download href=\"", words: file.addingHref, "\">CSV</a>") }
      add("</caption>\n")
    }
    add("<thead><tr>")
    for column in table.columns {
      if column.isOfNumbers {
        add("<th class=\"number\" scope=\"col\">")
      } else {
        add("<th scope=\"col\">")
      }
      add(words: column.name)
      add("</th>")
    }
    add("</tr></thead>\n<tbody>\n")
    for row in 0..<min(table.rows, Self.rowLimit) {
      add("<tr>")
      for column in table.columns {
        if column.isOfNumbers { add("<td class=\"number\">") } else { add("<td>") }
        add(words: column.words(row))
        add("</td>")
      }
      add("</tr>\n")
    }
    add("</tbody></table></div>\n")
  }
}

extension ReportTable.Column {
  /// Whether a person expects the values flush right.
  fileprivate var isOfNumbers: Bool {
    if case .texts = values { false } else { true }
  }

  /// The value of a row as the page shows it.
  fileprivate func words(_ row: Int) -> String {
    lowerBounds.contains(row) ? "> \(plainWords(row))" : plainWords(row)
  }

  private func plainWords(_ row: Int) -> String {
    switch values {
    case .numbers(let values): values[row].map { String(format: "%.4g", $0) } ?? "–"
    case .integers(let values): values[row].map(String.init) ?? "–"
    case .texts(let values): values[row]
    }
  }
}

extension String {
  /// The path of a file beside the page, as a link has it.
  var addingHref: String {
    "./" + (addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? self)
  }
}
