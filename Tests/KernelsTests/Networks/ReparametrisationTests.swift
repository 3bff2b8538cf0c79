import Foundation
import Kernels
import Testing

struct ReparametrisationTests {
  @Test(arguments: shapes, Element.allCases)
  func sampleDivergenceAndGradientAgreeWithTheFormula(
    shape: (rows: Int, columns: Int), element: Element
  ) {
    let (rows, columns) = shape
    let compute = Compute(threads: 2)
    let encoded = tensor(numbers(2 * rows * columns, seed: 1, size: 3), element)
    let noise = tensor(numbers(rows * columns, seed: 2, size: 3))
    let sampleGradient = tensor(numbers(rows * columns, seed: 3), element)
    let (e, n, g) = (doubles(encoded), doubles(noise), doubles(sampleGradient))
    var samples = n
    var divergences = [Double](repeating: 0, count: rows)
    var slopes = e
    let factor = 0.25
    for row in 0..<rows {
      for column in 0..<columns {
        let (i, j) = (row * columns + column, row * 2 * columns + column)
        let (m, s) = (e[j], e[j + columns])
        samples[i] = m + exp(s / 2) * n[i]
        divergences[row] -= 0.5 * (1 + s - m * m - exp(s))
        slopes[j] = g[i] + factor * m
        slopes[j + columns] = 0.5 * (g[i] * n[i] * exp(s / 2) + factor * (exp(s) - 1))
      }
    }
    let sample = Tensor(count: rows * columns, element: element)
    let found = Tensor(count: rows)
    reparametrise(
      encoded, noise: noise, into: sample, divergences: found, columns: columns, compute: compute)
    // Nothing is larger than exp(3) or 3 exp(1.5) + 3, about 20; each takes ten roundings.
    let bound = 20 * (10 * roundoff + roundoff(element))
    #expect(excess(sample, samples) { _ in bound } == 0)
    #expect(excess(found, divergences) { _ in 20 * 10 * roundoff * Double(columns) } == 0)
    let gradient = Tensor(count: encoded.count, element: element)
    reparametrisationGradient(
      encoded, noise: noise, sampleGradient: sampleGradient, divergenceScale: Float(factor),
      into: gradient, columns: columns, compute: compute)
    #expect(excess(gradient, slopes) { _ in bound } == 0)
    // In place.
    reparametrisationGradient(
      encoded, noise: noise, sampleGradient: sampleGradient, divergenceScale: Float(factor),
      into: encoded, columns: columns, compute: compute)
    #expect(encoded.values == gradient.values)
  }

  @Test func standardLawHasNoDivergence() {
    let found = Tensor(count: 4)
    reparametrise(
      Tensor(count: 40), noise: nil, into: nil, divergences: found, columns: 5,
      compute: Compute(threads: 1))
    #expect(found.values == [0, 0, 0, 0])
  }

  @Test func resultsDoNotDependOnThreads() {
    let isTheSame = isTheSameForAnyThreads { compute in
      let encoded = tensor(numbers(200_000, seed: 1))
      let noise = tensor(numbers(100_000, seed: 2))
      let made = [Tensor(count: 100_000), Tensor(count: 10_000), Tensor(count: 200_000)]
      reparametrise(
        encoded, noise: noise, into: made[0], divergences: made[1], columns: 10, compute: compute)
      reparametrisationGradient(
        encoded, noise: noise, sampleGradient: made[0], divergenceScale: 1, into: made[2],
        columns: 10, compute: compute)
      return made
    }
    #expect(isTheSame)
  }
}
