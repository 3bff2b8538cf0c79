import Numerics

/// Draws sums of many independent marks: the hot loop of pseudo-experiments.
///
/// Where most events have one and the same mark, as those have where a signal hardly ever is, only
/// the others are drawn one by one: their number is binomial.
struct MarkSampler: Sendable {
  private let cells: AliasTable
  private let values: [Double]
  /// The mark that most events have, and the law of the others being so many.
  private let common: (value: Double, others: Double)?

  init(values: [Double], weights: [Double]) {
    let total = weights.reduce(0, +)
    let largest = values.reduce(0) { max($0, $1.magnitude) }
    let heaviest = values.indices.max { weights[$0] < weights[$1] } ?? 0
    let isCommon = values.map { abs($0 - values[heaviest]) <= Self.equal * largest }
    let (share, sum) = values.indices.reduce((0.0, 0.0)) { found, i in
      isCommon[i] ? (found.0 + weights[i], found.1 + weights[i] * values[i]) : found
    }
    if share > Self.most * total, share < total {
      let others = values.indices.filter { !isCommon[$0] }
      self.values = others.map { values[$0] }
      cells = AliasTable(weights: others.map { weights[$0] })
      common = (sum / share, 1 - share / total)
    } else {
      self.values = values
      cells = AliasTable(weights: weights)
      common = nil
    }
  }

  init(_ law: MarkLaw) { self.init(values: law.values, weights: law.probabilities) }

  /// The sum of `count` marks.
  func sum(of count: Int, using stream: inout RandomStream) -> Double {
    guard let common else {
      return cells.sum(of: count, draws: values.span, using: &stream)
    }
    let others = Binomial.sample(trials: count, probability: common.others, using: &stream)
    return Double(count - others) * common.value
      + cells.sum(of: others, draws: values.span, using: &stream)
  }

  /// Marks closer than this, relative to the largest, are one, their mean: what ten thousand of them
  /// scatter by is a ten-thousandth of the largest.
  static let equal = 1e-6
  /// From this share on a mark is common.
  private static let most = 0.5
}
