import Foundation

/// One trial that succeeds, giving 1, with a known probability, and gives 0 otherwise.
///
/// A draw compares one word with a threshold, so that a probability of 1e-12 is met to 1e-7.
public struct Bernoulli: DiscreteDistribution, Equatable {
  /// The probability of a success, from 0 to 1.
  public let probability: Double

  /// Creates the law with the given probability of success.
  public init(probability: Double) {
    checkProbability(probability, "Bernoulli")
    self.probability = probability
  }

  /// One draw of the law with the given probability, for those that change from draw to draw.
  public static func sample(probability: Double, using stream: inout RandomStream) -> Bool {
    let threshold = probability * 0x1p64
    let word = stream.next()
    return threshold >= 0x1p64 || word < UInt64(threshold)
  }

  public var support: ClosedRange<Int> { 0...1 }
  public var mean: Double { probability }
  public var variance: Double { probability * (1 - probability) }

  public func logProbability(_ k: Int) -> Double {
    k == 1 ? log(probability) : k == 0 ? log1p(-probability) : -.infinity
  }

  public func cumulative(_ k: Int) -> Double { k < 0 ? 0 : k < 1 ? 1 - probability : 1 }
  public func survival(_ k: Int) -> Double { k < 0 ? 1 : k < 1 ? probability : 0 }

  public func sample(using stream: inout RandomStream) -> Int {
    Self.sample(probability: probability, using: &stream) ? 1 : 0
  }
}
