import Foundation
import Learning
import Numerics
import Plotting

extension Figure {
  /// What the autoencoder has learnt about energy: its loss, and the latent variable that follows it best.
  static func darwinAutoencoder(_ held: HeldOutScores, latent: LatentVariable?) -> Figure {
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
    return Figure(rows: [panels], width: .double)
  }

  /// What the classifier has learnt: its output, acceptance against leakage, leakage against energy.
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
    for range in held.ranges.dropFirst().prefix(4) {
      guard
        let separation = Separation(
          background: held.logits(of: .electrons, in: range),
          signal: held.logits(of: .nuclei, in: range))
      else { continue }
      let points = separation.curve(points: 100).filter { $0.leakage > 0 }
      curves.append(
        Line(
          x: points.map(\.acceptance), y: points.map(\.leakage),
          name: short(range.lowerBound) + " to " + short(range.upperBound) + " keV"))
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
            x: PanelAxis("true energy [keV]", scale: .logarithmic),
            y: PanelAxis("leakage at 50 % acceptance", scale: .logarithmic), marks: [half]),
        ]
      ], width: .double)
  }

  /// The leakage of electron recoils where half of the nuclear ones pass, by energy.
  ///
  /// Where no electron recoil passes, the point stands at the leakage of one, with an error down to
  /// none.
  private static func rejection(_ held: HeldOutScores) -> Points {
    let edges = [1.0, 3, 5, 7, 10, 15, 20, 30, 50, 100]
    var (energies, leakages, errors) = ([Double](), [Double](), [Double]())
    for (low, high) in zip(edges, edges.dropFirst()) {
      let electrons = held.logits(of: .electrons, in: low...high)
      guard
        let separation = Separation(
          background: electrons, signal: held.logits(of: .nuclei, in: low...high))
      else { continue }
      let one = 1 / Double(electrons.count)
      let leakage = max(separation.leakage(atAcceptance: 0.5), one)
      energies.append((low * high).squareRoot())
      leakages.append(leakage)
      errors.append((leakage * one).squareRoot())
    }
    return Points(
      x: energies, y: leakages, yErrors: .symmetric(errors), ink: .series(0), shape: .circle)
  }
}
