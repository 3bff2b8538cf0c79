import Numerics
import Plotting

extension Figure {
  /// Expected spectra of the background by true energy, before and after the cuts.
  static func darwinSpectra(_ rates: ExpectedRates, settings: DarwinSettings) -> Figure {
    var marks: [any Mark] = []
    for (number, component) in settings.background.components.enumerated() {
      let sources = rates.background.filter { $0.group == component.name }
      guard let edges = sources.first?.acceptance.edges else { continue }
      func levels(_ counts: (MeasuredAcceptance) -> [Int]) -> [Double] {
        (0..<edges.count - 1).map { bin in
          sources.reduce(0) { sum, source in
            let share = Double(counts(source.acceptance)[bin]) / Double(source.acceptance.events)
            return sum + source.rate * share / (edges[bin + 1] - edges[bin])
          }
        }
      }
      let name = component.name.replacing("-", with: " ")
      marks.append(
        Steps(
          edges: edges, levels: levels(\.eventsByEnergy), name: Label(verbatim: name),
          ink: .series(number), dash: .dashed))
      marks.append(
        Steps(
          edges: edges, levels: levels(\.keptByEnergy),
          name: Label(verbatim: "\(name), in the region"), ink: .series(number), dash: .solid))
    }
    return Figure(
      Panel(
        x: PanelAxis("true recoil energy [keV]", scale: .logarithmic),
        y: PanelAxis("rate [t^{−1} yr^{−1} keV^{−1}]", scale: .logarithmic, from: 1e-5),
        marks: marks, legend: .above))
  }

  /// Charge and light of background and benchmark: a map of what is expected, with signal events on it.
  static func darwinBands(_ scores: DarwinScores, settings: DarwinSettings) throws -> Figure {
    var marks: [any Mark] = [try darwinBandsMap(scores, settings: settings, share: 1)]
    if let signal = scores.signals.first(where: { $0.mass == settings.signals.benchmark.mass }) {
      // As many as are expected.
      let count = min(signal.events.count, max(1, Int(signal.events.expected.rounded())))
      marks.append(
        Points(
          x: Array(try signal.events.numbers("areas/s1c").prefix(count)),
          y: Array(try signal.events.numbers("areas/log10_s2c").prefix(count)),
          name: "WIMPs, " + short(signal.mass) + " GeV", ink: .text, shape: .circle, size: 0.5))
    }
    return Figure(
      Panel(
        x: PanelAxis("S1c [phd]"), y: PanelAxis("log_{10} (S2c / phd)"), marks: marks,
        legend: .above))
  }

  /// Charge and light of the background, in a share of the exposure that its weights stand for.
  static func darwinBandsMap(
    _ scores: DarwinScores, settings: DarwinSettings, share: Double
  ) throws -> Heatmap {
    let region = settings.region.s1
    var histogram = Histogram2D(
      x: .regular(bins: 57, from: region.lowerBound, to: region.upperBound),
      y: .regular(bins: 60, from: 2.4, to: 4.6))
    for component in scores.components {
      let s1 = try component.events.numbers("areas/s1c")
      let s2 = try component.events.numbers("areas/log10_s2c")
      let weights = component.events.weights.map { share * $0 }
      histogram.fill(x: s1.span, y: s2.span, weights: weights.span)
    }
    return Heatmap(
      histogram,
      colours: ColourScale("background events per bin", scale: .logarithmic, from: 0.01 * share))
  }
}
