import Kernels
import Numerics

/// How a scorer works its way through a source.
extension AnomalyScorer {
  /// Loads block after block of the source into the networks' input.
  ///
  /// - Parameters:
  ///   - rows: Which rows are wanted; all where none are named.
  ///   - source: The rows as they were measured.
  ///   - body: Takes the rows of the block that is loaded, and those of them that are wanted.
  /// - Throws: As `scores` does.
  func forEachBlock(
    _ rows: Range<Int>?, of source: any RowSource,
    _ body: (_ block: Range<Int>, _ wanted: Range<Int>) -> Void
  ) throws {
    try map.check(columns: source.columns)
    let rows = rows ?? 0..<source.rows
    precondition(
      rows.lowerBound >= 0 && rows.upperBound <= source.rows,
      "AnomalyScorer: rows \(rows), expected a part of 0..<\(source.rows)")
    var start = rows.lowerBound / Self.blockRows * Self.blockRows
    while start < rows.upperBound {
      let portion = start..<min(start + Self.portionRows, source.rows)
      let mapped = try mapped(portion, of: source)
      var first = start
      while first < min(portion.upperBound, rows.upperBound) {
        let block = first..<min(first + Self.blockRows, portion.upperBound)
        load(mapped, from: (first - start) * map.columns, count: block.count * map.columns)
        body(block, block.clamped(to: rows))
        first += Self.blockRows
      }
      start = portion.upperBound
    }
  }

  /// How many rows are read at once: eight blocks, so that several threads have maps to compute.
  private static let portionRows = 8 * blockRows

  private func mapped(_ rows: Range<Int>, of source: any RowSource) throws -> [Float] {
    var values = try source.read(rows)
    var span = values.mutableSpan
    try map.apply(to: &span, firstRow: rows.lowerBound, threads: compute.threads)
    return values
  }

  /// Fills the networks' input with a block of mapped rows and zeros behind them.
  private func load(_ mapped: [Float], from start: Int, count: Int) {
    let input = autoencoder.input
    input.slice(0..<count).copy(from: mapped.span.extracting(start..<start + count))
    if count < input.count { input.slice(count..<input.count).fill(0) }
    guard classifierInput.count < input.count else {
      classifierInput.copy(from: input, compute: compute)
      return
    }
    var narrow: [Float] = []
    for row in 0..<Self.blockRows {
      let place = start + row * map.columns
      guard row * map.columns < count else {
        narrow += [Float](repeating: 0, count: classifierInput.count - narrow.count)
        break
      }
      for range in classifierRanges {
        narrow += mapped[place + range.lowerBound..<place + range.upperBound]
      }
    }
    classifierInput.copy(from: narrow.span)
  }

  /// Runs both networks on the block that is loaded.
  func score(block: Int, count: Int) {
    let pass = Pass(.applied, count: count)
    classifier.forward(classifierInput, pass: pass)
    autoencoder.encode(pass)
    switch latent {
    case .mean:
      autoencoder.noise.fill(0)
      autoencoder.decode(pass)
      reconstruct(into: reconstruction)
    case .draws(let draws, let seed):
      let one = Tensor(count: reconstruction.count)
      reconstruction.fill(0)
      for draw in 0..<draws {
        fillWithNoise(
          autoencoder.noise,
          at: RandomAddress(
            seed: seed, purpose: .scoreNoise, index: UInt64(block) << 16 | UInt64(draw)),
          compute: compute)
        autoencoder.decode(pass)
        reconstruct(into: one)
        reconstruction.add(one, times: 1 / Float(draws), compute: compute)
      }
    }
  }

  private func reconstruct(into scores: Tensor) {
    blockGaussianNegativeLogLikelihood(
      target: autoencoder.input, decoded: autoencoder.decoded, bias: autoencoder.decodedBias,
      variance: autoencoder.model.variance, columns: map.columns, blocks: ranges, scores: scores,
      compute: compute)
  }

  /// Appends the scores of those rows of the block, which begins at `first`, that are wanted.
  func append(_ rows: Range<Int>, from first: Int, to scores: inout EventScores) {
    let latent = autoencoder.model.latent
    let encoded = autoencoder.encoded.values
    let blocks = reconstruction.values
    let divergences = autoencoder.divergences.values
    let logits = classifier.output.values
    for row in rows {
      let place = row - first
      let means = place * 2 * latent..<(place * 2 + 1) * latent
      scores.append(
        kl: Double(divergences[place]),
        reconstruction: ranges.indices.map { Double(blocks[place * ranges.count + $0]) },
        logit: Double(logits[place]), latentMeans: Array(encoded[means]),
        latentLogVariances: Array(encoded[means.upperBound..<means.upperBound + latent]))
    }
  }
}
