import Foundation
import Numerics

extension PhotonBirthLaw {
  /// The probability that a photon is born later than `time` in ns.
  ///
  /// For one lifetime, with x = τᵣ/τ, y = t/τ and the function G(x) = exp(-x) Ei(x), integrating the
  /// survival 1/(1 + t/τᵣ) of recombination over the decay gives `exp(-y) + x [G(x + y) - exp(-y)
  /// G(x)]`. Lifetimes that vary are averaged, which costs 20 times as much.
  public func survival(_ time: Double) -> Double {
    guard time > 0 else { return 1 }
    return singletShare * survival(time, singlet) + (1 - singletShare) * survival(time, triplet)
  }

  private func survival(_ time: Double, _ lifetime: Lifetime) -> Double {
    guard lifetime.deviation > 0 else { return survival(time, lifetime: lifetime.mean) }
    // Below zero a lifetime counts as zero, which the largest spread, a fifth, does not reach.
    let rule = Self.averaging
    let reach = min(5, lifetime.mean / lifetime.deviation)
    var sum = 0.0
    var norm = 0.0
    for (node, weight) in zip(rule.nodes, rule.weights) {
      let z = reach * node
      let share = weight * exp(-0.5 * z * z)
      norm += share
      sum += share * survival(time, lifetime: lifetime.mean + z * lifetime.deviation)
    }
    return sum / norm
  }

  private func survival(_ time: Double, lifetime: Double) -> Double {
    let y = time / lifetime
    let decayed = exp(-y)
    guard recombinationTime > 0 else { return decayed }
    let x = recombinationTime / lifetime
    return decayed + x * (Self.scaledIntegral(x + y) - decayed * Self.scaledIntegral(x))
  }

  /// exp(-x) Ei(x), also where Ei overflows.
  private static func scaledIntegral(_ x: Double) -> Double {
    guard x > 40 else { return exp(-x) * SpecialFunctions.expIntegralEi(x) }
    // Equation 6.12.2 of the NIST Digital Library; the term left out is below 1e-14 at 40.
    var term = 1.0
    var sum = 1.0
    for order in 1...20 {
      term *= Double(order) / x
      sum += term
    }
    return sum / x
  }

  private static let averaging = GaussLegendre(count: 20)
}
