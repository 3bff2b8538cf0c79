import Foundation
public import Plotting
import Spectra

extension Figure {
  /// Events beside what the limit lets expect, with the interval of energies that gave it.
  ///
  /// Where the line rises far above the steps, signal is missing.
  ///
  /// - Parameters:
  ///   - events: The events in their spectrum.
  ///   - limits: The limit of each level.
  ///   - file: The file of the spectrum.
  /// - Returns: The figure.
  /// - Throws: What keeps the file from being read.
  public static func yellin(
    _ events: SpectrumEvents, _ limits: [SpectrumLimit], spectrum file: String
  ) throws -> Figure {
    let spectrum = try readSpectrum(from: file)
    let (from, to) = (events.domain.lowerBound, events.domain.upperBound)
    let energies = (0...200).map { from + (to - from) * Double($0) / 200 }
    var shares = [0.0]
    for (left, right) in zip(energies, energies.dropFirst()) {
      shares.append((shares.last ?? 0) + spectrum.counts(from: left, to: right) / events.counts)
    }
    var marks: [any Mark] = [
      Steps(
        edges: [from] + events.energies + [to],
        levels: (0...events.energies.count).map { Double($0) }, name: "observed", ink: .text)
    ]
    for (number, limit) in limits.enumerated() {
      let ink = Ink.series(number)
      let inside = energies.indices.filter { (limit.lower...limit.upper).contains(energies[$0]) }
      marks.append(
        Line(
          x: energies, y: shares.map { limit.mean * $0 },
          name: Label(
            verbatim: String(
              format: "limit at %.4g %% CL: %.4g events", 100 * limit.level, limit.mean)), ink: ink)
      )
      marks.append(
        Band(
          x: inside.map { energies[$0] }, lower: inside.map { _ in 0 },
          upper: inside.map { limit.mean * shares[$0] }, ink: ink, opacity: 0.15))
    }
    return Figure(
      Panel(
        x: PanelAxis("energy [keV]"), y: PanelAxis("events below"), marks: marks))
  }
}
