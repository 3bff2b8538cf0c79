import Foundation
import Numerics
import Plotting

/// Lines, bands and what is written beside them.
extension Gallery {
  /// Curves with their names beside them, on two logarithmic axes.
  static let lines: Figure = {
    let energies = logarithmic(from: 0.5, to: 100, count: 200)
    func falling(_ mass: Double) -> [Double] {
      energies.map { 3e-2 / mass * exp(-$0 / (0.16 * mass)) }
    }
    return Figure(
      Panel(
        x: PanelAxis("nuclear recoil energy [keV_{nr}]", scale: .logarithmic),
        y: PanelAxis("rate [t^{−1} yr^{−1} keV^{−1}]", scale: .logarithmic, from: 1e-7, to: 1e-2),
        marks: [
          Line(x: energies, y: falling(10), name: "m_{χ} = 10 GeV", naming: .direct),
          Line(x: energies, y: falling(50), name: "m_{χ} = 50 GeV", naming: .direct),
          Line(x: energies, y: falling(500), name: "m_{χ} = 500 GeV", naming: .direct),
          ReferenceLine(.upright(x: 5), name: "threshold"),
        ]))
  }()

  /// A limit with its expectation: two bands, their median, and what was seen.
  static let limit: Figure = {
    let masses = logarithmic(from: 6, to: 1000, count: 120)
    let median = masses.map { mass in
      3e-49 * (mass / 40 + pow(15 / mass, 4) + 0.6)
    }
    let seen = zip(masses, median).map { mass, middle in
      middle * exp(0.5 * sin(2.4 * log(mass)))
    }
    return Figure(
      Panel(
        x: PanelAxis("WIMP mass [GeV/c^{2}]", scale: .logarithmic),
        y: PanelAxis("σ_{SI} [cm^{2}]", scale: .logarithmic),
        marks: [
          Band(
            x: masses, lower: median.map { 0.4 * $0 }, upper: median.map { 2.6 * $0 },
            name: "expected, 95 %", ink: .series(4), opacity: 0.35),
          Band(
            x: masses, lower: median.map { 0.62 * $0 }, upper: median.map { 1.6 * $0 },
            name: "expected, 68 %", ink: .series(2), opacity: 0.45),
          Line(
            x: masses, y: median, name: "expected, median", ink: .text, dash: .dashed, width: 0.9),
          Line(x: masses, y: seen, name: "observed, 90 % C.L.", ink: .text),
          Annotation(
            "6.8×10^{−49} cm^{2} at 30 GeV", x: 45, y: 1.2e-46, pointingTo: (x: 30, y: 6.8e-49)),
        ]))
  }()

  /// Two signals in time, above each other on one axis of time.
  static let waveforms: Figure = {
    let times = (0..<1200).map { Double($0) }
    func pulse(_ start: Double, _ rise: Double, _ fall: Double, _ height: Double) -> [Double] {
      let noise = normals(1200, index: UInt64(start))
      return times.map { time in
        let since = time - start
        let clean = since < 0 ? 0 : height * (1 - exp(-since / rise)) * exp(-since / fall)
        return clean + 0.02 * height * noise[Int(time)]
      }
    }
    return Figure(
      rows: [
        [
          Panel(
            title: "S1", x: PanelAxis("time [ns]"), y: PanelAxis("photoelectrons per 10 ns"),
            marks: [
              Line(x: times, y: pulse(200, 8, 60, 24), name: "bottom", dash: .solid, width: 0.8),
              Line(x: times, y: pulse(200, 8, 60, 9), name: "top", dash: .solid, width: 0.8),
            ]),
          Panel(
            title: "S2", x: PanelAxis("time [ns]"), y: PanelAxis("photoelectrons per 10 ns"),
            marks: [
              Line(x: times, y: pulse(300, 180, 210, 310), name: "top", dash: .solid, width: 0.8),
              Line(
                x: times, y: pulse(301, 180, 210, 140), name: "bottom", dash: .solid, width: 0.8),
            ]),
        ]
      ], width: .double)
  }()
}
