public import Learning

/// What a training came to, network by network.
public struct TrainingSummary: Sendable {
  /// One network of one seed.
  public struct Row: Sendable {
    /// The seed.
    public let seed: UInt64
    /// Which network.
    public let network: AnomalyTraining.Network
    /// How many epochs were run.
    public let epochs: Int
    /// The epoch whose weights are used.
    public let bestEpoch: Int
    /// The mean loss of the rows learnt from, in that epoch.
    public let trainingLoss: Double?
    /// The mean loss of the rows held out.
    public let validationLoss: Double?
    /// The area under the curve of acceptance against leakage, for a classifier.
    public let area: Double?
  }

  /// The networks in the order of their training.
  public let rows: [Row]

  /// Judges the networks by the rows that they did not learn from.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - rows: The rows that it was trained on.
  ///   - threads: How many threads to use.
  /// - Throws: What the rows throw when they are read.
  public init(_ model: AnomalyModel, on rows: TrainingRows, threads: Int) throws {
    var list: [Row] = []
    for (number, member) in model.members.enumerated() {
      let area = try Self.area(
        under: model, member: number, on: rows, threads: threads, seed: member.seed)
      for (kind, network) in [
        (AnomalyTraining.Network.autoencoder, member.autoencoder),
        (.classifier, member.classifier),
      ] {
        let best = network.history.first { $0.epoch == network.epoch }
        list.append(
          Row(
            seed: member.seed, network: kind, epochs: network.history.count,
            bestEpoch: network.epoch, trainingLoss: best?.training.first,
            validationLoss: best?.validation.first, area: kind == .classifier ? area : nil))
      }
    }
    self.rows = list
  }

  /// The classifier's area on the rows held out in its training.
  private static func area(
    under model: AnomalyModel, member: Int, on rows: TrainingRows, threads: Int, seed: UInt64
  ) throws -> Double? {
    let split = ValidationSplit(
      rows: rows.normal.rows + rows.other.rows,
      fraction: model.settings.classifier.training.validationFraction, seed: seed)
    let held = split.validation.map { Int($0) }.sorted()
    let scorer = try AnomalyScorer(model, member: member, threads: threads)
    let start = rows.normal.rows
    let normal = ChosenRows(held.filter { $0 < start }, of: rows.normal)
    let other = ChosenRows(held.filter { $0 >= start }.map { $0 - start }, of: rows.other)
    return Separation(
      background: try scorer.scores(of: normal).logit, signal: try scorer.scores(of: other).logit
    )?.area
  }
}
