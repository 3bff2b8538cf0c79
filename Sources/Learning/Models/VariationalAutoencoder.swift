public import Kernels

/// A network that learns to describe rows by a few numbers, and how likely each row is.
///
/// The encoder makes of a row `x` the mean `μ` and the logarithm `l` of the variance of each latent
/// variable, the decoder makes of a draw `z = μ + exp(l/2) ε` the mean `m` and the variance
/// `v = floor + exp(s)` of each number of the row. The loss of a row is
///
/// `β KL + ½ Σ (log 2πv + (x − m)² / v)` with `KL = −½ Σ (1 + l − μ² − exp(l))`,
///
/// with all constants: D. P. Kingma, M. Welling, arXiv:1312.6114, and for `β` I. Higgins et al.,
/// ICLR 2017. Because `v` is never below the floor, a number adds at least `½ log(2π floor)` to the
/// loss, however long the training and however silent the channel.
public struct VariationalAutoencoder: TrainableModel {
  /// How many numbers a row has.
  public let columns: Int
  /// How many latent variables describe it.
  public let latent: Int
  /// The weight of the divergence of their law from the prior.
  public let beta: Double
  /// What variance the decoder's second output stands for.
  public let variance: DecodedVariance
  /// The layers from a row to the means and the logarithms of variances of the latent variables.
  public let encoder: Sequential
  /// The layers from the latent variables to the last hidden ones; none where there are none.
  public let decoder: Sequential?
  /// The last layer: the means and the `s` of a row.
  let output: Dense
  public let layout: WeightLayout

  public var lossNames: [String] { ["loss", "kl", "reconstruction"] }

  /// Builds the network from its hidden layers; the ends follow from the sizes.
  ///
  /// - Parameters:
  ///   - columns: How many numbers a row has.
  ///   - latent: How many latent variables describe it.
  ///   - encoder: The hidden layers of the encoder, from the row on.
  ///   - decoder: The hidden layers of the decoder, from the latent variables on.
  ///   - beta: The weight of the divergence.
  ///   - variance: What variance the decoder's second output stands for.
  /// - Throws: `LearningError` for layers that do not fit one another.
  public init(
    columns: Int, latent: Int, encoder: [any Layer], decoder: [any Layer], beta: Double = 1,
    variance: DecodedVariance = DecodedVariance(floor: Float(BlockMap.poissonVariance))
  ) throws(LearningError) {
    precondition(
      columns > 0 && latent > 0 && beta >= 0,
      "VariationalAutoencoder: \(columns) columns, \(latent) latent variables, beta \(beta),"
        + " expected positive numbers")
    self.columns = columns
    self.latent = latent
    self.beta = beta
    self.variance = variance
    self.encoder = Sequential(encoder + [Dense(2 * latent)])
    self.decoder = decoder.isEmpty ? nil : Sequential(decoder)
    output = Dense(2 * columns)
    layout = WeightLayout(
      try self.encoder.weights(for: [columns]).map { $0.within("encoder") }
        + (self.decoder?.weights(for: [latent]) ?? []).map { $0.within("decoder") }
        + output.weights(for: try self.decoder?.outputShape(for: [latent]) ?? [latent]).map {
          $0.within("decoder.\(decoder.count)")
        })
  }

  /// Builds the network of dense layers, with the decoder as the encoder's mirror image.
  public init(
    columns: Int, hidden: [Int], latent: Int, beta: Double = 1, activation: Activation = .relu,
    variance: DecodedVariance = DecodedVariance(floor: Float(BlockMap.poissonVariance))
  ) throws(LearningError) {
    try self.init(
      columns: columns, latent: latent, encoder: hidden.map { Dense($0, activation) },
      decoder: hidden.reversed().map { Dense($0, activation) }, beta: beta, variance: variance)
  }

  /// The shape of what the last layer is given.
  var hiddenShape: Shape {
    get throws(LearningError) { try decoder?.outputShape(for: [latent]) ?? [latent] }
  }

  /// The name of the last layer among the weights.
  var outputName: String { "decoder.\(decoder?.layers.count ?? 0)" }

  public func prepared(
    rows: Int, memory: ModelMemory, compute: Compute
  ) throws(LearningError) -> any PreparedModel {
    try PreparedAutoencoder(self, rows: rows, memory: memory, compute: compute)
  }
}
