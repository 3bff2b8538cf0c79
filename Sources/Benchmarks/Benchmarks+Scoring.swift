import Kernels
import Learning
import Numerics

/// The anomaly score of the study's networks: rows in memory, mapped, both networks forward.
extension Benchmarks {
  static let scoring: [Job] =
    scoringJobs("", .float32) + (Compute.supportsMixedPrecision ? scoringJobs("-bf16", .mixed) : [])

  private static func scoringJobs(_ suffix: String, _ precision: Compute.Precision) -> [Job] {
    let name = "scoring\(suffix)"
    return ["\(name)-one-thread", name].map { job in
      Job(
        name: job, item: "event", items: rows, single: job == name ? "\(name)-one-thread" : nil,
        whole: 130_000
      ) { threads in
        let counts = counts()
        let scorer = try AnomalyScorer(
          untrained(for: counts), threads: threads, precision: precision)
        let source = MemoryRows(counts, columns: columns)
        return { _ = try scorer.scores(of: source) }
      }
    }
  }

  /// What events of the study weigh: 3835 numbers each.
  private static let columns = 3835
  private static let rows = 40 * AnomalyScorer.blockRows

  /// A model of the study's sizes; a product takes as long with any weights.
  private static func untrained(for counts: [Float]) throws -> AnomalyModel {
    let settings = NetworkSettings()
    var fit = try InputMapFit(
      InputBlocks([.init("event", count: columns)]), settings: settings.input)
    try fit.add(counts.span)
    let map = try fit.map()
    func network(_ model: some TrainableModel) -> AnomalyModel.Network {
      .init(weights: model.initialWeights(seed: 1), history: [], epoch: 0)
    }
    return try AnomalyModel(
      settings: settings, map: map,
      members: [
        .init(
          seed: 1, autoencoder: network(settings.autoencoder.model(columns: columns)),
          classifier: network(settings.classifier.model(inputs: map.inputs)),
          score: AnomalyScore(beta: 1, naturalWeight: 1))
      ])
  }

  /// Poisson counts of random means.
  private static func counts() -> [Float] {
    var stream = RandomStream(seed: 1, purpose: .benchmark, index: 3)
    let laws = (0..<columns).map { _ in Poisson(mean: 3 * stream.uniform()) }
    return (0..<rows * columns).map { Float(laws[$0 % columns].sample(using: &stream)) }
  }
}
