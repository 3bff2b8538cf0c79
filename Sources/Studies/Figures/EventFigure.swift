import Foundation
import Numerics
public import Plotting

extension Figure {
  /// An event as the detector recorded it: the waveforms of S1 and S2, and the hits of both arrays.
  ///
  /// What the file does not hold is left out; an event without waveforms and hits has no figure.
  public static func event(_ event: EventRecord, of file: EventFile) -> Figure? {
    var rows: [[Panel]] = []
    let waves = [("S1" as Label, event.s1), ("S2", event.s2)].filter { $0.1.hasWaves }
    if !waves.isEmpty { rows.append(waves.map { waveform($0.0, $0.1, of: file) }) }
    let (signal, name): (EventRecord.Signal, Label) =
      event.s2.hasHits ? (event.s2, "S2") : (event.s1, "S1")
    rows.append(hitMaps(of: signal, name, in: file))
    guard rows.contains(where: { !$0.isEmpty }) else { return nil }
    return Figure(rows: rows, title: title(of: event), width: .double)
  }

  private static func title(of event: EventRecord) -> Label {
    func number(_ name: String, _ text: (String) -> String) -> String? {
      event[name].map { text(String(format: abs($0) < 1000 ? "%.4g" : "%.0f", $0)) }
    }
    let parts = [
      "event \(event.number)", event.kind, number("truth/energy") { "\($0) keV" },
      number("areas/s1c") { "S1c = \($0) phd" }, number("areas/s2c") { "S2c = \($0) phd" },
    ]
    return Label(verbatim: parts.compactMap(\.self).joined(separator: ", "))
  }

  private static func waveform(
    _ title: Label, _ signal: EventRecord.Signal, of file: EventFile
  ) -> Panel {
    let count = max(signal.topWave.count, signal.bottomWave.count)
    // Long records are read in microseconds.
    let isLong = file.hasSample && file.sample * Double(count) > 5000
    let step = isLong ? file.sample / 1000 : file.sample
    let times = (0..<count).map { step * Double($0) }
    let unit: Label = !file.hasSample ? "sample" : isLong ? "time [μs]" : "time [ns]"
    func values(_ wave: [Float]) -> [Double] { wave.map(Double.init) }
    var marks: [any Mark] = []
    if signal.topWave.count == signal.bottomWave.count {
      marks.append(
        Line(
          x: times, y: zip(signal.topWave, signal.bottomWave).map { Double($0) + Double($1) },
          name: "total", ink: .text, dash: .solid, width: 0.7))
    }
    let arrays: [(wave: [Float], name: Label, ink: Ink)] = [
      (signal.topWave, "top", .series(0)), (signal.bottomWave, "bottom", .series(1)),
    ]
    for (wave, name, ink) in arrays where !wave.isEmpty {
      marks.append(
        Line(
          x: Array(times.prefix(wave.count)), y: values(wave), name: name, ink: ink, dash: .solid,
          width: 0.8))
    }
    return Panel(
      title: title, x: PanelAxis(unit), y: PanelAxis("signal [phe per sample]"), marks: marks)
  }

  private static func hitMaps(
    of signal: EventRecord.Signal, _ name: Label, in file: EventFile
  ) -> [Panel] {
    let highest = Double((signal.topHits + signal.bottomHits).max() ?? 0)
    // Zeros have no place on a logarithmic scale: their sensors are outlined.
    let colours = ColourScale(
      "detected photons", scale: highest > 30 ? .logarithmic : .linear,
      from: highest > 30 ? 1 : 0, to: max(highest, 1))
    let arrays: [(hits: [Int32], sensors: EventFile.Sensors?, title: Label)] = [
      (signal.topHits, file.top, name + " in the top array"),
      (signal.bottomHits, file.bottom, name + " in the bottom array"),
    ]
    return arrays.compactMap { hits, sensors, title in
      guard let sensors, !hits.isEmpty, sensors.x.count == hits.count else { return nil }
      return Panel(
        title: title, x: PanelAxis("x [mm]"), y: PanelAxis("y [mm]"),
        marks: [
          HitMap(x: sensors.x, y: sensors.y, values: hits.map(Double.init), colours: colours)
        ],
        height: .equalUnits)
    }
  }
}
