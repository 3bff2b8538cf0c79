import Kernels
import Learning
import Numerics

/// Epochs of the study's networks: shuffling, gathering, forward, backward, Adam.
extension Benchmarks {
  static let training: [Job] =
    trainingJobs("", .float32)
    + (Compute.supportsMixedPrecision ? trainingJobs("-bf16", .mixed) : [])

  private static func trainingJobs(_ suffix: String, _ precision: Compute.Precision) -> [Job] {
    let (autoencoder, classifier) = ("vae-training\(suffix)", "classifier-training\(suffix)")
    return ["\(autoencoder)-one-thread", autoencoder].map { name in
      Job(
        name: name, item: "event", items: rows,
        single: name == autoencoder ? "\(autoencoder)-one-thread" : nil, whole: 14_000
      ) { threads in
        try epochs(
          of: VariationalAutoencoder(columns: columns, hidden: [512, 256], latent: 10),
          precision, threads: threads)
      }
    }
      + ["\(classifier)-one-thread", classifier].map { name in
        Job(
          name: name, item: "event", items: rows,
          single: name == classifier ? "\(classifier)-one-thread" : nil, whole: 28_000
        ) { threads in
          try epochs(
            of: Classifier(columns: columns, hidden: [512, 128]), precision, threads: threads)
        }
      }
  }

  private static let columns = 3835
  /// More than a processor's cache holds, and whole blocks.
  private static let rows = 20 * 256

  /// Epochs of one training, one after the other.
  private static func epochs(
    of model: some TrainableModel, _ precision: Compute.Precision, threads: Int
  ) throws -> Job.Run {
    var settings = TrainingSettings()
    settings.validationFraction = 0
    settings.precision = precision
    let labels = model.labelColumns == 0 ? [] : (0..<rows).map { Float($0 % 2) }
    let data = TrainingData(MemoryRows(mappedCounts(), columns: columns), labels: labels)
    let trainer = try Trainer(model, on: data, settings: settings, threads: threads)
    return { try trainer.runEpoch() }
  }

  /// Poisson counts of random means after the map that gives them all the same variance.
  private static func mappedCounts() -> [Float] {
    var stream = RandomStream(seed: 1, purpose: .benchmark, index: 2)
    let means = (0..<columns).map { _ in 3 * stream.uniform() }
    return (0..<rows * columns).map { place in
      let count = Double(Poisson(mean: means[place % columns]).sample(using: &stream))
      return Float(((count + 0.375).squareRoot() - 0.375.squareRoot()) / 2)
    }
  }
}
