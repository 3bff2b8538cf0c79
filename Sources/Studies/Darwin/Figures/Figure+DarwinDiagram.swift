import Kernels
import Learning
import Plotting

extension Figure {
  /// The networks of a model: layers with their widths, activations, and what comes out.
  static func networks(_ model: AnomalyModel) -> Figure {
    let settings = model.settings
    let vae = settings.autoencoder
    func hidden(
      _ widths: [Int], _ activation: Activation, _ ink: Ink
    ) -> [[LayerDiagram.Layer]] {
      widths.map { [LayerDiagram.Layer(activation.label, width: $0, ink: ink)] }
    }
    let input = model.map.columns
    let autoencoder =
      [[LayerDiagram.Layer("input x", width: input, ink: .muted)]]
      + hidden(vae.hidden, vae.activation, .series(0))
      + [
        [
          LayerDiagram.Layer("mean μ", width: vae.latent, ink: .series(0)),
          LayerDiagram.Layer("ln σ^{2}", width: vae.latent, ink: .series(0)),
        ],
        [LayerDiagram.Layer("latent z", width: vae.latent, ink: .series(1))],
      ] + hidden(vae.hidden.reversed(), vae.activation, .series(2))
      + [
        [
          LayerDiagram.Layer("mean x_{D}", width: input, ink: .series(2)),
          LayerDiagram.Layer("ln σ_{D}^{2}", width: input, ink: .series(2)),
        ]
      ]
    // The classifier sees the blocks that it names, all where it names none.
    let seen = (try? model.map.inputs.ranges(of: settings.classifier.blocks)) ?? []
    let classifier =
      [
        [
          LayerDiagram.Layer(
            "input x", width: max(1, seen.reduce(0) { $0 + $1.count }), ink: .muted)
        ]
      ]
      + hidden(settings.classifier.hidden, settings.classifier.activation, .series(3))
      + [[LayerDiagram.Layer("logit of p", width: 1, ink: .series(3))]]
    return Figure(
      rows: [
        [Panel(title: "autoencoder", drawing: [LayerDiagram(autoencoder)], height: .ratio(0.36))],
        [Panel(title: "classifier", drawing: [LayerDiagram(classifier)], height: .ratio(0.36))],
      ], width: .double)
  }
}

extension Activation {
  /// What stands below a layer that it follows.
  fileprivate var label: Label {
    switch self {
    case .identity: "linear"
    case .relu: "ReLU"
    case .leakyRelu: "leaky ReLU"
    case .tanh: "tanh"
    case .sigmoid: "sigmoid"
    case .softplus: "softplus"
    case .gelu: "GELU"
    }
  }
}
