import Foundation
import Kernels
@testable import Learning
import Numerics
import Testing

/// The whole loss and its gradients against PyTorch in double precision, and what bounds the loss.
struct VariationalAutoencoderTests {
  private static func model(_ reference: ReferenceCase, _ name: String) throws
    -> VariationalAutoencoder
  {
    try VariationalAutoencoder(
      columns: 13, hidden: [7, 5], latent: 3, beta: reference.setting("beta"),
      activation: name == "relu" ? .relu : .tanh,
      variance: DecodedVariance(floor: Float(reference.setting("floor"))))
  }

  private static func weights(
    _ model: VariationalAutoencoder, _ reference: ReferenceCase
  ) throws -> Weights {
    var weights = Weights(model.layout)
    for entry in model.layout.entries { weights[entry.name] = reference.floats(entry.name) }
    return weights
  }

  /// Float32 against float64: the largest error of a tensor is below 1e-5 of its largest number.
  @Test(arguments: ["relu", "tanh"], [4, 7])
  func lossAndGradientsAreThoseOfPyTorch(name: String, rows: Int) throws {
    let reference = try #require(ReferenceCase.all(of: "vae_gradient")[name])
    let model = try Self.model(reference, name)
    let compute = Compute(threads: 1)
    let memory = ModelMemory(
      try Self.weights(model, reference), for: .trained, compute: compute)
    // More rows than count: the padding is filled with numbers that must not matter.
    let prepared = try PreparedAutoencoder(model, rows: rows, memory: memory, compute: compute)
    let padding = [Float](repeating: 3, count: (rows - 4) * 13)
    prepared.input.copy(from: (reference.floats("inputs") + padding).span)
    prepared.fixedNoise =
      reference.floats("eps") + [Float](repeating: 1, count: (rows - 4) * 3)
    let losses = prepared.lossesAndGradients(
      Pass(.training, count: 4), scale: 0.25, gradients: .replaced)
    #expect(abs(losses.sums[0] / 4 / reference.setting("loss") - 1) < 1e-6)
    #expect(abs(losses.sums[1] / 4 / reference.setting("kl") - 1) < 1e-6)
    #expect(abs(losses.sums[2] / 4 / reference.setting("reconstruction") - 1) < 1e-6)
    for entry in model.layout.entries {
      let found = try #require(memory.gradients).slice(entry.range).values
      let error = distance(found, reference["\(entry.name).gradient"])
      #expect(error.difference < 1e-5 * error.size, "\(entry.name): \(error)")
    }
  }

  @Test func gradientsOfPartsOfABatchAddUp() throws {
    let reference = try #require(ReferenceCase.all(of: "vae_gradient")["relu"])
    let model = try Self.model(reference, "relu")
    let compute = Compute(threads: 1)
    let memory = ModelMemory(
      try Self.weights(model, reference), for: .trained, compute: compute)
    let prepared = try PreparedAutoencoder(model, rows: 3, memory: memory, compute: compute)
    let inputs = reference.floats("inputs")
    let noise = reference.floats("eps")
    for (rows, use) in [(0..<3, GradientUse.replaced), (3..<4, .added)] {
      prepared.input.slice(0..<rows.count * 13).copy(
        from: inputs.span.extracting(rows.lowerBound * 13..<rows.upperBound * 13))
      prepared.fixedNoise =
        noise[rows.lowerBound * 3..<rows.upperBound * 3]
        + [Float](repeating: 0, count: (3 - rows.count) * 3)
      _ = prepared.lossesAndGradients(
        Pass(.training, count: rows.count), scale: 0.25, gradients: use)
    }
    for entry in model.layout.entries {
      let found = try #require(memory.gradients).slice(entry.range).values
      let error = distance(found, reference["\(entry.name).gradient"])
      #expect(error.difference < 1e-5 * error.size, "\(entry.name): \(error)")
    }
  }

  @Test func weightsAreNamedByPartAndLayer() throws {
    let model = try VariationalAutoencoder(columns: 13, hidden: [7], latent: 3)
    #expect(
      model.layout.entries.map(\.name) == [
        "encoder.0.weight", "encoder.0.bias", "encoder.1.weight", "encoder.1.bias",
        "decoder.0.weight", "decoder.0.bias", "decoder.1.weight", "decoder.1.bias",
      ])
    #expect(model.layout["decoder.1.weight"]?.dimensions == [7, 26])
  }

  @Test func networkWithoutHiddenLayersWorks() throws {
    let model = try VariationalAutoencoder(columns: 5, hidden: [], latent: 2)
    let compute = Compute(threads: 1)
    let memory = ModelMemory(model.initialWeights(seed: 1), for: .trained, compute: compute)
    let prepared = try model.prepared(rows: 4, memory: memory, compute: compute)
    let losses = prepared.lossesAndGradients(
      Pass(.training, count: 4), scale: 1, gradients: .replaced)
    #expect(losses.total.isFinite)
  }

  /// The silent columns come as near to the bound `½ log(2π floor)` as the training is long.
  ///
  /// They never pass it. The rows are zero but for one noisy column.
  @Test func silentColumnsCannotRuleTheLoss() throws {
    var stream = RandomStream(seed: 11, purpose: .test, index: 0)
    let columns = 6
    let values = (0..<512 * columns).map { place in
      place % columns == 0 ? Float(Normal.standard.sample(using: &stream)) : 0
    }
    var settings = TrainingSettings()
    settings.epochs = 400
    settings.batch = 64
    settings.optimiser = .adam(rate: 1e-2)
    settings.validationFraction = 0
    let model = try VariationalAutoencoder(columns: columns, hidden: [8], latent: 1)
    let state = try train(
      model, on: TrainingData(MemoryRows(values, columns: columns)), settings: settings, threads: 1)
    #expect(state.history.allSatisfy { $0.training.allSatisfy(\.isFinite) })

    let compute = Compute(threads: 1)
    let prepared = try PreparedAutoencoder(
      model, rows: 512, memory: ModelMemory(state.result, for: .applied, compute: compute),
      compute: compute)
    prepared.input.copy(from: values.span)
    _ = prepared.losses(Pass(.applied, count: 512))
    let scores = Tensor(count: 512)
    blockGaussianNegativeLogLikelihood(
      target: prepared.input, decoded: prepared.decoded, bias: prepared.decodedBias,
      variance: model.variance, columns: columns, blocks: [1..<columns], scores: scores,
      compute: compute)
    let bound = 5 * 0.5 * log(2 * Double.pi * BlockMap.poissonVariance)
    let silent = scores.values.map { Double($0) }
    // Five terms of float32, each of the bound's size.
    let rounding = 5 * Double(Float.ulpOfOne) * abs(bound)
    #expect(silent.allSatisfy { $0 >= bound - rounding })
    #expect(silent.reduce(0, +) / 512 < bound + 0.5)
  }

  /// An `s` far beyond its largest value neither overflows nor drags the weights with it.
  @Test func hugeLogVariancesAreCut() throws {
    let model = try VariationalAutoencoder(columns: 2, hidden: [], latent: 1)
    var weights = Weights(model.layout)
    weights["decoder.0.bias"] = [0, 0, 1e30, -1e30]
    let compute = Compute(threads: 1)
    let memory = ModelMemory(weights, for: .trained, compute: compute)
    let prepared = try model.prepared(rows: 1, memory: memory, compute: compute)
    prepared.input.copy(from: ([5, 0.5] as [Float]).span)
    let losses = prepared.lossesAndGradients(
      Pass(.training, count: 1), scale: 1, gradients: .replaced)
    // The first number has the variance e^20, the second the floor.
    let expected =
      0.5 * (2 * log(2 * Double.pi) + 20 + log(0.0625) + 25 * exp(-20) + 0.25 / 0.0625)
    #expect(abs(losses.sums[2] / expected - 1) < 1e-6)
    let gradient = try #require(memory.gradients).slice(
      try #require(model.layout["decoder.0.bias"]).range
    ).values
    // Beyond the largest `s` nothing pulls; far below, only what is left of e^s.
    #expect(gradient[2] == 0 && abs(gradient[3]) < 1e-30)
  }
}
