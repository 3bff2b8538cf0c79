import Foundation
import Kernels

/// What an autoencoder says of rows, as values of a graph.
struct ONNXAutoencoding {
  /// The mean of each latent variable.
  let latentMean: ONNXGraph.Value
  /// The logarithm of the variance of each latent variable.
  let latentLogVariance: ONNXGraph.Value
  /// The mean of each number of the row.
  let mean: ONNXGraph.Value
  /// The variance of each number of the row.
  let variance: ONNXGraph.Value
  /// The divergence of the latent law from the prior, one number for each event.
  let divergence: ONNXGraph.Value
  /// −log N(x; m, v), one number for each event and block.
  let reconstruction: ONNXGraph.Value
  /// The evidence lower bound, one number for each event.
  let bound: ONNXGraph.Value
}

extension ONNXGraph {
  /// What an autoencoder says of mapped rows, with the latent variables at their means.
  mutating func add(
    _ model: VariationalAutoencoder, weights: ONNXWeights, blocks: [Range<Int>], to rows: Value
  ) throws(LearningError) -> ONNXAutoencoding {
    let latent = model.latent
    let encoded = try add(
      model.encoder, to: rows, shape: [model.columns], weights: weights.part("encoder"))
    let latentMean = columns(0..<latent, of: encoded)
    let latentLogVariance = columns(latent..<2 * latent, of: encoded)

    var hidden = latentMean
    if let decoder = model.decoder {
      hidden = try add(
        decoder, to: latentMean, shape: [latent], weights: weights.part("decoder"))
    }
    let decoded = try add(
      model.output, to: hidden, shape: model.hiddenShape, weights: weights.part(model.outputName))
    let mean = columns(0..<model.columns, of: decoded)
    let logarithm = columns(model.columns..<2 * model.columns, of: decoded)
    let bounded = apply(.minimum, logarithm, scalar(model.variance.largestLogarithm))
    let variance = apply(.add, apply(.exp, bounded), scalar(model.variance.floor))

    let divergence = self.divergence(mean: latentMean, logVariance: latentLogVariance)
    let terms = likelihoodTerms(rows, mean: mean, variance: variance)
    var sums: [Value] = []
    for block in blocks {
      let part = blocks.count == 1 ? terms : columns(block, of: terms)
      sums.append(apply(.sum(keepsAxes: true), part, integers([1])))
    }
    let reconstruction = apply(.concatenate(axis: 1), sums)
    let loss = apply(
      .add, scaled(divergence, by: Float(model.beta)), rowSums(reconstruction))
    return ONNXAutoencoding(
      latentMean: latentMean, latentLogVariance: latentLogVariance, mean: mean,
      variance: variance, divergence: divergence, reconstruction: reconstruction,
      bound: scaled(loss, by: -1))
  }

  /// −½ Σ (1 + l − μ² − exp(l)).
  private mutating func divergence(mean: Value, logVariance: Value) -> Value {
    let squares = apply(.add, apply(.multiply, mean, mean), apply(.exp, logVariance))
    let above = apply(.subtract, apply(.subtract, squares, logVariance), scalar(1))
    return scaled(rowSums(above), by: 0.5)
  }

  /// ½ (log 2πv + (x − m)² / v), one number for each of the row.
  private mutating func likelihoodTerms(_ rows: Value, mean: Value, variance: Value) -> Value {
    let distance = apply(.subtract, rows, mean)
    let squares = apply(.divide, apply(.multiply, distance, distance), variance)
    let logarithm = apply(.log, scaled(variance, by: Float(2 * Double.pi)))
    return scaled(apply(.add, logarithm, squares), by: 0.5)
  }
}
