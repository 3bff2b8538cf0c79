import Plotting
import Storage

/// A report as a page of HTML with the files beside it.
struct ReportPage {
  /// The page.
  var html = HTMLText()
  /// The folder of the files, and its name as links of the page have it.
  let folder: String
  let link: String
  /// The figures, whose numbers and papers become files.
  private(set) var cards: [FigureCard] = []
  /// The tables, whose numbers become files.
  private(set) var tables: [(name: String, table: ReportTable)] = []
  private var names = FileNames()
  /// The bytes of data that the figures have given to the page so far.
  private var dataSize = 0
  /// The most of them: with drawings and events a page stays below ten megabytes.
  private static let dataLimit = 2_000_000

  init(_ report: Report, folder: String) throws {
    self.folder = folder
    link = folder.split(separator: "/").last.map(String.init) ?? folder
    addHead(report)
    html.add("<body>\n<a class=\"skip\" href=\"#main\">Skip to the sections</a>\n<header>\n")
    addSummary(report)
    addContents(report)
    html.add("</header>\n<main id=\"main\">\n")
    try addHeadlines(report.headlines)
    for (number, section) in report.sections.enumerated() {
      html.add("<section id=\"section-", words: "\(number + 1)", "\">\n")
      html.add("<h2>", words: section.title, "</h2>\n")
      try add(section.parts)
      html.add("</section>\n")
    }
    if let events = report.events { add(events) }
    addBackground(report)
    html.add("</main>\n<footer>")
    html.add("<p>", words: Self.signature(report), "</p></footer>\n<script>\n")
    html.add(resource: PackageResources.page_js)
    if report.events != nil { html.add(resource: PackageResources.browser_js) }
    html.add("</script>\n</body>\n</html>\n")
  }

  private mutating func addHead(_ report: Report) {
    html.add(resource: PackageResources.head_html)
    html.add("<meta name=\"description\" content=\"", words: report.result, "\">\n")
    html.add("<title>", words: report.title, "</title>\n<style>\n")
    html.add(resource: PackageResources.page_css)
    html.add("</style>\n</head>\n")
  }

  private mutating func addHeadlines(_ figures: [ReportFigure]) throws {
    guard !figures.isEmpty else { return }
    html.add("<section aria-label=\"The result in figures\" class=\"headlines\">\n")
    for figure in figures { try add(figure) }
    html.add("</section>\n")
  }

  private static func signature(_ report: Report) -> String {
    guard let provenance = report.provenance else { return "Made by Darkfield." }
    return "Made by Darkfield \(provenance.programVersion) (commit \(provenance.commit))."
  }
}

// MARK: - Figures and tables

extension ReportPage {
  /// Adds the parts of a section; figures that follow each other stand side by side.
  private mutating func add(_ parts: [ReportSection.Part]) throws {
    var isInFigures = false
    for part in parts {
      var isFigure = false
      if case .figure = part { isFigure = true }
      if isFigure != isInFigures {
        if isFigure { html.add("<div class=\"figures\">\n") } else { html.add("</div>\n") }
        isInFigures = isFigure
      }
      switch part {
      case .text(let text): html.add(paragraphs: text)
      case .warning(let text):
        html.add("<p class=\"warning\"><strong>Note:</strong> ", words: text, "</p>\n")
      case .figure(let figure): try add(figure)
      case .table(let table):
        let name = names.take(table.name)
        tables.append((name, table))
        html.add(table, file: "\(link)/\(name).csv")
      case .facts(let facts): html.add(facts)
      }
    }
    if isInFigures { html.add("</div>\n") }
  }

  private mutating func add(_ figure: ReportFigure) throws {
    let card = try FigureCard(figure, name: names.take(figure.name))
    cards.append(card)
    html.add("<figure tabindex=\"0\" data-figure class=\"")
    html.add(words: card.isDouble ? "double" : "single")
    html.add("\" id=\"figure-", words: card.name, "\">\n")
    html.add("<div class=\"plate wide ")
    html.add(words: card.isDouble ? "double" : "single")
    html.add("\">")
    html.add(card.wide)
    html.add("</div>\n")
    if let narrow = card.narrow {
      html.add("<div class=\"plate narrow\">")
      html.add(narrow)
      html.add("</div>\n")
    }
    html.add("<figcaption>", words: card.caption, "</figcaption>\n<div class=\"tools\">")
    for format in ["svg", "pdf", "csv"] {
      html.add("<a data-save=\"", words: format, "\" download href=\"")
      html.add(words: "\(link)/\(card.name).\(format)".addingHref)
      html.add("\" aria-label=\"Save ", words: "\(card.wide.name) as \(format.uppercased())", "\">")
      html.add(words: format.uppercased())
      html.add("</a>")
    }
    html.add("</div>\n<div class=\"quiet\" aria-live=\"polite\"></div>\n")
    var data = card.data()
    if dataSize + data.bytes.count > Self.dataLimit { data = card.data(hasRoom: false) }
    dataSize += data.bytes.count
    html.add(data)
    html.add("</figure>\n")
  }
}
