extension ONNXModel {
  /// The program, by which readers know who made a model.
  private static let producer = "darkfield"

  /// Layers from rows to outputs: it takes `rows` and gives `outputs`.
  ///
  /// - Parameters:
  ///   - network: The layers.
  ///   - weights: Their weights.
  ///   - version: The version of the program.
  /// - Throws: Where a layer has no counterpart in ONNX.
  public init(_ network: Network, weights: Weights, version: String) throws(LearningError) {
    var graph = ONNXGraph(name: "network")
    let rows = graph.input("rows", extents: [network.columns])
    let outputs = try graph.add(network, weights: ONNXWeights(weights), to: rows)
    graph.output(outputs, as: "outputs", extents: network.output.dimensions)
    self.init(graph: graph, producer: (Self.producer, version), facts: [])
  }

  /// The networks of a model and its score, from events as they were measured.
  ///
  /// It takes `events`, one row of numbers for each, and gives for each
  ///
  /// - `mapped`, the row as the networks see it;
  /// - `mean` and `variance`, what the autoencoder makes of each of those numbers;
  /// - `latent_mean` and `latent_log_variance`, the law of the latent variables;
  /// - `kl`, `reconstruction` (a column for each block) and `elbo`, nats;
  /// - `logit` and `probability`, the classifier's;
  /// - `score`, the anomaly score.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - member: Which of its members.
  ///   - parts: Which networks are wanted; the score is there where both are.
  ///   - version: The version of the program.
  /// - Throws: Where a layer has no counterpart in ONNX.
  public init(
    _ model: AnomalyModel, member: Int = 0, parts: Parts = .all, version: String
  ) throws(LearningError) {
    let networks = model.members[member]
    let inputs = model.map.inputs
    var graph = ONNXGraph(name: parts.rawValue)
    let events = graph.input("events", extents: [inputs.count])
    let rows = graph.add(model.map, to: events)
    graph.output(rows, as: "mapped", extents: [inputs.count])
    var bound: ONNXGraph.Value?
    if parts != .classifier {
      let autoencoder = try model.autoencoder
      let found = try graph.add(
        autoencoder, weights: ONNXWeights(networks.autoencoder.weights, prefix: "vae."),
        blocks: inputs.ranges, to: rows)
      graph.output(found, of: autoencoder, blocks: inputs.blocks.count)
      bound = found.bound
    }
    if parts != .autoencoder {
      let seen = graph.columns(try inputs.ranges(of: model.settings.classifier.blocks), of: rows)
      let logits = try graph.add(
        try model.classifier.network,
        weights: ONNXWeights(networks.classifier.weights, prefix: "classifier."), to: seen)
      let logit = graph.reshaped(logits, to: [])
      graph.output(logit, as: "logit", extents: [])
      graph.output(graph.apply(.sigmoid, logit), as: "probability", extents: [])
      if let bound {
        let share = graph.scaled(
          graph.apply(.softplus, logit), by: Float(networks.score.classifierWeight))
        graph.output(graph.apply(.subtract, share, bound), as: "score", extents: [])
      }
    }
    let facts = [
      ("blocks", inputs.names.joined(separator: ",")),
      ("block_lengths", inputs.blocks.map { "\($0.count)" }.joined(separator: ",")),
      ("seed", "\(networks.seed)"),
    ]
    self.init(graph: graph, producer: (Self.producer, version), facts: facts)
  }

  /// Which networks of a model a graph has.
  public enum Parts: String, Sendable, CaseIterable {
    /// The autoencoder.
    case autoencoder
    /// The classifier.
    case classifier
    /// Both, and the score.
    case all
  }
}

extension ONNXGraph {
  /// What a network makes of rows.
  mutating func add(
    _ network: Network, weights: ONNXWeights, to rows: Value
  ) throws(LearningError) -> Value {
    let shape = network.input
    let shaped = shape.dimensions.count == 1 ? rows : reshaped(rows, to: shape.dimensions)
    return try add(
      network.layers, to: shaped, shape: shape, weights: weights.part(Network.part))
  }

  /// Gives out what an autoencoder says.
  fileprivate mutating func output(
    _ found: ONNXAutoencoding, of model: VariationalAutoencoder, blocks: Int
  ) {
    output(found.mean, as: "mean", extents: [model.columns])
    output(found.variance, as: "variance", extents: [model.columns])
    output(found.latentMean, as: "latent_mean", extents: [model.latent])
    output(found.latentLogVariance, as: "latent_log_variance", extents: [model.latent])
    output(found.divergence, as: "kl", extents: [])
    output(found.reconstruction, as: "reconstruction", extents: [blocks])
    output(found.bound, as: "elbo", extents: [])
  }
}
