import Foundation
import Kernels
import Testing

struct OptimiserTests {
  @Test(arguments: [1, 511, 70_001], Element.allCases)
  func adamFollowsItsAlgorithm(count: Int, element: Element) {
    let rule = AdamRule(rate: 0.01, weightDecay: 0.1)
    let compute = Compute(threads: 2)
    let parameters = tensor(numbers(count, seed: 1))
    let (first, second) = (Tensor(count: count), Tensor(count: count))
    let low = Tensor(count: count, element: .bfloat16)
    var p = doubles(parameters)
    var m = [Double](repeating: 0, count: count)
    var v = m
    let (beta1, beta2) = (Double(rule.beta1), Double(rule.beta2))
    for step in 1...5 {
      let gradient = tensor(numbers(count, seed: 10 + UInt64(step)), element)
      adamStep(
        rule, parameters: parameters, gradient: gradient, first: first, second: second, low: low,
        step: step, gradientScale: 0.5, compute: compute)
      let g = doubles(gradient)
      for i in p.indices {
        let slope = 0.5 * g[i]
        m[i] = beta1 * m[i] + (1 - beta1) * slope
        v[i] = beta2 * v[i] + (1 - beta2) * slope * slope
        let mean = m[i] / (1 - pow(beta1, Double(step)))
        let square = v[i] / (1 - pow(beta2, Double(step)))
        p[i] -= Double(rule.rate) * mean / (square.squareRoot() + Double(rule.epsilon))
        p[i] -= Double(rule.rate) * Double(rule.weightDecay) * p[i]
      }
    }
    // A step moves by at most about 3 rates; decay taken before or after it differs by rate² decay.
    let order = 5 * 3 * 0.01 * 0.01 * 0.1
    #expect(excess(parameters, p) { 5 * 10 * roundoff * (abs(p[$0]) + 1) + order } == 0)
    #expect(excess(first, m) { _ in 50 * roundoff } == 0)
    #expect(excess(second, v) { _ in 50 * roundoff } == 0)
    #expect(low.values == tensor(parameters.values, .bfloat16).values)
  }

  /// After bias correction the first step has the size of the rate, whatever the gradient's size.
  @Test(arguments: [1e-3, 1, 1e6] as [Float])
  func firstStepOfAdamHasTheSizeOfTheRate(gradient: Float) {
    let parameters = tensor([0, 0])
    adamStep(
      AdamRule(rate: 0.125), parameters: parameters, gradient: tensor([gradient, -gradient]),
      first: Tensor(count: 2), second: Tensor(count: 2), step: 1, compute: Compute(threads: 1))
    // The denominator's ε shortens it by ε / |gradient|.
    let bound = 0.125 * (10 * roundoff + 1e-8 / Double(gradient))
    #expect(excess(parameters, [-0.125, 0.125]) { _ in bound } == 0)
  }

  @Test func momentumAddsUpAConstantGradient() {
    let (parameters, velocity) = (Tensor(count: 3), Tensor(count: 3))
    let gradient = tensor([1, -2, 4])
    for _ in 0..<3 {
      momentumStep(
        rate: 0.25, momentum: 0.5, parameters: parameters, gradient: gradient, velocity: velocity,
        gradientScale: 2, compute: Compute(threads: 1))
    }
    // Velocities 1, 1.5, 1.75 times twice the gradient; powers of two are exact.
    #expect(velocity.values == [3.5, -7, 14])
    #expect(parameters.values == [-2.125, 4.25, -8.5])
  }

  @Test func descentWithoutMomentumDecaysAndFollowsTheGradient() {
    let parameters = tensor([8, 8])
    let low = Tensor(count: 2, element: .bfloat16)
    momentumStep(
      rate: 0.5, weightDecay: 0.25, parameters: parameters, gradient: tensor([2, 0]),
      velocity: nil, low: low, compute: Compute(threads: 1))
    #expect(parameters.values == [6, 7])
    #expect(low.values == [6, 7])
  }

  @Test(arguments: [0, 1, 513, 100_001], Element.allCases)
  func sumOfSquaresIsThatOfTheNumbers(count: Int, element: Element) {
    let values = tensor(numbers(count, seed: 1), element)
    let expected = doubles(values).reduce(0) { $0 + $1 * $1 }
    let found = sumOfSquares(values, compute: Compute(threads: 2))
    // A lane adds 32 squares, five more additions join the lanes, blocks are added in double.
    #expect(abs(found - expected) <= 40 * roundoff * expected)
    for threads in [1, 7] {
      #expect(sumOfSquares(values, compute: Compute(threads: threads)) == found)
    }
  }

  @Test func resultsDoNotDependOnThreads() {
    let isTheSame = isTheSameForAnyThreads { compute in
      let made = (0..<4).map { tensor(numbers(100_001, seed: $0).map(abs)) }
      adamStep(
        AdamRule(), parameters: made[0], gradient: made[1], first: made[2], second: made[3],
        step: 3, compute: compute)
      momentumStep(
        rate: 0.1, momentum: 0.9, parameters: made[0], gradient: made[1], velocity: made[2],
        compute: compute)
      return made
    }
    #expect(isTheSame)
  }
}
