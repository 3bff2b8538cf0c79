public import Learning
import Numerics
public import Plotting

extension Figure {
  /// The learning curves of a model: the loss of rows learnt from and held out, epoch by epoch.
  public static func training(_ model: AnomalyModel) -> Figure {
    let networks: [(name: Label, network: (AnomalyModel.Member) -> AnomalyModel.Network)] = [
      ("autoencoder", { $0.autoencoder }), ("classifier", { $0.classifier }),
    ]
    let panels = networks.map { part in
      let marks = model.members.enumerated().flatMap { number, member in
        curves(
          of: part.network(member), ink: .series(number),
          name: model.members.count > 1 ? "seed \(member.seed), " : "")
      }
      let losses = marks.flatMap(\.y)
      return Panel(
        title: part.name, x: PanelAxis("epoch"),
        y: PanelAxis("loss", scale: .suiting(losses, ratio: 30)), marks: marks)
    }
    return Figure(rows: [panels], width: .double)
  }

  private static func curves(
    of network: AnomalyModel.Network, ink: Ink, name: String
  ) -> [Line] {
    let epochs = network.history.map { Double($0.epoch) }
    var lines = [
      Line(
        x: epochs, y: network.history.map { $0.training.first ?? .nan },
        name: Label(verbatim: name + "learnt from"), ink: ink, dash: .dashed)
    ]
    if network.history.contains(where: { !$0.validation.isEmpty }) {
      lines.append(
        Line(
          x: epochs, y: network.history.map { $0.validation.first ?? .nan },
          name: Label(verbatim: name + "held out"), ink: ink, dash: .solid))
    }
    return lines
  }
}
