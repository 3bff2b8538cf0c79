import Kernels
import Testing

struct NormalisationTests {
  /// Normalises one group of numbers in double: the result, and the gradient of Σ h · result.
  private static func twin(_ x: [Double], _ h: [Double], epsilon: Double) -> (
    normal: [Double], slope: [Double]
  ) {
    let n = Double(x.count)
    let mean = x.reduce(0, +) / n
    let variance = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
    let inverse = 1 / (variance + epsilon).squareRoot()
    let normal = x.map { ($0 - mean) * inverse }
    let meanH = h.reduce(0, +) / n
    let product = zip(h, normal).reduce(0) { $0 + $1.0 * $1.1 } / n
    return (normal, zip(h, normal).map { inverse * ($0 - meanH - $1 * product) })
  }

  @Test(arguments: shapes, Element.allCases)
  func rowsAgreeWithTheFormula(shape: (rows: Int, columns: Int), element: Element) {
    let (rows, columns) = shape
    let compute = Compute(threads: 2)
    let input = tensor(numbers(rows * columns, seed: 1), element)
    let scale = tensor(numbers(columns, seed: 2))
    let shift = tensor(numbers(columns, seed: 3))
    let outputGradient = tensor(numbers(rows * columns, seed: 4), element)
    let (x, a, b, g) = (doubles(input), doubles(scale), doubles(shift), doubles(outputGradient))
    // One column has variance 0, where everything hangs on this number.
    let epsilon: Float = 0.01
    var outputs = x
    var slopes = x
    var scales = [Double](repeating: 1, count: columns)
    var shifts = scales
    for row in 0..<rows {
      let range = row * columns..<(row + 1) * columns
      let h = range.map { g[$0] * a[$0 - range.lowerBound] }
      let t = Self.twin(Array(x[range]), h, epsilon: Double(epsilon))
      for c in 0..<columns {
        outputs[range.lowerBound + c] = t.normal[c] * a[c] + b[c]
        slopes[range.lowerBound + c] = t.slope[c]
        scales[c] += g[range.lowerBound + c] * t.normal[c]
        shifts[c] += g[range.lowerBound + c]
      }
    }
    let output = Tensor(count: x.count, element: element)
    let (means, inverses) = (Tensor(count: rows), Tensor(count: rows))
    normaliseRows(
      input, scale: scale, shift: shift, epsilon: epsilon, into: output, means: means,
      inverseDeviations: inverses, columns: columns, compute: compute)
    // The inverse deviation, at most 10, enlarges the roundings of numbers up to 1.
    let bound = 10 * 10 * 10 * roundoff
    #expect(excess(output, outputs) { bound + roundoff(element) * abs(outputs[$0]) } == 0)
    let (scaleGradient, shiftGradient) = (Tensor(count: columns), Tensor(count: columns))
    scaleGradient.fill(1)
    shiftGradient.fill(1)
    let inputGradient = Tensor(count: x.count, element: element)
    rowNormalisationGradient(
      input, scale: scale, means: means, inverseDeviations: inverses,
      outputGradient: outputGradient, into: inputGradient, scaleGradient: scaleGradient,
      shiftGradient: shiftGradient, columns: columns, compute: compute)
    #expect(
      excess(inputGradient, slopes) { 10 * bound + roundoff(element) * abs(slopes[$0]) } == 0)
    #expect(excess(scaleGradient, scales) { _ in bound * Double(rows + 1) } == 0)
    #expect(excess(shiftGradient, shifts) { _ in 2 * roundoff * Double(rows + 1) } == 0)
  }

  @Test(arguments: [(1, 1, 1), (5, 3, 1), (64, 600, 1), (2, 3, 35), (7, 2, 1000)])
  func channelsAgreeWithTheFormula(rows: Int, channels: Int, extent: Int) {
    let count = rows * channels * extent
    let input = tensor(numbers(count, seed: 1))
    let scale = tensor(numbers(channels, seed: 2))
    let shift = tensor(numbers(channels, seed: 3))
    let outputGradient = tensor(numbers(count, seed: 4))
    let (x, a, b, g) = (doubles(input), doubles(scale), doubles(shift), doubles(outputGradient))
    var outputs = x
    var slopes = x
    var scales = [Double](repeating: 1, count: channels)
    var shifts = scales
    var means = scales
    for c in 0..<channels {
      let places = (0..<rows).flatMap { row in
        (0..<extent).map { (row * channels + c) * extent + $0 }
      }
      let t = Self.twin(places.map { x[$0] }, places.map { g[$0] * a[c] }, epsilon: 0.01)
      means[c] = places.reduce(0) { $0 + x[$1] } / Double(places.count)
      for (i, place) in places.enumerated() {
        outputs[place] = t.normal[i] * a[c] + b[c]
        slopes[place] = t.slope[i]
        scales[c] += g[place] * t.normal[i]
        shifts[c] += g[place]
      }
    }
    let bound = 10 * 10 * 10 * roundoff
    let normalisation = BatchNormalisation(
      rows: rows, channels: channels, extent: extent, epsilon: 0.01, compute: Compute(threads: 2))
    let output = Tensor(count: count)
    let (runningMeans, runningVariances) = (Tensor(count: channels), Tensor(count: channels))
    normalisation.forward(
      input, scale: scale, shift: shift, into: output, runningMeans: runningMeans,
      runningVariances: runningVariances, momentum: 1)
    #expect(excess(output, outputs) { _ in bound } == 0)
    // With momentum 1 the running moments are those of the batch.
    #expect(excess(runningMeans, means) { _ in 4 * roundoff } == 0)

    let (scaleGradient, shiftGradient) = (Tensor(count: channels), Tensor(count: channels))
    scaleGradient.fill(1)
    shiftGradient.fill(1)
    let inputGradient = Tensor(count: count)
    normalisation.backward(
      input, scale: scale, outputGradient: outputGradient, into: inputGradient,
      scaleGradient: scaleGradient, shiftGradient: shiftGradient)
    #expect(excess(inputGradient, slopes) { _ in 10 * bound } == 0)
    #expect(excess(scaleGradient, scales) { _ in bound * Double(rows * extent + 1) } == 0)
    #expect(excess(shiftGradient, shifts) { _ in 2 * roundoff * Double(rows * extent + 1) } == 0)

    // With the moments given, a sample's variance being n / (n - 1) of the batch's.
    let number = Double(rows * extent)
    let given = tensor(
      runningVariances.values.map { number > 1 ? Float(Double($0) * (number - 1) / number) : $0 })
    let again = Tensor(count: count)
    normalisation.forward(
      input, scale: scale, shift: shift, into: again, givenMeans: runningMeans,
      givenVariances: given)
    #expect(excess(again, outputs) { _ in bound } == 0)
  }

  @Test func resultsDoNotDependOnThreads() {
    let isTheSame = isTheSameForAnyThreads { compute in
      let (rows, channels, extent) = (20, 30, 200)
      let count = rows * channels * extent
      let made = (0..<8).map { _ in Tensor(count: count) }
      let small = (0..<6).map { tensor(numbers(channels, seed: UInt64($0))) }
      let wide = (0..<6).map { tensor(numbers(channels * extent, seed: UInt64($0))) }
      let input = tensor(numbers(count, seed: 1))
      let normalisation = BatchNormalisation(
        rows: rows, channels: channels, extent: extent, compute: compute)
      normalisation.forward(
        input, scale: small[0], shift: small[1], into: made[0], runningMeans: small[2],
        runningVariances: small[3], momentum: 0.1)
      normalisation.backward(
        input, scale: small[0], outputGradient: made[0], into: made[1], scaleGradient: small[4],
        shiftGradient: small[5])
      let moments = (0..<2).map { _ in Tensor(count: rows) }
      normaliseRows(
        input, scale: wide[0], shift: wide[1], into: made[2], means: moments[0],
        inverseDeviations: moments[1], columns: channels * extent, compute: compute)
      rowNormalisationGradient(
        input, scale: wide[0], means: moments[0], inverseDeviations: moments[1],
        outputGradient: made[2], into: made[3], scaleGradient: wide[2], shiftGradient: wide[3],
        columns: channels * extent, compute: compute)
      return made + small + wide + moments
    }
    #expect(isTheSame)
  }
}
