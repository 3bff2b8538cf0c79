/// Sums of weights in the bins of one axis.
public struct Histogram1D: Sendable, Equatable {
  /// The bins.
  public let axis: Axis
  private var sums: BinSums

  /// An empty histogram.
  public init(axis: Axis) {
    self.axis = axis
    sums = BinSums(count: axis.bins + 2)
  }

  /// A histogram from sums made elsewhere, in cells: below, the bins, above.
  init(axis: Axis, cells: [SIMD2<Double>]) {
    self.axis = axis
    sums = BinSums(cells: cells)
  }

  // MARK: - Filling

  /// Adds one entry.
  public mutating func fill(_ x: Double, weight: Double = 1) {
    sums.add(weight, to: axis.cell(of: x))
  }

  /// Adds entries of weight one.
  public mutating func fill(_ x: Span<Double>) {
    for i in x.indices { sums.add(1, to: axis.cell(of: x[i])) }
  }

  /// Adds weighted entries.
  public mutating func fill(_ x: Span<Double>, weights: Span<Double>) {
    precondition(
      x.count == weights.count, "Histogram1D: \(weights.count) weights, expected \(x.count)")
    for i in x.indices { sums.add(weights[i], to: axis.cell(of: x[i])) }
  }

  // MARK: - Contents

  /// The sum of weights in each bin.
  public var weights: [Double] { bins.map { sums.cells[$0][0] } }
  /// The sum of squared weights in each bin, the variance of its content.
  public var squaredWeights: [Double] { bins.map { sums.cells[$0][1] } }
  /// The standard error of each bin's content, `√Σw²`.
  public var errors: [Double] { bins.map { sums.cells[$0][1].squareRoot() } }
  /// The sum of weights below the axis.
  public var below: Double { sums.cells[0][0] }
  /// The sum of weights above the axis, NaN included.
  public var above: Double { sums.cells[sums.cells.count - 1][0] }
  /// The sum of weights in the bins.
  public var total: Double { fixedTreeSum(weights.span) }

  /// The cells of the bins.
  private var bins: ClosedRange<Int> { 1...axis.bins }

  /// The probability density in each bin: content over width and total; zeros if empty.
  public func density() -> [Double] {
    let total = total
    return zip(weights, axis.widths).map { total == 0 ? 0 : $0 / ($1 * total) }
  }

  /// The number below which a fraction of the bins' weight lies, spread evenly in each bin.
  ///
  /// `nil` without weight. Weights are expected not to be negative.
  public func quantile(_ fraction: Double) -> Double? {
    precondition(
      (0...1).contains(fraction), "Histogram1D: fraction is \(fraction), expected 0 to 1")
    let total = total
    guard total > 0 else { return nil }
    var rest = fraction * total
    for (i, weight) in weights.enumerated() where weight > 0 {
      if rest <= weight {
        return axis.edges[i] + rest / weight * (axis.edges[i + 1] - axis.edges[i])
      }
      rest -= weight
    }
    // Rounding has left a trace of weight above the last filled bin.
    return weights.lastIndex { $0 > 0 }.map { axis.edges[$0 + 1] }
  }

  // MARK: - Combining

  /// Adds the contents of a histogram with the same axis.
  public mutating func merge(_ other: Histogram1D) {
    precondition(
      axis == other.axis,
      "Histogram1D: merged axis is \(other.axis.layout), expected \(axis.layout)")
    sums.merge(other.sums)
  }

  /// Multiplies every weight by a factor.
  public mutating func scale(by factor: Double) { sums.scale(by: factor) }

  /// The histogram whose bins are groups of `factor` of these, a divisor of their number.
  public func grouped(by factor: Int) -> Histogram1D {
    var result = Histogram1D(axis: axis.grouped(by: factor))
    // Rounding up puts cell 0 into cell 0 and the first group of bins into cell 1.
    for i in sums.cells.indices { result.sums.cells[(i + factor - 1) / factor] += sums.cells[i] }
    return result
  }
}

extension Histogram1D: Codable {
  private enum CodingKeys: String, CodingKey {
    case axis, sums
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    axis = try container.decode(Axis.self, forKey: .axis)
    sums = try container.decode(BinSums.self, forKey: .sums)
    try sums.check(count: axis.bins + 2, in: decoder)
  }
}
