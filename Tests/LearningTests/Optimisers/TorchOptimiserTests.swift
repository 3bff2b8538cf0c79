import Learning
import Testing

/// Optimisers against PyTorch's in double precision (References/optimisers.py).
struct TorchOptimiserTests {
  static let cases = ReferenceCase.all(of: "optimisers")
  static let optimisers: [(String, Optimiser)] = [
    ("adam", .adam(rate: 0.01)), ("adamw", .adamW(rate: 0.01, decay: 0.01)),
    ("momentum", .sgd(rate: 0.01, momentum: 0.9)),
  ]

  @Test(arguments: optimisers.map(\.0), [nil, 1.0] as [Double?])
  func stepsAgreeWithTorch(name: String, clippingNorm: Double?) throws {
    let optimiser = try #require(Self.optimisers.first { $0.0 == name }?.1)
    let reference = try #require(Self.cases[clippingNorm == nil ? name : name + "_clipped"])
    let names = ["first", "second"]
    let model = GivenGradients(
      start: names.map { reference.floats("\($0).0") },
      steps: (1...5).map { step in names.map { reference.floats("\($0).gradient.\(step)") } })
    var settings = TrainingSettings()
    settings.epochs = 5
    settings.batch = 1
    settings.optimiser = optimiser
    settings.clippingNorm = clippingNorm
    settings.validationFraction = 0
    let data = TrainingData(MemoryRows([0], columns: 1))
    let final = try train(model, on: data, settings: settings, threads: 1) { trainer, record in
      let weights = trainer.state.weights
      for name in names {
        let (difference, size) = distance(weights[name], reference["\(name).\(record.epoch)"])
        // A step is at most 0.05 and errs by a few 2⁻²⁴ of itself, the sum by half a last digit of
        // the weight each time; torch divides by the norm plus 1e-6.
        #expect(difference <= 0x1p-24 * size * 5 + 0.05 * (clippingNorm == nil ? 1e-6 : 2e-6))
      }
      return .goOn
    }
    #expect(final.step == 5)
    #expect(final.moments.count == optimiser.moments)
  }
}
