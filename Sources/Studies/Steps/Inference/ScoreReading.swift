public import Inference
public import Numerics

/// How scores are read from files, and how simulated events become a density.
public struct ScoreReading: Sendable, Equatable {
  /// The names of the one or two columns that hold the scores; the usual one where there are none.
  public var columns: [String]?
  /// The rule for the width of the kernels, for one score.
  public var bandwidth: BandwidthRule
  /// Where scores can be; the kernels of one score are reflected at the ends.
  public var bounds: ClosedRange<Double>

  /// A reading of chosen columns.
  public init(
    columns: [String]? = nil, bandwidth: BandwidthRule = .improvedSheatherJones,
    bounds: ClosedRange<Double> = -.infinity...(.infinity)
  ) {
    precondition(
      columns.map { 1...2 ~= $0.count } ?? true,
      "ScoreReading: columns are \(columns ?? []), expected one or two")
    self.columns = columns
    self.bandwidth = bandwidth
    self.bounds = bounds
  }
}

extension BandwidthRule {
  /// The rule that a word names, or a width; `nil` where it is neither.
  public init?(word: String) {
    switch word {
    case "scott": self = .scott
    case "silverman": self = .silverman
    case "improved-sheather-jones": self = .improvedSheatherJones
    default:
      guard let width = Double(word), width > 0, width.isFinite else { return nil }
      self = .fixed(width)
    }
  }
}

extension RateKnowledge {
  /// What `known`, `free` or a relative uncertainty such as `0.02` says; `nil` for anything else.
  public init?(word: String) {
    switch word {
    case "known": self = .known
    case "free": self = .free
    default:
      guard let relative = Double(word), relative > 0, relative.isFinite else { return nil }
      self = .relative(relative)
    }
  }
}

extension ScoreRegion {
  /// What `highest:0.01`, `lowest:0.025` or `2:5` says; `nil` for anything else.
  public init?(word: String) {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let last = Double(parts[1]), last.isFinite else { return nil }
    switch parts[0] {
    case "highest" where last > 0 && last < 1: self = .highest(last)
    case "lowest" where last > 0 && last < 1: self = .lowest(last)
    default:
      guard let first = Double(parts[0]), first.isFinite, first < last else { return nil }
      self = .scores(first...last)
    }
  }
}
