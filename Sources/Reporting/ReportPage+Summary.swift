import Foundation
import Storage

/// What stands above the sections: the title, the result, what is warned of, the contents.
extension ReportPage {
  mutating func addSummary(_ report: Report) {
    html.add("<h1>", words: report.title, "</h1>\n")
    html.add("<p class=\"subject\">", words: report.subject, "</p>\n")
    html.add("<p class=\"result\">", words: report.result, "</p>\n")
    if !report.highlights.isEmpty {
      html.add("<dl class=\"highlights\">\n")
      for fact in report.highlights {
        html.add("<div><dt>", words: fact.name, "</dt>")
        html.add("<dd>", words: fact.value, "</dd></div>\n")
      }
      html.add("</dl>\n")
    }
    guard !report.warnings.isEmpty else { return }
    html.add(
      "<div class=\"warning\" role=\"note\"><strong>Note</strong>\n<ul class=\"warnings\">\n")
    for warning in report.warnings { html.add("<li>", words: warning, "</li>\n") }
    html.add("</ul></div>\n")
  }

  mutating func addContents(_ report: Report) {
    html.add("<nav aria-label=\"Contents\"><ul>\n")
    for (number, section) in report.sections.enumerated() {
      html.add("<li><a href=\"#section-", words: "\(number + 1)", "\">")
      html.add(words: section.title)
      html.add("</a></li>\n")
    }
    if report.events != nil { html.add("<li><a href=\"#events\">Events</a></li>\n") }
    if Self.hasBackground(report) {
      html.add("<li><a href=\"#background\">How it was made</a></li>\n")
    }
    html.add("</ul></nav>\n")
  }

  private static func hasBackground(_ report: Report) -> Bool {
    !report.settings.isEmpty || !report.configuration.isEmpty || !report.stages.isEmpty
      || report.provenance != nil || report.run != nil
  }

  /// Settings, origin and times.
  mutating func addBackground(_ report: Report) {
    guard Self.hasBackground(report) else { return }
    html.add("<section id=\"background\">\n<h2>How it was made</h2>\n")
    if !report.settings.isEmpty {
      html.add("<h3>Settings</h3>\n")
      html.add(report.settings)
    }
    if !report.configuration.isEmpty {
      html.add("<details><summary>The settings as a file, to run them again</summary>\n")
      html.add("<pre>", words: report.configuration, "</pre></details>\n")
    }
    if !report.stages.isEmpty {
      html.add("<h3>Stages</h3>\n")
      html.add(Self.table(of: report.stages), file: nil)
    }
    if let provenance = report.provenance {
      html.add("<h3>Origin</h3>\n")
      html.add(provenance.facts.map { Report.Fact($0.name, $0.value) })
    }
    if let run = report.run {
      html.add("<h3>The run</h3>\n")
      html.add([
        Report.Fact("begun", run.started.ISO8601Format()),
        Report.Fact("machine", run.machine.host),
        Report.Fact("processor", run.machine.processor),
        Report.Fact("system", run.machine.operatingSystem),
        Report.Fact("threads", "\(run.threads)"),
        Report.Fact("time", Duration.words(run.seconds)),
      ])
    }
    html.add("</section>\n")
  }

  private static func table(of stages: [Report.Stage]) -> ReportTable {
    let known = stages.compactMap(\.seconds)
    let all = Report.Stage("all", seconds: known.reduce(0, +))
    let rows = known.count > 1 ? stages + [all] : stages
    return ReportTable(
      "stages",
      [
        ReportTable.Column("stage", .texts(rows.map(\.name))),
        ReportTable.Column(
          "time", .texts(rows.map { $0.seconds.map(Duration.words) ?? "done before" })),
        ReportTable.Column("remark", .texts(rows.map(\.remark))),
      ])
  }
}

extension Duration {
  /// A time in the units that a person would use: `0.35 s`, `4 min 10 s`, `2 h 5 min`.
  fileprivate static func words(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0, seconds < 1e9 else { return "unknown" }
    if seconds < 10 { return "\((seconds * 100).rounded() / 100) s" }
    let whole = Int(seconds.rounded())
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
