import Kernels
import Learning
import Testing

struct LayerTests {
  @Test(arguments: Activation.allCases)
  func denseLayersHaveTheGradientsOfTheirTwin(activation: Activation) throws {
    for (inputs, outputs, rows) in [(1, 1, 1), (13, 7, 5), (3, 17, 1), (33, 1, 9)] {
      try checkLayer(
        Dense(outputs, activation), input: [inputs], rows: rows,
        terms: max(inputs, outputs, rows) + 1)
    }
  }

  @Test(arguments: Activation.allCases)
  func activationsHaveTheGradientsOfTheirTwin(activation: Activation) throws {
    try checkLayer(ActivationLayer(activation), input: [7], rows: 3, terms: 1)
    try checkLayer(ActivationLayer(activation), input: [2, 3, 5], rows: 1, terms: 1)
  }

  @Test func convolutionsOfPulsesHaveTheGradientsOfTheirTwin() throws {
    try checkLayer(Convolution1D(1, kernel: 1), input: [1, 1], rows: 1, terms: 2)
    try checkLayer(
      Convolution1D(3, kernel: 3, padding: 1, .tanh), input: [2, 7], rows: 3, terms: 22)
    try checkLayer(
      Convolution1D(5, kernel: 4, stride: 3, .gelu), input: [3, 17], rows: 2, terms: 21)
  }

  @Test func convolutionsOfImagesHaveTheGradientsOfTheirTwin() throws {
    try checkLayer(Convolution2D(1, kernel: 1), input: [1, 1, 1], rows: 1, terms: 2)
    try checkLayer(
      Convolution2D(3, kernel: 3, padding: 1, .softplus), input: [2, 5, 4], rows: 2, terms: 41)
    try checkLayer(
      Convolution2D(2, kernel: Window(height: 2, width: 3), stride: 2, padding: 1),
      input: [3, 5, 7], rows: 3, terms: 49)
  }

  @Test(arguments: PoolingShape.Kind.allCases)
  func poolingsHaveTheGradientsOfTheirTwin(function: PoolingShape.Kind) throws {
    try checkLayer(PoolingLayer(function, kernel: 1), input: [1, 1], rows: 1, terms: 1)
    try checkLayer(PoolingLayer(function, kernel: 3, stride: 2), input: [2, 11], rows: 3, terms: 9)
    try checkLayer(PoolingLayer(function, kernel: 2), input: [3, 5, 6], rows: 2, terms: 4)
  }

  /// Deviations are above √epsilon, 0.3: what follows a sum multiplies errors by 1 / 0.3³ at most.
  @Test(arguments: Normalisation.Kind.allCases)
  func normalisationsHaveTheGradientsOfTheirTwin(kind: Normalisation.Kind) throws {
    let layer = Normalisation(kind, epsilon: 0.1)
    for (shape, rows) in [([1], 1), ([7], 5), ([3, 5], 2), ([2, 3, 3], 4)] as [(Shape, Int)] {
      try checkLayer(layer, input: shape, rows: rows, terms: shape.count + rows, condition: 32)
    }
  }

  @Test func sequencesHaveTheGradientsOfTheirTwin() throws {
    try checkLayer(
      Sequential([Dense(5, .tanh), Dense(7, .softplus), Dense(3)]), input: [4], rows: 6, terms: 16)
    try checkLayer(
      Sequential([
        Convolution1D(3, kernel: 3, padding: 1, .relu), PoolingLayer(.average, kernel: 2),
        Flatten(), Normalisation(.layer, epsilon: 0.1), Sequential([Dense(4, .gelu), Dense(1)]),
      ]), input: [2, 8], rows: 3, terms: 40, condition: 32)
  }

  @Test func layersInMixedPrecisionErrByTheRoundingOfWhatTheyStore() throws {
    try checkLayer(Dense(7, .tanh), input: [13], rows: 5, terms: 14, precision: .mixed)
    try checkLayer(
      Convolution1D(3, kernel: 3, padding: 1), input: [2, 7], rows: 3, terms: 22,
      precision: .mixed)
    try checkLayer(Normalisation(.layer), input: [7], rows: 5, terms: 12, precision: .mixed)
    try checkLayer(
      Normalisation(.batch), input: [7], rows: 9, terms: 16, precision: .mixed)
    try checkLayer(
      Sequential([Dense(5, .tanh), Dropout(0), Dense(3)]), input: [4], rows: 6, terms: 16,
      precision: .mixed)
  }

  @Test func layersDoNotDependOnTheThreads() throws {
    let layer = Sequential([
      Dense(300, .gelu), Normalisation(.batch), Dropout(0.3), Normalisation(.layer), Dense(200),
    ])
    let input = (0..<64 * 400).map { Float($0 % 97) / 97 - 0.5 }
    let upstream = (0..<64 * 200).map { Float($0 % 89) / 89 - 0.5 }
    let results = try [1, 2, 7].map { threads in
      let work = try LayerAtWork(layer, input: [400], rows: 64, threads: threads)
      work.run(input, upstream: upstream)
      return work.prepared.output.values + work.inputGradient.values + work.gradient("0.weight")
    }
    #expect(results[0] == results[1])
    #expect(results[0] == results[2])
  }
}
