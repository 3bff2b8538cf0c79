import Foundation
import Learning
import Numerics
import Plotting

extension Figure {
  /// What the autoencoder has learnt about energy: its loss, the latent variable that follows it
  /// best, and the resolution of all of them.
  static func darwinAutoencoder(
    _ held: HeldOutScores, latent: LatentVariable?, energy: EnergyResolution
  ) -> Figure {
    let names: [Label] = ["electron recoils", "nuclear recoils"]
    let losses = zip(held.events, names).enumerated().map { number, part in
      Points(
        x: part.0.map(\.energy), y: part.0.map(\.negativeELBO), name: part.1, ink: .series(number),
        shape: .circle, size: 0.35)
    }
    var panels = [
      Panel(
        x: PanelAxis("true energy [keV]"), y: PanelAxis("−ELBO [nats]"), marks: losses,
        legend: .above)
    ]
    if let latent {
      panels.append(
        Panel(
          x: PanelAxis("true energy [keV]"),
          y: PanelAxis(Label(verbatim: "latent variable \(latent.number + 1)")),
          marks: [
            Points(
              x: latent.energies, y: latent.values, ink: .series(0), shape: .circle, size: 0.35)
          ]))
    }
    panels.append(resolution(energy))
    return Figure(rows: [panels], width: .double)
  }

  /// The relative scatter of energies by true energy; its error is that of a standard deviation.
  private static func resolution(_ energy: EnergyResolution) -> Panel {
    func points(
      _ value: (EnergyResolution.Bin) -> (resolution: Double, bias: Double), _ name: Label,
      _ series: Int
    ) -> Points {
      let found = energy.bins.map { value($0).resolution }
      return Points(
        x: energy.bins.map { ($0.energies.lowerBound * $0.energies.upperBound).squareRoot() },
        y: found,
        yErrors: .symmetric(
          zip(found, energy.bins).map { $0 / (2 * Double($1.events - 1)).squareRoot() }),
        name: name, ink: .series(series), shape: .circle)
    }
    return Panel(
      x: PanelAxis("true energy [keV]", scale: .logarithmic),
      y: PanelAxis("resolution σ / E", scale: .logarithmic),
      marks: [
        points(\.latent, "latent variables", 0), points(\.areas, "S1c and S2c", 1),
      ], legend: .above)
  }

  /// What the classifier has learnt: its output, acceptance against leakage, leakage against S1.
  static func darwinClassifier(_ held: HeldOutScores) -> Figure {
    let names: [Label] = ["electron recoils", "nuclear recoils"]
    let all = held.events.flatMap { $0.map(\.logit) }
    let axis =
      Axis.holding(all, bins: 60) ?? .regular(bins: 60, from: -1, to: 1)
    let output = zip(held.events, names).map { events, name in
      var histogram = Histogram1D(axis: axis)
      let logits = events.map(\.logit)
      histogram.fill(logits.span)
      return Steps(histogram, name: name, opacity: 0.2)
    }
    var curves: [any Mark] = []
    for range in held.ranges.dropFirst() {
      guard
        let separation = Separation(
          background: held.logits(of: .electrons, in: range),
          signal: held.logits(of: .nuclei, in: range))
      else { continue }
      let points = separation.curve(points: 100).filter { $0.leakage > 0 }
      curves.append(
        Line(
          x: points.map(\.acceptance), y: points.map(\.leakage),
          name: short(range.lowerBound) + " to " + short(range.upperBound) + " phd"))
    }
    let half = rejection(held)
    return Figure(
      rows: [
        [
          Panel(
            x: PanelAxis("classifier's logit"),
            y: PanelAxis("events per bin", scale: .logarithmic, from: 0.5), marks: output,
            legend: .above),
          Panel(
            x: PanelAxis("acceptance of nuclear recoils"),
            y: PanelAxis("leakage of electron recoils", scale: .logarithmic), marks: curves,
            legend: .above),
          Panel(
            x: PanelAxis("corrected S1 [phd]"),
            y: PanelAxis("leakage at 50 % acceptance", scale: .logarithmic), marks: [half]),
        ]
      ], width: .double)
  }

  private static let rejectionBins = 9

  /// The leakage of electron recoils where half of the nuclear ones pass, by S1.
  ///
  /// Where no electron recoil passes, the point stands at the leakage of one, with an error down to
  /// none.
  private static func rejection(_ held: HeldOutScores) -> Points {
    let region = held.ranges[0]
    let edges = (0...rejectionBins).map {
      region.lowerBound
        + (region.upperBound - region.lowerBound) * Double($0) / Double(rejectionBins)
    }
    var (places, leakages, errors) = ([Double](), [Double](), [Double]())
    for (low, high) in zip(edges, edges.dropFirst()) {
      let electrons = held.logits(of: .electrons, in: low...high)
      guard
        let separation = Separation(
          background: electrons, signal: held.logits(of: .nuclei, in: low...high))
      else { continue }
      let one = 1 / Double(electrons.count)
      let leakage = max(separation.leakage(atAcceptance: 0.5), one)
      places.append((low + high) / 2)
      leakages.append(leakage)
      errors.append((leakage * one).squareRoot())
    }
    return Points(
      x: places, y: leakages, yErrors: .symmetric(errors), ink: .series(0), shape: .circle)
  }
}
