import Numerics

/// Draws sums of many independent marks: the hot loop of pseudo-experiments.
struct MarkSampler: Sendable {
  private let cells: AliasTable
  private let values: [Double]

  init(values: [Double], weights: [Double]) {
    cells = AliasTable(weights: weights)
    self.values = values
  }

  init(_ law: MarkLaw) { self.init(values: law.values, weights: law.probabilities) }

  /// The sum of `count` marks.
  func sum(of count: Int, using stream: inout RandomStream) -> Double {
    cells.sum(of: count, draws: values.span, using: &stream)
  }
}
