import Foundation
import Plotting
public import Reporting
import Storage

/// A page about a file of events: its areas, its scores, and the events one by one.
///
/// - Parameters:
///   - path: The file of events.
///   - scores: The file of their scores; `nil` for none.
///   - count: How many events can be looked at.
/// - Returns: The page, to which the provenance is added.
/// - Throws: What is wrong with a file.
public func eventReport(of path: String, scores: String?, count: Int) throws -> Report {
  let browser = try browseEvents(of: path, scores: scores, count: count)
  let file = try EventFile(path: path)
  let name = path.split(separator: "/").last.map(String.init) ?? path
  var report = Report(
    title: "Events of \(name)", subject: browser.selection,
    result: sentence(about: browser.events.first))
  report.highlights = [Report.Fact("events", "\(file.count)")]
  if try hasAreas(path) {
    report.headlines.append(
      ReportFigure(
        "areas", try .areas(of: path),
        caption: "Charge against light of the events in which both are registered."))
  }
  if let scores {
    report.headlines.append(
      ReportFigure(
        "scores", .scores(try ScoresOfKind.read(from: scores)), caption: "How the events score."))
  }
  report.settings = try FileContents(of: path).facts.map { Report.Fact($0.name, $0.value) }
  report.events = browser
  return report
}

private func sentence(about event: BrowsedEvent?) -> String {
  guard let event else { return "The file has no events." }
  guard let score = event.score else { return "Events as the detector recorded them." }
  let kind = event.kind.map { " (\($0))" } ?? ""
  let number = String(format: "%.6g", score)
  return "The most anomalous event is number \(event.number)\(kind), with a score of \(number)."
}

private func hasAreas(_ path: String) throws -> Bool {
  let reader = try HDF5Reader(path: path)
  return ["s1c", "s2c", "s1_registered", "s2_registered"].allSatisfy {
    reader.contains("areas/\($0)")
  }
}
