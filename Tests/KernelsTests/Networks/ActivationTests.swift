import Foundation
import Kernels
import Testing

struct ActivationTests {
  /// The function and its derivative in double.
  private static func twin(_ activation: Activation, _ x: Double) -> (Double, Double) {
    let sigmoid = 1 / (1 + exp(-x))
    switch activation {
    case .identity: return (x, 1)
    case .relu: return x > 0 ? (x, 1) : (0, 0)
    case .leakyRelu: return x > 0 ? (x, 1) : (0.01 * x, 0.01)
    case .tanh: return (tanh(x), 1 / (cosh(x) * cosh(x)))
    case .sigmoid: return (sigmoid, sigmoid * (1 - sigmoid))
    case .softplus: return (x > 30 ? x + exp(-x) : log1p(exp(x)), sigmoid)
    case .gelu:
      let below = 0.5 * erfc(-x / 2.0.squareRoot())
      return (x * below, below + x * exp(-x * x / 2) / (2 * Double.pi).squareRoot())
    }
  }

  /// From where functions are linear or flat to where they bend, and small numbers of either sign.
  private static let inputs: [Float] = {
    var made: [Float] = [100, -100]
    for i in -4000...4000 { made.append(Float(i) / 100) }
    for power in 1...30 {
      let small = Float(pow(10, -Double(power)))
      made += [small, -small]
    }
    return made
  }()

  @Test(arguments: Activation.allCases)
  func functionAndDerivativeAgreeWithTheirFormulas(activation: Activation) {
    let compute = Compute(threads: 2)
    let values = tensor(Self.inputs)
    let saved = Tensor(count: values.count)
    addBias(nil, activation: activation, to: values, columns: 1, saving: saved, compute: compute)
    #expect(saved.values == Self.inputs)
    let twins = Self.inputs.map { Self.twin(activation, Double($0)) }
    // Ten roundings of the result; that of the normal law is good to 1.5e-7 in itself, and an
    // exponential below the smallest normal number comes out as that.
    let ownError = { (x: Float) in activation == .gelu ? 1.5e-7 * (1 + abs(Double(x))) : 1.3e-38 }
    #expect(
      excess(values, twins.map(\.0)) {
        10 * roundoff * abs(twins[$0].0) + ownError(Self.inputs[$0])
      } == 0)

    let gradient = Tensor(count: values.count)
    gradient.fill(2)
    activationGradient(
      activation, output: values, preactivation: saved, gradient: gradient, biasGradient: nil,
      columns: 1, compute: compute)
    // Taken from the output, a derivative like 1 - y² keeps the roundings of 1.
    #expect(
      excess(gradient, twins.map { 2 * $0.1 }) { 20 * roundoff + ownError(Self.inputs[$0]) } == 0)
  }

  @Test(arguments: shapes, Element.allCases)
  func biasIsAddedAndItsGradientIsTheSumOverRows(
    shape: (rows: Int, columns: Int), element: Element
  ) {
    let (rows, columns) = shape
    let compute = Compute(threads: 2)
    let values = tensor(numbers(rows * columns, seed: 1), element)
    let bias = tensor(numbers(columns, seed: 2))
    let before = doubles(values)
    let b = doubles(bias)
    addBias(bias, activation: .relu, to: values, columns: columns, compute: compute)
    let sums = before.indices.map { before[$0] + b[$0 % columns] }
    #expect(excess(values, sums.map { max(0, $0) }) { _ in 2 * 2 * roundoff(element) } == 0)

    let gradient = tensor(numbers(rows * columns, seed: 3), element)
    let old = doubles(gradient)
    let output = doubles(values)
    let biasGradient = Tensor(count: columns)
    biasGradient.fill(1)
    activationGradient(
      .relu, output: values, gradient: gradient, biasGradient: biasGradient, columns: columns,
      compute: compute)
    let passed = old.indices.map { output[$0] > 0 ? old[$0] : 0 }
    #expect(doubles(gradient) == passed)
    let expected = (0..<columns).map { c in
      stride(from: c, to: passed.count, by: columns).reduce(1) { $0 + passed[$1] }
    }
    // Summed in double, then rounded twice.
    #expect(excess(biasGradient, expected) { 2 * roundoff * (abs(expected[$0]) + 1) } == 0)
  }

  @Test(arguments: Activation.allCases, Element.allCases)
  func resultsDoNotDependOnThreads(activation: Activation, element: Element) {
    let isTheSame = isTheSameForAnyThreads { compute in
      let values = tensor(numbers(150 * 1300, seed: 1, size: 4), element)
      let saved = Tensor(count: values.count, element: element)
      let bias = tensor(numbers(1300, seed: 2))
      addBias(
        bias, activation: activation, to: values, columns: 1300, saving: saved, compute: compute)
      let gradient = tensor(numbers(values.count, seed: 3), element)
      activationGradient(
        activation, output: values, preactivation: saved, gradient: gradient, biasGradient: bias,
        columns: 1300, compute: compute)
      return [values, saved, gradient, bias]
    }
    #expect(isTheSame)
  }

  @Test func gradientWithoutWhatItIsTakenFromIsRefused() async {
    await #expect(processExitsWith: .failure) {
      let output = Tensor(count: 2)
      activationGradient(
        .gelu, output: output, gradient: Tensor(count: 2), biasGradient: nil, columns: 2,
        compute: Compute(threads: 1))
    }
  }
}
