import Foundation
import Numerics

/// Draws the number of background events in each cell, fast: the hot loop of weighted toys.
///
/// Counts at a base rate come from a table for each bulk cell, and for all rare cells together;
/// what a drawn rate or a given sum asks for besides is placed event by event.
struct CellSampler: Sendable {
  private let expected: [Double]
  private let total: Double
  /// The part of the rates that the tables are for.
  private let base: Double
  private let bulk: [(cell: Int, law: AliasTable)]
  private let rare: [Int]
  private let rareExpected: Double
  private let rarePlaces: AliasTable?
  private let places: AliasTable

  /// Cells below this expectation are drawn together.
  private static let few = 1.0
  /// Above this expectation a table would be larger than its cell is worth.
  private static let many = 1000.0
  /// Counts less likely than this are below the resolution of the tables.
  private static let rarest = 1e-20
  /// More events than these are cheaper drawn cell by cell.
  private static let mostSingle = 3000.0

  /// A sampler for rates of at least `base` times the expected ones.
  init(expected: [Double], base: Double) {
    self.expected = expected
    let base = max(0, base)
    self.base = base
    total = fixedTreeSum(expected.span)
    let isBulk = expected.map { base * $0 >= Self.few && base * $0 <= Self.many }
    bulk = expected.indices.filter { isBulk[$0] }.map {
      ($0, Self.table(mean: base * expected[$0]))
    }
    rare = expected.indices.filter { !isBulk[$0] }
    let weights = rare.map { expected[$0] }
    rareExpected = fixedTreeSum(weights.span)
    rarePlaces = rareExpected > 0 ? AliasTable(weights: weights) : nil
    places = AliasTable(weights: expected)
  }

  /// Counts of a Poisson number of events each, at the expected rates times a factor.
  func draw(factor: Double, into counts: inout [Int], using stream: inout RandomStream) {
    let more = (factor - base) * total
    guard more >= 0, more <= Self.mostSingle else {
      for cell in expected.indices {
        counts[cell] = Poisson.sample(mean: factor * expected[cell], using: &stream)
      }
      return
    }
    drawBase(into: &counts, using: &stream)
    guard more > 0 else { return }
    for _ in 0..<Poisson.sample(mean: more, using: &stream) {
      counts[places.sample(using: &stream)] += 1
    }
  }

  /// Counts of a given number of events in all.
  ///
  /// Poisson numbers at a lower rate, and the events still missing one by one: whatever their sum,
  /// its split over cells is multinomial, and so is that of the rest.
  func draw(events: Int, into counts: inout [Int], using stream: inout RandomStream) {
    let aim = max(0, Double(events) - 4 * Double(events).squareRoot()) / total
    let isNear = aim >= base && Double(events) - base * total <= Self.mostSingle
    var drawn = 0
    repeat {
      if isNear {
        drawBase(into: &counts, using: &stream)
      } else {
        for cell in expected.indices {
          counts[cell] = Poisson.sample(mean: aim * expected[cell], using: &stream)
        }
      }
      drawn = counts.reduce(0, +)
    } while drawn > events
    for _ in drawn..<events { counts[places.sample(using: &stream)] += 1 }
  }

  private func drawBase(into counts: inout [Int], using stream: inout RandomStream) {
    for (cell, law) in bulk { counts[cell] = law.sample(using: &stream) }
    for cell in rare { counts[cell] = 0 }
    guard let rarePlaces else { return }
    for _ in 0..<Poisson.sample(mean: base * rareExpected, using: &stream) {
      counts[rare[rarePlaces.sample(using: &stream)]] += 1
    }
  }

  /// The Poisson law as a table, from zero to where it is too rare to be drawn.
  private static func table(mean: Double) -> AliasTable {
    let law = Poisson(mean: mean)
    var weights: [Double] = []
    while weights.count < Int(mean) || weights[weights.count - 1] > rarest {
      weights.append(exp(law.logProbability(weights.count)))
    }
    return AliasTable(weights: weights)
  }
}
