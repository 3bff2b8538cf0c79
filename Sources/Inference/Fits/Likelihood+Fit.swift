import Foundation
import Numerics

extension Likelihood {
  /// The largest likelihood, with some parameters held.
  ///
  /// Newton's method with the information of Gauss and Newton, projected onto the ranges: parameters
  /// that push against an end rest there, and steps are halved until the likelihood gains (Armijo).
  /// The information is exact for rates, so that the search is safe there: the function is convex.
  /// Where shapes float and this does not get there, differences of the gradient replace it.
  ///
  /// - Parameters:
  ///   - held: Parameters by place, and where they are held.
  ///   - start: Where the search begins; the nominal values unless given.
  /// - Returns: The best values; check `isConverged`.
  public func fit(holding held: [Int: Double] = [:], from start: [Double]? = nil) -> Fit {
    var search = FitSearch(self, holding: held, from: start ?? model.nominal)
    return search.run()
  }
}

/// One search for the largest likelihood.
struct FitSearch {
  private let likelihood: Likelihood
  private let count: Int
  private let isFree: [Bool]
  private let lower: [Double]
  private let upper: [Double]
  private var values: [Double]
  private var slopes: Likelihood.Slopes
  private var current = 0.0

  /// The square of the residual at which a search ends: a gain of 5e-12 in the likelihood.
  private static let target = 1e-11
  /// A search that rounding keeps from the target has still found its minimum below this.
  private static let enough = 1e-7
  private static let quickSteps = 60
  private static let allSteps = 200

  init(_ likelihood: Likelihood, holding held: [Int: Double], from start: [Double]) {
    let parameters = likelihood.model.parameters
    precondition(
      start.count == parameters.count,
      "Likelihood: \(start.count) values to begin with, expected \(parameters.count)")
    self.likelihood = likelihood
    count = parameters.count
    isFree = parameters.indices.map { held[$0] == nil && !parameters[$0].isFixed }
    lower = parameters.map(\.range.lowerBound)
    upper = parameters.map(\.range.upperBound)
    values = parameters.indices.map { i in
      if let own = held[i] { return own }
      if let constraint = parameters[i].constraint, constraint.isExact { return constraint.center }
      return min(max(start[i], parameters[i].range.lowerBound), parameters[i].range.upperBound)
    }
    slopes = Likelihood.Slopes(count: count)
  }

  mutating func run() -> Fit {
    current = likelihood.evaluate(values, slopes: &slopes)
    if current == .infinity { moveInside() }
    var steps = 0
    var residual = Double.infinity
    while current.isFinite, steps < Self.allSteps {
      var information = slopes.information
      if steps >= Self.quickSteps { information = observedInformation() }
      let moving = (0..<count).filter { isFree[$0] && !isPushing($0) }
      let (step, gain) = Self.step(
        moving, slopes.gradient, information, values, lower: lower, upper: upper, count: count)
      residual = max(0, gain).squareRoot()
      if gain <= Self.target { break }
      steps += 1
      guard search(along: step, gain: gain) else { break }
    }
    let isConverged = residual * residual <= Self.enough
    let atBound = (0..<count).filter {
      isFree[$0] && (values[$0] <= lower[$0] || values[$0] >= upper[$0])
    }
    // A held parameter may leave an event without any source: that is an answer, too.
    return Fit(
      values: values, negativeLog: current, isConverged: isConverged || current == .infinity,
      steps: steps, residual: current == .infinity ? 0 : residual, atBound: atBound)
  }

  /// Whether a parameter rests at an end of its range.
  private func isPushing(_ i: Int) -> Bool {
    (values[i] <= lower[i] && slopes.gradient[i] > 0)
      || (values[i] >= upper[i] && slopes.gradient[i] < 0)
  }

  /// Takes rates off zero where an event has no source otherwise.
  private mutating func moveInside() {
    for share in [1e-3, 0.1, 1] {
      for i in 0..<count where isFree[i] {
        let parameter = likelihood.model.parameters[i]
        let width =
          upper[i].isFinite
          ? upper[i] - lower[i] : max(1, parameter.constraint?.deviation ?? 0, parameter.nominal)
        let inner = min(lower[i] + share * width, upper[i])
        if values[i] < inner { values[i] = inner }
      }
      current = likelihood.evaluate(values, slopes: &slopes)
      if current.isFinite { return }
    }
  }

  /// Moves along a step, halved until the likelihood gains; false where it never does.
  private mutating func search(along step: [Double], gain: Double) -> Bool {
    var share = 1.0
    // Rounding of a sum of many logarithms.
    let noise = 1e-13 * max(1, abs(current))
    for _ in 0..<45 {
      var trial = values
      var promised = 0.0
      for i in 0..<count where step[i] != 0 {
        trial[i] = min(max(values[i] + share * step[i], lower[i]), upper[i])
        promised += slopes.gradient[i] * (values[i] - trial[i])
      }
      let found = likelihood.negativeLog(at: trial)
      if found <= current - 1e-4 * max(0, promised) + (promised < 1e-9 ? noise : 0) {
        values = trial
        current = likelihood.evaluate(values, slopes: &slopes)
        return true
      }
      share *= 0.5
    }
    return false
  }

  /// Newton's step of the moving parameters, and what it promises: `-g step`.
  ///
  /// Parameters that would leave their range stop at its end, and the others answer to that.
  static func step(
    _ moving: [Int], _ gradient: [Double], _ information: [Double], _ values: [Double],
    lower: [Double], upper: [Double], count: Int
  ) -> (step: [Double], gain: Double) {
    var step = [Double](repeating: 0, count: count)
    var free = moving.filter { information[$0 * count + $0] > 0 }
    // Without curvature the likelihood is a straight line: its end, or a way towards infinity.
    for i in moving where information[i * count + i] <= 0 && gradient[i] != 0 {
      step[i] =
        gradient[i] > 0
        ? lower[i] - values[i]
        : upper[i].isFinite ? upper[i] - values[i] : max(1, abs(values[i]))
    }
    var stopped = moving.filter { step[$0] != 0 }
    while !free.isEmpty {
      var matrix: [Double] = []
      var right: [Double] = []
      for i in free {
        for j in free { matrix.append(information[i * count + j]) }
        right.append(
          stopped.reduce(-gradient[i]) { $0 - information[i * count + $1] * step[$1] })
      }
      let solution = CholeskyFactor(matrix, count: free.count).solve(right)
      var leaving: [Int] = []
      for (i, value) in zip(free, solution) {
        step[i] = value
        // A parameter at its end may be led beyond it by the others.
        if values[i] + value < lower[i] {
          step[i] = lower[i] - values[i]
          leaving.append(i)
        } else if values[i] + value > upper[i] {
          step[i] = upper[i] - values[i]
          leaving.append(i)
        }
      }
      if leaving.isEmpty { break }
      stopped += leaving
      free.removeAll(where: leaving.contains)
    }
    var gain = moving.reduce(0) { $0 - gradient[$1] * step[$1] }
    if gain <= 0 {
      // The stops have turned the step uphill: go down along each parameter by itself instead.
      for i in moving where information[i * count + i] > 0 {
        let own = -gradient[i] / information[i * count + i]
        step[i] = min(max(values[i] + own, lower[i]), upper[i]) - values[i]
      }
      gain = moving.reduce(0) { $0 - gradient[$1] * step[$1] }
    }
    return (step, gain)
  }

  /// The second derivatives by differences, with the diagonal raised until they are positive.
  private mutating func observedInformation() -> [Double] {
    var matrix = likelihood.secondDerivatives(at: values)
    var raise = 0.0
    let scale = (0..<count).map { max(abs(slopes.information[$0 * count + $0]), 1e-12) }
    while raise < 1e6 {
      let free = (0..<count).filter { isFree[$0] }
      let part = free.flatMap { i in free.map { matrix[i * count + $0] } }
      if CholeskyFactor(part, count: free.count).dependent.isEmpty { break }
      let next = raise == 0 ? 1e-3 : raise * 10
      for i in 0..<count { matrix[i * count + i] += (next - raise) * scale[i] }
      raise = next
    }
    return matrix
  }
}
