public import Kernels

/// A trained autoencoder and classifier at work: rows in, the parts of their scores out.
///
/// Rows are worked on in blocks of one fixed size that stand at multiples of it, the last one filled
/// up with zeros; so what an event scores depends on its row alone (and, in the last digits on some
/// processors, on its place in the source), not on the portion of the source that was asked for nor
/// on the threads.
public final class AnomalyScorer {
  /// How many rows a block has.
  public static let blockRows = 256

  /// How the latent variables of an event are chosen.
  public enum Latent: Sendable, Equatable {
    /// Their mean: the same in every run.
    case mean
    /// The reconstruction is averaged over draws, addressed by the seed and the event's row.
    case draws(Int, seed: UInt64)
  }

  let map: InputMap
  let ranges: [Range<Int>]
  let latent: Latent
  let autoencoder: PreparedAutoencoder
  let classifier: any PreparedLayer
  let classifierInput: Tensor
  let classifierRanges: [Range<Int>]
  let reconstruction: Tensor
  let compute: Compute

  /// Prepares the networks of one member of a model.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - member: Which of its members.
  ///   - latent: How latent variables are chosen.
  ///   - threads: How many threads to use; the scores are the same for any number.
  ///   - precision: The precision of the products.
  /// - Throws: `LearningError` for a model whose parts do not fit one another.
  public init(
    _ model: AnomalyModel, member: Int = 0, latent: Latent = .mean, threads: Int,
    precision: Compute.Precision = .float32
  ) throws(LearningError) {
    if case .draws(let count, _) = latent {
      precondition(
        (1...65_536).contains(count), "AnomalyScorer: \(count) draws, expected 1 to 65536")
    }
    let compute = Compute(threads: threads, precision: precision)
    let networks = model.members[member]
    self.compute = compute
    self.latent = latent
    map = model.map
    ranges = map.inputs.ranges
    autoencoder = try PreparedAutoencoder(
      try model.autoencoder, rows: Self.blockRows,
      memory: ModelMemory(networks.autoencoder.weights, for: .applied, compute: compute),
      compute: compute)
    classifierRanges = try map.inputs.ranges(of: model.settings.classifier.blocks)
    let network = try model.classifier.network
    classifier = try network.layers.prepared(
      for: network.input,
      weights: ModelMemory(networks.classifier.weights, for: .applied, compute: compute)
        .part(Network.part),
      as: Preparation(rows: Self.blockRows, compute: compute))
    classifierInput = Tensor(count: Self.blockRows * network.columns, element: compute.factor)
    reconstruction = Tensor(count: Self.blockRows * ranges.count)
  }

  /// The scores of some rows of a source, in their order.
  ///
  /// - Parameters:
  ///   - rows: Which rows; all where none are named.
  ///   - source: The rows as they were measured.
  /// - Returns: The parts of their scores.
  /// - Throws: `LearningError` for rows of another length or with numbers that are none, and what
  ///   the source throws.
  public func scores(
    _ rows: Range<Int>? = nil, of source: any RowSource
  ) throws -> EventScores {
    var scores = EventScores(blocks: map.inputs.names, latent: autoencoder.model.latent)
    try forEachBlock(rows, of: source) { block, wanted in
      score(block: block.lowerBound / Self.blockRows, count: block.count)
      append(wanted, from: block.lowerBound, to: &scores)
    }
    return scores
  }

  /// What the autoencoder makes of some rows: for each number of a mapped row its law.
  ///
  /// - Parameters:
  ///   - rows: Which rows; all where none are named.
  ///   - source: The rows as they were measured.
  ///   - use: Takes the mapped row with the means and variances of its numbers, row after row.
  /// - Throws: As `scores` does.
  public func decode(
    _ rows: Range<Int>? = nil, of source: any RowSource,
    use: (_ row: Span<Float>, _ means: Span<Float>, _ variances: Span<Float>) -> Void
  ) throws {
    let columns = map.columns
    let bias = autoencoder.decodedBias.values
    let law = autoencoder.model.variance
    var means = [Float](repeating: 0, count: columns)
    var variances = means
    try forEachBlock(rows, of: source) { block, wanted in
      score(block: block.lowerBound / Self.blockRows, count: block.count)
      let decoded = autoencoder.decoded.values
      let inputs = autoencoder.input.values
      for row in wanted {
        let place = row - block.lowerBound
        for column in 0..<columns {
          let at = 2 * place * columns + column
          means[column] = decoded[at] + bias[column]
          variances[column] = law(decoded[at + columns] + bias[columns + column])
        }
        use(
          inputs.span.extracting(place * columns..<(place + 1) * columns), means.span,
          variances.span)
      }
    }
  }
}
