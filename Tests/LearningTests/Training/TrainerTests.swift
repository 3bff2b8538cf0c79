import Kernels
import Learning
import Testing

struct TrainerTests {
  @Test func learnsWhatNoLineParts() throws {
    let data = Spirals.data(rows: 600)
    let network = try Spirals.network()
    let state = try train(network, on: data, settings: Spirals.settings(epochs: 60), threads: 1)
    let fresh = Spirals.data(rows: 500, seed: 2)
    let outputs = try network.outputs(
      of: fresh.rows, weights: state.result, compute: Compute(threads: 1))
    let right = zip(outputs, fresh.labels).count { ($0 > 0) == ($1 == 1) }
    #expect(right > 490, "\(right) of 500 points are on the right spiral")
    #expect(state.history.count == 60)
  }

  @Test func theSameSeedGivesTheSameBits() throws {
    let (data, network) = (Spirals.data(rows: 300), try Spirals.network(Self.noisy))
    let settings = Spirals.settings(epochs: 3)
    let one = try train(network, on: data, settings: settings, threads: 2)
    let two = try train(network, on: data, settings: settings, threads: 2)
    #expect(one == two)
    var other = settings
    other.seed = 2
    #expect(try train(network, on: data, settings: other, threads: 2).weights != one.weights)
  }

  /// Layers with everything that has a state or random numbers.
  static let noisy: [any Layer] = [
    Dense(16, .gelu), Normalisation(.batch), Dropout(0.2), Dense(16, .relu), Dense(1),
  ]
  static let optimisers: [Optimiser] = [
    .sgd(rate: 0.05), .sgd(rate: 0.05, momentum: 0.9, decay: 1e-3), .adam(), .adamW(),
  ]

  @Test(arguments: optimisers, Compute.Precision.allCases)
  func interruptedAndContinuedGivesTheSameBits(
    optimiser: Optimiser, precision: Compute.Precision
  ) throws {
    let (data, network) = (Spirals.data(rows: 300), try Spirals.network(Self.noisy))
    var settings = Spirals.settings(epochs: 6)
    settings.optimiser = optimiser
    settings.precision = precision
    settings.schedule = Schedule(.cosine(), warmUp: 1.5)
    settings.accumulation = 2
    settings.clippingNorm = 0.5
    let whole = try train(network, on: data, settings: settings, threads: 1)
    var checkpoint = try train(network, on: data, settings: settings, threads: 1) { _, record in
      record.epoch == 2 ? .stop : .goOn
    }
    #expect(checkpoint.epoch == 2)
    checkpoint = try train(
      network, on: data, settings: settings, threads: 1, from: checkpoint
    ) { _, record in record.epoch == 3 ? .stop : .goOn }
    let continued = try train(
      network, on: data, settings: settings, threads: 1, from: checkpoint)
    #expect(continued == whole)
    #expect(whole.epoch == 6)
  }

  /// The two differ in the order of a sum of 64 rows, so each step by a few 2⁻²⁴ of its size.
  @Test func accumulationOfHalvesEqualsTheWholeBatch() throws {
    let data = Spirals.data(rows: 300)
    let network = try Spirals.network()
    var settings = Spirals.settings(epochs: 2)
    settings.optimiser = .sgd(rate: 0.1)
    settings.batch = 64
    let whole = try train(network, on: data, settings: settings, threads: 1)
    settings.batch = 32
    settings.accumulation = 2
    let halves = try train(network, on: data, settings: settings, threads: 1)
    #expect(whole.step == halves.step)
    let expected = whole.weights.values.map(Double.init)
    let (difference, size) = distance(halves.weights.values, expected)
    #expect(difference < Double(whole.step * 64) * 0x1p-24 * size)
    #expect(difference > 0)
  }

  @Test func theBestEpochIsTheOneKept() throws {
    let data = Spirals.data(rows: 60)
    let network = try Spirals.network()
    var settings = Spirals.settings(epochs: 400)
    settings.optimiser = .adam(rate: 0.1)
    settings.patience = 5
    var weights: [Weights] = []
    let state = try train(network, on: data, settings: settings, threads: 1) { trainer, _ in
      weights.append(trainer.state.weights)
      return .goOn
    }
    let losses = state.history.compactMap(\.validation.first)
    let best = try #require(state.best)
    #expect(best.loss == losses.min())
    #expect(losses.firstIndex(of: best.loss) == best.epoch - 1)
    #expect(state.result == weights[best.epoch - 1])
    #expect(state.epoch == best.epoch + 5, "training went on for \(state.epoch) epochs")
    settings.keepsBest = false
    let last = try train(network, on: data, settings: settings, threads: 1)
    #expect(last.result == weights.last)
    #expect(last.best?.epoch == best.epoch)
  }

  /// The loss at the weights of an epoch's end, computed by other means.
  @Test func theValidationLossIsThatOfTheRowsHeldOut() throws {
    let data = Spirals.data(rows: 100)
    let network = try Spirals.network()
    let settings = Spirals.settings(epochs: 2)
    let state = try train(network, on: data, settings: settings, threads: 1)
    let split = ValidationSplit(rows: 100, fraction: 0.3, seed: settings.seed)
    let outputs = try network.outputs(
      of: data.rows, weights: state.weights, batch: 7, compute: Compute(threads: 1))
    let logits = Tensor(count: 30)
    let labels = Tensor(count: 30)
    let heldOutputs = split.validation.map { outputs[Int($0)] }
    let heldLabels = split.validation.map { data.labels[Int($0)] }
    logits.copy(from: heldOutputs.span)
    labels.copy(from: heldLabels.span)
    let loss = BinaryCrossEntropy().prepared(
      outputs: 1, as: Preparation(rows: 30, compute: Compute(threads: 1)))
    let sum = loss.sum(outputs: logits, labels: labels, count: 30, scale: 1, gradient: nil)
    let found = try #require(state.history.last?.validation.first)
    #expect(abs(found - sum / 30) < 1e-6 * found)
  }

  /// What multiplies the zeros behind rows and between weights is zero, whatever the optimiser does.
  @Test(arguments: optimisers, Compute.Precision.allCases)
  func paddingStaysZero(optimiser: Optimiser, precision: Compute.Precision) throws {
    let data = Spirals.data(rows: 100)
    let network = try Spirals.network(Self.noisy)
    var settings = Spirals.settings(epochs: 2)
    settings.optimiser = optimiser
    settings.precision = precision
    let state = try train(network, on: data, settings: settings, threads: 1)
    var onlyNamed = Weights(network.layout)
    for entry in network.layout.entries { onlyNamed[entry.name] = state.weights[entry.name] }
    #expect(onlyNamed == state.weights)
  }

  @Test func outputsDoNotDependOnTheirCompany() throws {
    let network = try Spirals.network(Self.noisy)
    let weights = network.initialWeights(seed: 1)
    let rows = Spirals.data(rows: 50).rows.inMemory ?? MemoryRows([], columns: 2)
    let compute = Compute(threads: 2)
    let all = try network.outputs(of: rows, weights: weights, batch: 16, compute: compute)
    for row in [0, 17, 49] {
      let one = MemoryRows(rows.read(row..<row + 1), columns: 2)
      #expect(
        try network.outputs(of: one, weights: weights, batch: 16, compute: compute) == [all[row]])
    }
  }
}
