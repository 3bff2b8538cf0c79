import Foundation
import Kernels
import Testing

struct CrossEntropyTests {
  @Test(arguments: [1, 511, 70_001], Element.allCases)
  func binaryLossAgreesWithItsFormula(count: Int, element: Element) {
    let logits = tensor(numbers(count, seed: 1, size: 20), element)
    let labels = tensor((0..<count).map { [0, 1, 0.25][$0 % 3] })
    let weights = tensor(numbers(count, seed: 2).map(abs))
    let (z, y, w) = (doubles(logits), doubles(labels), doubles(weights))
    let losses = z.indices.map { w[$0] * (max(z[$0], 0) + log1p(exp(-abs(z[$0]))) - y[$0] * z[$0]) }
    let slopes = z.indices.map { 0.5 * w[$0] * (1 / (1 + exp(-z[$0])) - y[$0]) }
    let gradient = Tensor(count: count, element: element)
    let found = Tensor(count: count)
    binaryCrossEntropy(
      logits: logits, labels: labels, weights: weights, scale: 0.5, gradient: gradient,
      perRow: found, compute: Compute(threads: 2))
    // softplus and its subtrahend are up to 20.
    #expect(excess(found, losses) { 10 * roundoff * w[$0] * (abs(z[$0]) + 1) } == 0)
    #expect(excess(gradient, slopes) { _ in 10 * roundoff + roundoff(element) } == 0)
  }

  /// A logit of -80 with label 0 costs exp(-80), with label 1 it costs 80; float32's 1 - sigmoid
  /// would say 0 and infinity.
  @Test func binaryLossNeverSaturates() {
    let found = Tensor(count: 4)
    let gradient = Tensor(count: 4)
    binaryCrossEntropy(
      logits: tensor([-80, -80, 1000, -1000]), labels: tensor([0, 1, 0, 1]), scale: 1,
      gradient: gradient, perRow: found, compute: Compute(threads: 1))
    let losses = doubles(found)
    #expect(abs(losses[0] / exp(-80) - 1) < 100 * roundoff)
    #expect(losses[1...] == [80, 1000, 1000])
    #expect(doubles(gradient)[1...] == [-1, 1, -1])
  }

  @Test(arguments: shapes, Element.allCases)
  func softmaxLossAgreesWithItsFormula(shape: (rows: Int, columns: Int), element: Element) {
    let (rows, columns) = shape
    let logits = tensor(numbers(rows * columns, seed: 1, size: 30), element)
    let classes = (0..<rows).map { Int32($0 * 7 % columns) }
    let weights = tensor(numbers(rows, seed: 2).map(abs))
    let (z, w) = (doubles(logits), doubles(weights))
    var losses = [Double](repeating: 0, count: rows)
    var slopes = z
    for row in 0..<rows {
      let part = z[row * columns..<(row + 1) * columns]
      let largest = part.max() ?? 0
      let sum = part.reduce(0) { $0 + exp($1 - largest) }
      let label = row * columns + Int(classes[row])
      losses[row] = w[row] * (log(sum) + largest - z[label])
      for i in part.indices {
        slopes[i] = 0.5 * w[row] * (exp(z[i] - largest) / sum - (i == label ? 1 : 0))
      }
    }
    let gradient = Tensor(count: logits.count, element: element)
    let found = Tensor(count: rows)
    softmaxCrossEntropy(
      logits: logits, classes: classes.span, weights: weights, columns: columns, scale: 0.5,
      gradient: gradient, perRow: found, compute: Compute(threads: 2))
    // The distance of two logits, up to 60, and an exponent of that.
    #expect(excess(found, losses) { 10 * roundoff * (losses[$0] + 1) } == 0)
    #expect(excess(gradient, slopes) { _ in 100 * roundoff + roundoff(element) } == 0)
  }

  @Test func resultsDoNotDependOnThreads() {
    let isTheSame = isTheSameForAnyThreads { compute in
      let logits = tensor(numbers(100_000, seed: 1, size: 10))
      let labels = tensor(numbers(100_000, seed: 2).map { $0 > 0 ? 1 : 0 })
      let classes = (0..<10_000).map { Int32($0 % 10) }
      let made = [
        Tensor(count: 100_000), Tensor(count: 100_000), Tensor(count: 100_000),
        Tensor(count: 10_000),
      ]
      binaryCrossEntropy(
        logits: logits, labels: labels, scale: 1, gradient: made[0], perRow: made[1],
        compute: compute)
      softmaxCrossEntropy(
        logits: logits, classes: classes.span, columns: 10, scale: 1, gradient: made[2],
        perRow: made[3], compute: compute)
      return made
    }
    #expect(isTheSame)
  }

  @Test func classThatIsNotThereIsRefused() async {
    await #expect(processExitsWith: .failure) {
      let classes: [Int32] = [3]
      softmaxCrossEntropy(
        logits: Tensor(count: 3), classes: classes.span, columns: 3, scale: 1, gradient: nil,
        perRow: Tensor(count: 1), compute: Compute(threads: 1))
    }
  }
}
