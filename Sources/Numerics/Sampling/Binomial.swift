import Foundation

/// The binomial law: the number of successes in independent trials of one probability.
///
/// Draws are exact for up to 2^53 trials and any probability: inverse transform where fewer than
/// 10 successes or failures are expected (one word), Hörmann's transformed rejection elsewhere. A
/// law costs an exponential and a logarithm or a square root to make, so one may be made for every
/// draw.
public struct Binomial: DiscreteDistribution, Equatable {
  /// How many trials there are, from 0 to 2^53.
  public let trials: Int
  /// The probability of a success, from 0 to 1.
  public let probability: Double
  private let method: Method

  private enum Method: Equatable {
    case inversion(some: Double, first: Double)
    case rejection(TransformedRejection, logMode: Double)
  }

  /// Creates the law with the given number of trials and probability of success.
  public init(trials: Int, probability: Double) {
    precondition(
      0...(1 << 53) ~= trials, "Binomial: trials is \(trials), expected a number from 0 to 2^53")
    checkProbability(probability, "Binomial")
    self.trials = trials
    self.probability = probability
    // The rarer of success and failure is counted: 1 - p is exact for p above one half.
    let n = Double(trials)
    let p = min(probability, 1 - probability)
    let q = 1 - p
    if n * p < 10 {
      let none = n * log1p(-p)
      method = .inversion(some: -expm1(none), first: n * (p / q) * exp(none))
    } else {
      // Algorithm BTRS, section 4 of the binomial paper; the law is divided by its value at the mode.
      let deviation = (n * p * q).squareRoot()
      let b = 1.15 + 2.53 * deviation
      let mode = ((n + 1) * p).rounded(.down)
      method = .rejection(
        TransformedRejection(
          a: -0.0873 + 0.0248 * b + 0.01 * p, b: b, center: n * p + 0.5, squeeze: 0.92 - 4.2 / b,
          scale: (2.83 + 5.1 / b) * deviation),
        logMode: SpecialFunctions.logBinomial(mode, n - mode, p: p, q: q))
    }
  }

  /// One draw of a law whose parameters change from draw to draw.
  public static func sample(
    trials: Int, probability: Double, using stream: inout RandomStream
  ) -> Int {
    Binomial(trials: trials, probability: probability).sample(using: &stream)
  }

  public var support: ClosedRange<Int> { 0...trials }
  public var mean: Double { Double(trials) * probability }
  public var variance: Double { Double(trials) * probability * (1 - probability) }

  public func logProbability(_ k: Int) -> Double {
    guard 0...trials ~= k else { return -.infinity }
    return SpecialFunctions.logBinomial(
      Double(k), Double(trials - k), p: probability, q: 1 - probability)
  }

  public func cumulative(_ k: Int) -> Double {
    if k < 0 { return 0 }
    if k >= trials { return 1 }
    return SpecialFunctions.betaIComplement(Double(k) + 1, Double(trials - k), probability)
  }

  public func survival(_ k: Int) -> Double {
    if k < 0 { return 1 }
    if k >= trials { return 0 }
    return SpecialFunctions.betaI(Double(k) + 1, Double(trials - k), probability)
  }

  public func sample(using stream: inout RandomStream) -> Int {
    let n = Double(trials)
    let p = min(probability, 1 - probability)
    let q = 1 - p
    let count: Int
    switch method {
    case .inversion(let some, let first):
      let odds = p / q
      count = UpwardSearch.sample(
        using: &stream, some: some, first: first, ratio: { (n - $0) / ($0 + 1) * odds },
        survival: {
          $0 < trials ? SpecialFunctions.betaI(Double($0) + 1, n - Double($0), p) : 0
        })
    case .rejection(let hat, let logMode):
      count = hat.sample(using: &stream, last: n) {
        SpecialFunctions.logBinomial($0, n - $0, p: p, q: q) - logMode
      }
    }
    return probability > 0.5 ? trials - count : count
  }
}
