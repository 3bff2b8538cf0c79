import Kernels
import Learning
import Numerics
import Studies

/// A small model with weights as if trained: drawn, no block alike, classifier on two blocks of three.
struct SampleModel {
  let settings: NetworkSettings
  let model: AnomalyModel

  static let blocks = [
    RowBlock(name: "pulse", datasets: ["pulse"]), RowBlock(name: "hits", datasets: ["hits"]),
    RowBlock(name: "extra", datasets: ["extra"]),
  ]

  init(seeds: [UInt64] = [3, 5]) throws {
    var settings = NetworkSettings()
    settings.seeds = seeds
    settings.autoencoder.hidden = [9, 6]
    settings.autoencoder.latent = 3
    settings.autoencoder.beta = 1.5
    settings.autoencoder.activation = .tanh
    settings.classifier.hidden = [7]
    settings.classifier.blocks = ["pulse", "extra"]
    settings.classifier.activation = .gelu
    settings.input = InputSettings(
      blocks: ["hits": MapChoice(.asinh), "extra": MapChoice(.standard)])
    let inputs = try InputBlocks([
      InputBlocks.Block("pulse", count: 11), InputBlocks.Block("hits", count: 5),
      InputBlocks.Block("extra", count: 2),
    ])
    var fit = try InputMapFit(inputs, settings: settings.input)
    try fit.add(Self.rows(200).span)
    let map = try fit.map()
    let autoencoder = try settings.autoencoder.model(columns: inputs.count)
    let classifier = try settings.classifier.model(inputs: inputs)
    let members = seeds.map { seed in
      AnomalyModel.Member(
        seed: seed,
        autoencoder: AnomalyModel.Network(
          weights: Self.drawn(autoencoder.layout, seed: seed),
          history: Self.history(losses: 3, epochs: 4), epoch: 3),
        classifier: AnomalyModel.Network(
          weights: Self.drawn(classifier.layout, seed: seed + 100),
          history: Self.history(losses: 1, epochs: 2), epoch: 2),
        score: AnomalyScore(beta: 1.5, naturalWeight: 12.25, coefficient: 3))
    }
    self.settings = settings
    model = try AnomalyModel(settings: settings, map: map, members: members)
  }

  /// Rows of 11 counts, 5 numbers of some size and 2 far from zero.
  static func rows(_ count: Int) -> [Float] {
    var stream = RandomStream(seed: 7, purpose: .test, index: 1)
    var rows: [Float] = []
    for _ in 0..<count {
      for _ in 0..<11 { rows.append(Float((40 * stream.uniform()).rounded()) - 1) }
      for _ in 0..<5 { rows.append(Float(100 * stream.uniform() - 20)) }
      for _ in 0..<2 { rows.append(Float(1000 + stream.uniform())) }
    }
    return rows
  }

  /// Weights of the size of trained ones, the biases too.
  static func drawn(_ layout: WeightLayout, seed: UInt64) -> Weights {
    var stream = RandomStream(seed: seed, purpose: .test, index: 2)
    var weights = Weights(layout)
    for entry in layout.entries {
      let inputs = entry.dimensions.count > 1 ? entry.dimensions[0] : 4
      let size = (3 / Double(inputs)).squareRoot()
      weights[entry.name] = entry.range.map { _ in Float(size * (2 * stream.uniform() - 1)) }
    }
    return weights
  }

  static func history(losses: Int, epochs: Int) -> [EpochRecord] {
    (1...epochs).map { epoch in
      EpochRecord(
        epoch: epoch, training: (0..<losses).map { 1 / Double(epoch + $0) },
        validation: (0..<losses).map { 1.1 / Double(epoch + $0) }, rate: 1e-3)
    }
  }
}
