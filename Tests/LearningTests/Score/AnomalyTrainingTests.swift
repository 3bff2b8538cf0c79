import Foundation
import Kernels
import Learning
import Numerics
import Testing

/// The whole way from rows to scores, on events of a small detector.
struct AnomalyTrainingTests {
  static func settings(epochs: Int, seeds: [UInt64] = [1]) -> NetworkSettings {
    var training = TrainingSettings()
    training.batch = 64
    training.optimiser = .adam(rate: 2e-3)
    training.epochs = epochs
    var settings = NetworkSettings()
    settings.autoencoder = AutoencoderSettings(training: training)
    settings.autoencoder.hidden = [64, 32]
    settings.autoencoder.latent = 5
    settings.classifier = ClassifierSettings(training: training)
    settings.classifier.hidden = [32]
    settings.classifier.training.epochs = epochs
    settings.seeds = seeds
    return settings
  }

  static func training(
    _ settings: NetworkSettings, count: Int, threads: Int = 1
  ) throws -> AnomalyTraining {
    try AnomalyTraining(
      settings: settings, inputs: try InputBlocks(SmallDetector.inputs),
      electronRecoils: SmallDetector.events(.electronRecoil, count: count, seed: 1),
      nuclearRecoils: SmallDetector.events(.nuclearRecoil, count: count, seed: 1),
      threads: threads)
  }

  static func model(_ settings: NetworkSettings, count: Int) throws -> AnomalyModel {
    let training = try training(settings, count: count)
    return try #require(try training.model(of: try training.run()))
  }

  @Test func interruptedTrainingEndsWithTheSameModel() throws {
    let training = try Self.training(Self.settings(epochs: 2, seeds: [3, 5]), count: 200)
    let whole = try training.run()
    #expect(whole.members.map(\.seed) == [3, 5])
    // Stopped after every single epoch and continued from the checkpoint.
    var progress: AnomalyTraining.Progress?
    var epochs = 0
    repeat {
      var checkpoint: AnomalyTraining.Progress?
      progress = try training.run(from: progress) { epoch in
        epochs += 1
        checkpoint = epoch.checkpoint()
        return .stop
      }
      if progress?.state != nil { #expect(progress == checkpoint) }
    } while progress?.members.count != 2
    #expect(epochs == 8)
    #expect(progress == whole)
  }

  @Test func naturalWeightIsThatOfTheRowsHeldOut() throws {
    let settings = Self.settings(epochs: 2, seeds: [4])
    let model = try Self.model(settings, count: 300)
    let scores = try AnomalyScorer(model, threads: 1).scores(
      of: SmallDetector.events(.electronRecoil, count: 300, seed: 1))
    let held = ValidationSplit(rows: 300, fraction: 0.3, seed: 4).validation.map { Int($0) }
    let values = held.map { scores.negativeELBO(beta: 1)[$0] }
    let quantiles = try #require(SampleQuantiles(of: values))
    let expected = (quantiles.value(at: 0.84) - quantiles.value(at: 0.16)) / 2
    #expect(model.members[0].score.naturalWeight == expected)
    #expect(model.members[0].score.coefficient == 3)
  }

  @Test func kindsWithoutRowsAndForeignRowsAreRefused() throws {
    let inputs = try InputBlocks(SmallDetector.inputs)
    func sentence(
      _ electrons: MemoryRows, _ nuclei: MemoryRows, settings: NetworkSettings = NetworkSettings()
    ) -> String? {
      do throws(LearningError) {
        _ = try AnomalyTraining(
          settings: settings, inputs: inputs, electronRecoils: electrons,
          nuclearRecoils: nuclei, threads: 1)
        return nil
      } catch {
        return error.description
      }
    }
    let rows = SmallDetector.events(.electronRecoil, count: 2, seed: 1)
    let none = MemoryRows([], columns: 72)
    #expect(sentence(none, rows) == "no row has the label 0, expected rows of both kinds")
    #expect(sentence(rows, none) == "no row has the label 1, expected rows of both kinds")
    #expect(
      sentence(rows, MemoryRows([1, 2], columns: 2)) == "found 2 numbers in a row, expected 72")
    // Said before the autoencoder has been trained for nothing.
    var turned = NetworkSettings()
    turned.classifier.training.symmetries = true
    #expect(
      sentence(rows, rows, settings: turned)?.hasPrefix("'symmetries' are wanted") == true)
  }
}

/// What a model has learnt after some seconds, on events it has not seen.
struct LearntModelTests {
  private static let count = 8000

  /// With as many latent variables, learnt variances beat one variance for each column, with the
  /// price of the latent variables on both sides and on neither.
  @Test func autoencoderBeatsMeanAndPrincipalComponents() throws {
    let model = try AnomalyTrainingTests.model(
      AnomalyTrainingTests.settings(epochs: 60), count: Self.count)
    let unseen = SmallDetector.events(.electronRecoil, count: 1000, seed: 2)
    let drawn = try AnomalyScorer(model, latent: .draws(1, seed: 9), threads: 2).scores(of: unseen)
    let atMean = try AnomalyScorer(model, threads: 2).scores(of: unseen)
    let seen = try MappedRows(
      SmallDetector.events(.electronRecoil, count: Self.count, seed: 1), map: model.map
    ).read(0..<Self.count)
    let mapped = try MappedRows(unseen, map: model.map).read(0..<1000)
    func baseline(_ latent: Int) throws -> (price: Double, free: Double) {
      let baseline = try LinearBaseline(
        rows: seen.span, columns: SmallDetector.columns, latent: latent,
        varianceFloor: BlockMap.poissonVariance, compute: Compute(threads: 2))
      return (
        mean(baseline.negativeLogLikelihoods(of: mapped.span)),
        mean(baseline.reconstructions(of: mapped.span, compute: Compute(threads: 2)))
      )
    }
    let rows = try baseline(0)
    let components = try baseline(5)
    let loss = mean(drawn.negativeELBO(beta: 1))
    #expect(components.price < rows.price)
    #expect(loss < components.price, "loss \(loss), components \(components), mean \(rows)")
    let free = mean(atMean.totalReconstruction)
    #expect(free < components.free, "\(free), components \(components)")
  }

  private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  /// With a floor far below the scatter, the pulls of unseen events are one wide to a fifth, block
  /// by block and wherever the variance is well above the floor: that much a second of training
  /// owes.
  @Test func decodersVarianceIsTheScatterOfUnseenEvents() throws {
    var settings = AnomalyTrainingTests.settings(epochs: 60)
    settings.autoencoder.varianceFloor = 1e-3
    let model = try AnomalyTrainingTests.model(settings, count: Self.count)
    let scorer = try AnomalyScorer(model, threads: 2)
    let unseen = SmallDetector.events(.electronRecoil, count: 1000, seed: 2)
    var calibrations = model.map.maps.map { _ in VarianceCalibration(varianceFloor: 1e-3) }
    try scorer.decode(of: unseen) { row, means, variances in
      for (block, range) in model.map.inputs.ranges.enumerated() {
        calibrations[block].add(
          row.extracting(range), means: means.extracting(range),
          variances: variances.extracting(range))
      }
    }
    for (name, calibration) in zip(model.map.inputs.names, calibrations) {
      for bin in calibration.bins where bin.count >= 1000 && bin.meanVariance > 2e-3 {
        #expect(abs(bin.pullWidth - 1) < 0.2, "\(name), \(bin.meanVariance): \(bin.pullWidth)")
      }
    }
  }

  /// The kinds differ in the ratio of two areas and in nothing else, so a rule on their logarithms
  /// is the best there is; the network has to find it.
  @Test func classifierFindsWhatTheAreasTell() throws {
    let model = try AnomalyTrainingTests.model(
      AnomalyTrainingTests.settings(epochs: 8), count: Self.count)
    let scorer = try AnomalyScorer(model, threads: 2)
    let electrons = SmallDetector.events(.electronRecoil, count: 1000, seed: 2)
    let nuclei = SmallDetector.events(.nuclearRecoil, count: 1000, seed: 2)
    let network = try #require(
      Separation(
        background: try scorer.scores(of: electrons).logit,
        signal: try scorer.scores(of: nuclei).logit))
    func areas(_ rows: MemoryRows) -> [[Double]] {
      (0..<rows.rows).map { row in
        let values = rows.read(row..<row + 1).map { Double($0) }
        return [log(1 + values[0..<16].reduce(0, +)), log(1 + values[16..<48].reduce(0, +))]
      }
    }
    let fit = try LogisticFit(
      features: areas(electrons) + areas(nuclei),
      labels: (0..<2000).map { $0 >= 1000 })
    let rule = try #require(
      Separation(
        background: areas(electrons).map(fit.logit), signal: areas(nuclei).map(fit.logit)))
    #expect(network.area > rule.area - 5 * rule.areaError, "\(network.area), \(rule.area)")
  }
}
