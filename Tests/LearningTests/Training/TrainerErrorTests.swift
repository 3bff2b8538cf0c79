import Kernels
import Learning
import Testing

struct TrainerErrorTests {
  private func sentence(
    _ data: TrainingData, from state: TrainingState? = nil,
    _ change: (inout TrainingSettings) -> Void = { _ in }
  ) throws -> String? {
    var settings = Spirals.settings(epochs: 3)
    change(&settings)
    let network = try Spirals.network()
    let error = #expect(throws: LearningError.self) {
      _ = try train(network, on: data, settings: settings, threads: 1, from: state)
    }
    return error?.description
  }

  @Test func aLossThatIsNotANumberEndsTheTraining() throws {
    var points = [Float](repeating: 0.5, count: 400)
    points[7] = .nan
    let data = TrainingData(
      MemoryRows(points, columns: 2), labels: [Float](repeating: 1, count: 200))
    let said = try sentence(data) { $0.validationFraction = 0 }
    let step = (1...7).first { said?.contains("epoch 1, step \($0),") == true } ?? 0
    #expect(
      said
        == "the loss is not a number in epoch 1, step \(step), expected a finite number; a smaller learning rate or clipping may help"
    )
  }

  @Test func dataThatDoesNotFitIsRefused() throws {
    let rows = MemoryRows([0, 1, 2, 3, 4, 5], columns: 3)
    #expect(
      try sentence(TrainingData(rows, labels: [0, 1])) == "found 3 numbers in a row, expected 2")
    let good = MemoryRows([0, 1, 2, 3], columns: 2)
    #expect(try sentence(TrainingData(good, labels: [0])) == "found 1 labels, expected 2")
    #expect(
      try sentence(TrainingData(good, labels: [0, 3]))
        == "the label of row 2 is 3.0, expected 0 or 1")
    #expect(
      try sentence(TrainingData(MemoryRows([], columns: 2)))
        == "found 0 rows for training, expected at least 1")
    let early = try sentence(TrainingData(good, labels: [0, 1])) {
      $0.patience = 2
      $0.validationFraction = 0
    }
    #expect(
      early == "found 0 rows for validation, which early stopping needs, expected at least 1")
  }

  @Test func aStateOfAnotherTrainingIsRefused() throws {
    let data = Spirals.data(rows: 20)
    let state = try train(
      try Spirals.network(), on: data, settings: Spirals.settings(epochs: 1), threads: 1)
    let momentum = try sentence(data, from: state) { $0.optimiser = .sgd(momentum: 0.9) }
    #expect(momentum?.hasPrefix("the training to be continued has the moments") == true)
    let other = try train(
      try Spirals.network([Dense(1)]), on: data, settings: Spirals.settings(epochs: 1), threads: 1)
    #expect(
      try sentence(data, from: other)
        == "the training to be continued has the weights 3, expected those of a model with 1185")
  }

  @Test func layersThatDoNotFitSayWhatTheyWereGiven() {
    let flat = #expect(throws: LearningError.self) {
      try Spirals.network([Convolution1D(3, kernel: 2), Dense(1)])
    }
    #expect(
      flat?.description
        == "a convolution_1d layer was given rows of shape 2, expected channels and a length of at least 2"
    )
    let wide = #expect(throws: LearningError.self) { try Spirals.network([Dense(3)]) }
    #expect(
      wide?.description
        == "the network's outputs have the shape 3, expected one output for two classes")
  }
}
