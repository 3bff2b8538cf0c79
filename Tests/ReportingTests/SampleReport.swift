import Foundation
import Plotting
import Reporting
import Storage

/// A report with everything that a report can have, and names that would like to be markup.
enum SampleReport {
  static let wicked = #"<script>alert("1")</script> & 'co'"#

  static func histogram(_ name: String = "events", count: Int = 40) -> Figure {
    let edges = (0...count).map { Double($0) / 4 }
    let levels = (0..<count).map { 1 + 200 * exp(-pow((Double($0) - 14) / 5, 2)) }
    return Figure(
      Panel(
        x: PanelAxis("anomaly score"), y: PanelAxis("events per bin"),
        marks: [
          Steps(edges: edges, levels: levels, name: Label(verbatim: name), opacity: 0.3),
          Points(
            x: (0..<count).map { 0.125 + Double($0) / 4 }, y: levels.map { ($0 * 1.04).rounded() },
            yErrors: .symmetric(levels.map { $0.squareRoot() }), name: "data", ink: .text),
        ]))
  }

  static func waves() -> Figure {
    let times = (0..<400).map { Double($0) * 10 }
    let pulse = times.map { 300 * exp(-pow(($0 - 1800) / 400, 2)) }
    let panel = Panel(
      title: "S2", x: PanelAxis("time [ns]"), y: PanelAxis("phe per sample"),
      marks: [
        Line(x: times, y: pulse, name: "top"),
        Line(x: times, y: pulse.map { 0.4 * $0 }, name: "bottom"),
      ])
    return Figure(rows: [[panel, panel]], width: .double)
  }

  static func map() -> Figure {
    let edges = (0...20).map(Double.init)
    let values = (0..<400).map { Double($0 % 20 + $0 / 20) }
    return Figure(
      Panel(
        x: PanelAxis("S1c [phd]"), y: PanelAxis("log_{10} S2c"),
        marks: [
          Heatmap(
            xEdges: edges, yEdges: edges, values: values,
            colours: ColourScale("events"))
        ]))
  }

  static func sensors() -> EventBrowser.Sensors {
    var x: [Double] = []
    var y: [Double] = []
    for row in -9...9 {
      for column in -10...10 {
        let place = (80 * (Double(column) + (row % 2 == 0 ? 0 : 0.5)), 69.28 * Double(row))
        guard place.0 * place.0 + place.1 * place.1 < 640_000 else { continue }
        x.append(place.0)
        y.append(place.1)
      }
    }
    return EventBrowser.Sensors(x: x, y: y)
  }

  static func browser(events count: Int = 30) -> EventBrowser {
    let sensors = sensors()
    let events = (0..<count).map { rank -> BrowsedEvent in
      func wave(_ samples: Int, _ middle: Double, _ width: Double, _ height: Double) -> [Float] {
        (0..<samples).map { Float(height * exp(-pow((Double($0) - middle) / width, 2))) }
      }
      let centre = (40 * Double(rank % 7) - 120, 30 * Double(rank % 11) - 150)
      func hits(_ height: Double) -> [Int32] {
        zip(sensors.x, sensors.y).map { x, y in
          Int32(height * exp(-(pow(x - centre.0, 2) + pow(y - centre.1, 2)) / 40_000))
        }
      }
      return BrowsedEvent(
        number: (rank * 37) % 1000, kind: rank % 3 == 0 ? "nr" : "beta",
        energy: 1 + 0.7 * Double(rank % 13),
        score: 40 - Double(rank),
        groups: [
          BrowsedEvent.FactGroup(
            "truth",
            [
              BrowsedEvent.Fact("x", centre.0, unit: "mm"),
              BrowsedEvent.Fact("photons", Double(100 + rank)),
            ]),
          BrowsedEvent.FactGroup("score", [BrowsedEvent.Fact(wicked, 1.5, unit: "nats")]),
        ],
        s1: BrowsedEvent.Signal(
          topWave: wave(200, 20, 6, 3), bottomWave: wave(200, 20, 6, 9), topHits: hits(3),
          bottomHits: hits(5)),
        s2: BrowsedEvent.Signal(
          topWave: wave(900, 400, 90, 120), bottomWave: wave(900, 400, 90, 50), topHits: hits(400),
          bottomHits: hits(120)))
    }
    return EventBrowser(
      events, selection: "The \(count) most unusual events of 1000.", sample: 10, top: sensors,
      bottom: sensors)
  }

  static func report() -> Report {
    var report = Report(
      title: "Search in \(wicked)",
      subject:
        "6500 events of 31.5 tonne-years were compared with the background expected of electrons, nuclei and neutrinos.",
      result: "Nothing was found that does not belong: the most unusual statistic has Z = 0.8.")
    report.highlights = [
      Report.Fact("Z", "0.8"), Report.Fact("events", "6500"),
      Report.Fact("sensitivity", "20 events"),
    ]
    report.headlines = [
      ReportFigure(
        "scores", histogram(wicked),
        caption: "The scores of the data beside those of the background."),
      ReportFigure("scores", histogram(), caption: "The same once more, with a name in use."),
      ReportFigure("bands", map(), caption: "Charge and light of the background."),
    ]
    report.warnings = ["The rate is taken as known.", "A cut named \(wicked) removed no event."]
    report.sections = [
      ReportSection(
        "The events",
        [
          .text("One paragraph.\n\nAnother one, with \(wicked)."),
          .figure(ReportFigure("waves", waves(), caption: "The waveforms of an event.")),
          .warning("The toys were few."),
        ]),
      ReportSection(
        "The tests",
        [
          .table(
            ReportTable(
              "significances",
              [
                ReportTable.Column("statistic", .texts(["averaged-lr", wicked])),
                ReportTable.Column("Z", .numbers([0.8, nil])),
                ReportTable.Column("events", .integers([12, nil])),
              ], caption: "How unlikely the data are.")),
          .facts([Report.Fact("detector", wicked)]),
        ]),
    ]
    report.events = browser()
    report.settings = [Report.Fact("detector", "darwin"), Report.Fact("seed", "7")]
    report.configuration = "detector: darwin\nname: \(wicked)\n"
    report.provenance = Provenance(
      programVersion: "1.0", commit: "abc", verb: "study", options: [], configuration: "", seed: 7)
    report.run = RunRecord(
      started: Date(timeIntervalSince1970: 1_700_000_000),
      machine: Machine.current, threads: 2, seconds: 754)
    report.stages = [
      Report.Stage("simulate", seconds: 250, remark: "3,060,000 events"),
      Report.Stage("train", seconds: 504), Report.Stage("score", seconds: nil),
    ]
    return report
  }
}
