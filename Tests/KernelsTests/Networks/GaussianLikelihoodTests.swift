import Foundation
import Kernels
import Testing

struct GaussianLikelihoodTests {
  private let variance = DecodedVariance(floor: 1e-3, largestLogarithm: 3)

  /// One number's loss, its derivatives and what roundings may make of them, in double.
  private struct Twin {
    var loss, size, byMean, byS, meanError, sError: Double
  }

  private func twin(x: Double, m: Double, s: Double) -> Twin {
    let power = exp(min(s, Double(variance.largestLogarithm)))
    let v = Double(variance.floor) + power
    let square = (x - m) * (x - m) / v
    let logarithm = log(2 * Double.pi * v)
    let slope = s < Double(variance.largestLogarithm) ? 0.5 * (1 - square) * power / v : 0
    // With the bias, m and s are rounded at a size of up to 5, which moves the mean's distance and,
    // by that part of itself, the variance. Ten more roundings follow.
    let meanError = (5 + 15 * abs(m - x)) / v
    let sError = 5 * abs(m - x) / v + 15 * (1 + square)
    return Twin(
      loss: 0.5 * (logarithm + square), size: 0.5 * (abs(logarithm) + square),
      byMean: (m - x) / v, byS: slope, meanError: roundoff * meanError, sError: roundoff * sError)
  }

  @Test(arguments: shapes, Element.allCases)
  func lossAndGradientsAgreeWithTheFormula(shape: (rows: Int, columns: Int), element: Element) {
    let (rows, columns) = shape
    let compute = Compute(threads: 2)
    let target = tensor(numbers(rows * columns, seed: 1, size: 2), element)
    let decoded = tensor(numbers(2 * rows * columns, seed: 2, size: 4), element)
    let bias = tensor(numbers(2 * columns, seed: 3))
    let (x, d, b) = (doubles(target), doubles(decoded), doubles(bias))
    var losses = [Double](repeating: 0, count: rows)
    var sizes = losses
    var slopes = [Double](repeating: 0, count: d.count)
    var sums = [Double](repeating: 0, count: 2 * columns)
    var errors = slopes
    var sumErrors = sums
    let scale = 1 / Double(Float(rows))
    for row in 0..<rows {
      for column in 0..<columns {
        let i = row * 2 * columns + column
        let t = twin(
          x: x[row * columns + column], m: d[i] + b[column],
          s: d[i + columns] + b[columns + column])
        losses[row] += t.loss
        sizes[row] += t.size
        slopes[i] = scale * t.byMean
        slopes[i + columns] = scale * t.byS
        errors[i] = scale * t.meanError
        errors[i + columns] = scale * t.sError
        for (place, sum) in [(i, column), (i + columns, columns + column)] {
          sums[sum] += slopes[place]
          sumErrors[sum] += errors[place]
        }
      }
    }
    let gradient = Tensor(count: decoded.count, element: element)
    let biasGradient = Tensor(count: 2 * columns)
    let perRow = Tensor(count: rows)
    gaussianNegativeLogLikelihood(
      target: target, decoded: decoded, bias: bias, variance: variance, columns: columns,
      scale: Float(1) / Float(rows), gradient: gradient, biasGradient: biasGradient,
      perRow: perRow, compute: compute)
    // 1e-6 of the terms' sizes, as promised.
    #expect(excess(perRow, losses) { 1e-6 * sizes[$0] } == 0)
    #expect(excess(gradient, slopes) { errors[$0] + roundoff(element) * abs(slopes[$0]) } == 0)
    #expect(excess(biasGradient, sums) { sumErrors[$0] + roundoff * abs(sums[$0]) } == 0)

    // The gradient may lie where the decoder's output does.
    gaussianNegativeLogLikelihood(
      target: target, decoded: decoded, bias: bias, variance: variance, columns: columns,
      scale: Float(1) / Float(rows), gradient: decoded, biasGradient: nil, perRow: perRow,
      compute: compute)
    #expect(decoded.values == gradient.values)
  }

  @Test func blocksAddUpToTheRow() {
    let (rows, columns) = (7, 1301)
    let target = tensor(numbers(rows * columns, seed: 1))
    let decoded = tensor(numbers(2 * rows * columns, seed: 2))
    let bias = tensor(numbers(2 * columns, seed: 3))
    let compute = Compute(threads: 2)
    let perRow = Tensor(count: rows)
    gaussianNegativeLogLikelihood(
      target: target, decoded: decoded, bias: bias, variance: variance, columns: columns,
      scale: 1, gradient: nil, biasGradient: nil, perRow: perRow, compute: compute)
    let blocks = [0..<1, 1..<600, 600..<600, 600..<1301, 0..<1301]
    let scores = Tensor(count: rows * blocks.count)
    blockGaussianNegativeLogLikelihood(
      target: target, decoded: decoded, bias: bias, variance: variance, columns: columns,
      blocks: blocks, scores: scores, compute: compute)
    let found = doubles(scores)
    let whole = doubles(perRow)
    let sums = (0..<rows).map { row in (0..<4).reduce(0) { $0 + found[5 * row + $1] } }
    // Each term is below 10 in size, and 1e-6 of their sizes is promised.
    #expect(excess(sums, whole) { _ in 1e-6 * 10 * Double(columns) } == 0)
    #expect((0..<rows).allSatisfy { found[5 * $0 + 2] == 0 })
    #expect((0..<rows).allSatisfy { found[5 * $0 + 4] == whole[$0] })
  }

  /// Rows that take more numbers than they have columns give the same losses and gradients.
  @Test(arguments: Element.allCases)
  func paddingDoesNotCount(element: Element) {
    let (rows, columns, stride) = (3, 700, 720)
    let compute = Compute(threads: 2)
    // Every half of a row, `columns` numbers, followed by ones.
    let padded = { (values: [Float]) -> [Float] in
      Swift.stride(from: 0, to: values.count, by: columns).flatMap {
        values[$0..<$0 + columns] + [Float](repeating: 1, count: stride - columns)
      }
    }
    let x = numbers(rows * columns, seed: 1)
    let d = numbers(2 * rows * columns, seed: 2)
    let b = numbers(2 * columns, seed: 3)
    let run = { (wide: Bool) -> (gradient: Tensor, bias: Tensor, loss: Tensor, score: Tensor) in
      let width = wide ? stride : columns
      let target = tensor(wide ? padded(x) : x, element)
      let decoded = tensor(wide ? padded(d) : d, element)
      let bias = tensor(wide ? padded(b) : b)
      let biasGradient = Tensor(count: 2 * width)
      let (loss, score) = (Tensor(count: rows), Tensor(count: rows))
      blockGaussianNegativeLogLikelihood(
        target: target, decoded: decoded, bias: bias, variance: variance, columns: columns,
        stride: width, blocks: [0..<columns], scores: score, compute: compute)
      gaussianNegativeLogLikelihood(
        target: target, decoded: decoded, bias: bias, variance: variance, columns: columns,
        stride: width, scale: 1, gradient: decoded, biasGradient: biasGradient, perRow: loss,
        compute: compute)
      return (decoded, biasGradient, loss, score)
    }
    let (narrow, wide) = (run(false), run(true))
    let cut = { (values: [Float]) -> [Float] in
      Swift.stride(from: 0, to: values.count, by: stride).flatMap { values[$0..<$0 + columns] }
    }
    #expect(wide.loss.values == narrow.loss.values)
    #expect(wide.score.values == narrow.score.values)
    #expect(wide.loss.values == wide.score.values)
    #expect(cut(wide.gradient.values) == narrow.gradient.values)
    #expect(cut(wide.bias.values) == narrow.bias.values)
    let rest = wide.gradient.values.indices.filter { $0 % stride >= columns }
    #expect(rest.count == 2 * rows * (stride - columns))
    #expect(rest.allSatisfy { wide.gradient.values[$0] == 0 })
  }

  @Test func extremesOfTheDecoderStayFinite() {
    let decoded = tensor([0, 0, 0, -1e30, 0, 1e30])
    let target = tensor([1e3, 0, 0])
    let gradient = Tensor(count: 6)
    let perRow = Tensor(count: 1)
    gaussianNegativeLogLikelihood(
      target: target, decoded: decoded, variance: variance, columns: 3, scale: 1,
      gradient: gradient, biasGradient: nil, perRow: perRow, compute: Compute(threads: 1))
    #expect(perRow.values[0].isFinite)
    #expect(gradient.values.allSatisfy { $0.isFinite })
    #expect(gradient.values[5] == 0)
  }

  @Test(arguments: Element.allCases)
  func resultsDoNotDependOnThreads(element: Element) {
    let isTheSame = isTheSameForAnyThreads { compute in
      let (rows, columns) = (30, 2000)
      let target = tensor(numbers(rows * columns, seed: 1), element)
      let decoded = tensor(numbers(2 * rows * columns, seed: 2), element)
      let made = [
        Tensor(count: decoded.count, element: element), Tensor(count: 2 * columns),
        Tensor(count: rows), Tensor(count: 2 * rows),
      ]
      gaussianNegativeLogLikelihood(
        target: target, decoded: decoded, variance: variance, columns: columns, scale: 1,
        gradient: made[0], biasGradient: made[1], perRow: made[2], compute: compute)
      blockGaussianNegativeLogLikelihood(
        target: target, decoded: decoded, variance: variance, columns: columns,
        blocks: [0..<100, 100..<2000], scores: made[3], compute: compute)
      return made
    }
    #expect(isTheSame)
  }
}
