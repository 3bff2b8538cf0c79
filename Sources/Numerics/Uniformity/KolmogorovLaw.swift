import Foundation

/// The law of the Kolmogorov distance of independent numbers from their own continuous law.
///
/// Exact for up to 1000 numbers, and for any number of them where `n D²` is at least 4. Between, the
/// expansion in powers of `1 / √n`, which is within 2e-5 of the probability, relative.
public struct KolmogorovLaw: Sendable, Hashable {
  /// How a probability is found.
  public enum Regime: Sendable, Equatable {
    /// From finite sums.
    case exact
    /// From the expansion for many numbers.
    case expansion
  }

  /// How many numbers there are.
  public let count: Int

  /// The law for a positive number of numbers.
  public init(count: Int) {
    precondition(count > 0, "KolmogorovLaw: count is \(count), expected a positive number")
    self.count = count
  }

  /// More numbers than these have probabilities from the expansion.
  public static let largestExact = 1000
  /// Where `n D²` is larger, both sides are never so far at once: less than 4e-11 of the times.
  private static let remote = 4.0

  /// How the probabilities of a distance are found.
  public func regime(of distance: Double) -> Regime {
    let isSimple = distance >= 1 || 2 * Double(count) * distance <= 1 || isRemote(distance)
    return isSimple || count <= Self.largestExact ? .exact : .expansion
  }

  /// The probability of a larger distance; relative digits are kept in the tail.
  public func survival(_ distance: Double) -> Double {
    if distance >= 1 { return 0 }
    if 2 * Double(count) * distance <= 1 { return 1 }
    if isRemote(distance) { return min(1, 2 * oneSidedSurvival(distance)) }
    return min(1, max(0, 1 - near(distance)))
  }

  /// The probability of a smaller distance.
  public func cumulative(_ distance: Double) -> Double {
    if distance >= 1 { return 1 }
    if 2 * Double(count) * distance <= 1 { return 0 }
    if isRemote(distance) { return 1 - 2 * oneSidedSurvival(distance) }
    return min(1, max(0, near(distance)))
  }

  private func isRemote(_ distance: Double) -> Bool {
    Double(count) * distance * distance >= Self.remote
  }

  private func near(_ distance: Double) -> Double {
    count <= Self.largestExact ? matrixCumulative(distance) : expandedCumulative(distance)
  }

  /// The probability that the shares exceed the law somewhere by more than a distance.
  ///
  /// N. V. Smirnov (1944): `d Σ C(n, j) (d + j/n)^(j-1) (1 - d - j/n)^(n-j)`, j from 0 to n (1 - d).
  public func oneSidedSurvival(_ distance: Double) -> Double {
    if distance >= 1 { return 0 }
    if distance <= 0 { return 1 }
    let n = Double(count)
    var sum = CompensatedSum()
    for j in 0...Int(n * (1 - distance)) {
      let p = distance + Double(j) / n
      let q = 1 - distance - Double(j) / n
      guard q > 0 else { break }
      sum.add(exp(SpecialFunctions.logBinomial(Double(j), n - Double(j), p: p, q: q)) / p)
    }
    return min(1, distance * sum.value)
  }
}
