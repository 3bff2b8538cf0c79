import Kernels
public import Learning

/// Whether the decoder of a model gives the numbers of some events the scatter that they have.
///
/// - Parameters:
///   - model: The model.
///   - member: Which of its members.
///   - rows: Rows that the networks did not learn from.
///   - threads: How many threads to use.
/// - Returns: The numbers of all rows, in bins of the decoder's variance.
/// - Throws: What keeps the rows from being read or scored.
public func decoderCalibration(
  of model: AnomalyModel, member: Int = 0, on rows: any RowSource, threads: Int
) throws -> VarianceCalibration {
  var calibration = VarianceCalibration(
    varianceFloor: Double(try model.autoencoder.variance.floor))
  // The law of a draw, not of the mean latent, is what the likelihood was trained on.
  let scorer = try AnomalyScorer(
    model, member: member, latent: .draws(1, seed: 1), threads: threads)
  try scorer.decode(of: rows) { row, means, variances in
    calibration.add(row, means: means, variances: variances)
  }
  return calibration
}
