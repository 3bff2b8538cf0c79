import Plotting

/// Drawings that measure nothing.
extension Gallery {
  /// An encoder, its latent variables, and a decoder with two outputs.
  static let layers = Figure(
    Panel(
      drawing: [
        LayerDiagram([
          [.init("input", width: 900, ink: .muted)],
          [.init("ReLU", width: 120, ink: .series(0))],
          [
            .init("mean", width: 4, ink: .series(0)),
            .init("ln σ^{2}", width: 4, ink: .series(0)),
          ],
          [.init("latent", width: 4, ink: .series(1))],
          [.init("ReLU", width: 120, ink: .series(2))],
          [
            .init("mean", width: 900, ink: .series(2)),
            .init("ln σ^{2}", width: 900, ink: .series(2)),
          ],
        ])
      ], height: .ratio(0.5)))
}
