import Inference
import Numerics
import Plotting

extension Figure {
  /// How the user's events score beside the background expected in their exposure.
  static func darwinOwn(
    _ own: DarwinOwnData, _ scores: DarwinScores, in space: ScoreSpace
  ) throws -> Figure {
    scoreTest(
      of: try own.sample.sample(in: space),
      against: try scores.background(in: space, exposure: own.summary.exposure),
      axis: space == .score ? "anomaly score TS [nats]" : "classifier's logit")
  }

  /// Charge and light of the user's events over those expected of the background.
  static func darwinOwnBands(
    _ own: DarwinOwnData, _ scores: DarwinScores, settings: DarwinSettings
  ) throws -> Figure {
    let strangest = own.strangest.prefix(own.marked)
    return Figure(
      Panel(
        x: PanelAxis("S1c [phd]"), y: PanelAxis("log_{10} (S2c / phd)"),
        marks: [
          try darwinBandsMap(
            scores, settings: settings, share: own.summary.exposure / settings.exposure),
          Points(
            x: try own.sample.numbers("areas/s1c"),
            y: try own.sample.numbers("areas/log10_s2c"),
            name: Label(verbatim: "data, \(own.summary.inRegion) events"), ink: .text,
            shape: .circle, size: 0.5),
          Points(
            x: strangest.map(\.s1), y: strangest.map(\.logS2),
            name: Label(verbatim: "the \(strangest.count) most anomalous"),
            ink: .fixed(Colour(0xd55e00)), shape: .circle, size: 0.9),
        ], legend: .above))
  }
}
