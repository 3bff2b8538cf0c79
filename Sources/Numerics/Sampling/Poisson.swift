import Foundation

/// The Poisson law: the number of independent events of a known mean.
///
/// Draws are exact from mean 0 to 1e15: inverse transform below a mean of 10 (one word), Hörmann's
/// transformed rejection above (about 2.3 words). A law costs an exponential or a square root to
/// make, so one may be made for every draw.
public struct Poisson: DiscreteDistribution, Equatable {
  /// The mean, from 0 to 1e15: above, neighbouring counts are no longer distinct numbers.
  public let mean: Double
  private let method: Method

  private enum Method: Equatable {
    case inversion(some: Double, first: Double)
    case rejection(TransformedRejection)
  }

  /// Creates the law with the given mean.
  public init(mean: Double) {
    precondition(0...1e15 ~= mean, "Poisson: mean is \(mean), expected a number from 0 to 1e15")
    self.mean = mean
    if mean < 10 {
      method = .inversion(some: -expm1(-mean), first: mean * exp(-mean))
    } else {
      // Algorithm PTRS, section 3 of the Poisson paper.
      let b = 0.931 + 2.53 * mean.squareRoot()
      method = .rejection(
        TransformedRejection(
          a: -0.059 + 0.02483 * b, b: b, center: mean + 0.43, squeeze: 0.9277 - 3.6224 / (b - 2),
          scale: 1.1239 + 1.1328 / (b - 3.4)))
    }
  }

  /// One draw of the law with the given mean, for means that change from draw to draw.
  public static func sample(mean: Double, using stream: inout RandomStream) -> Int {
    Poisson(mean: mean).sample(using: &stream)
  }

  public var support: ClosedRange<Int> { mean == 0 ? 0...0 : 0...Int.max }
  public var variance: Double { mean }

  public func logProbability(_ k: Int) -> Double {
    k < 0 ? -.infinity : SpecialFunctions.logPoisson(Double(k), mean: mean)
  }

  public func cumulative(_ k: Int) -> Double {
    if k < 0 { return 0 }
    return mean == 0 ? 1 : SpecialFunctions.gammaQ(Double(k) + 1, mean)
  }

  public func survival(_ k: Int) -> Double {
    if k < 0 { return 1 }
    return mean == 0 ? 0 : SpecialFunctions.gammaP(Double(k) + 1, mean)
  }

  public func sample(using stream: inout RandomStream) -> Int {
    switch method {
    case .inversion(let some, let first):
      UpwardSearch.sample(
        using: &stream, some: some, first: first, ratio: { mean / ($0 + 1) }, survival: survival)
    case .rejection(let hat):
      // Counts beyond 2^60 would be 1e10 standard deviations away.
      hat.sample(using: &stream, last: 0x1p60) { SpecialFunctions.logPoisson($0, mean: mean) }
    }
  }
}
