/// Sums of weights in the rectangular bins of two axes.
public struct Histogram2D: Sendable, Equatable {
  /// One of the two coordinates.
  public enum Coordinate: Sendable, CaseIterable {
    /// The first.
    case x
    /// The second.
    case y
  }

  /// The bins of the first coordinate.
  public let xAxis: Axis
  /// The bins of the second coordinate.
  public let yAxis: Axis
  /// The cells, with those of `y` running fastest.
  private var sums: BinSums

  /// An empty histogram.
  public init(x xAxis: Axis, y yAxis: Axis) {
    self.xAxis = xAxis
    self.yAxis = yAxis
    sums = BinSums(count: (xAxis.bins + 2) * (yAxis.bins + 2))
  }

  // MARK: - Filling

  /// Adds one entry.
  public mutating func fill(x: Double, y: Double, weight: Double = 1) {
    sums.add(weight, to: cell(x, y))
  }

  /// Adds entries of weight one.
  public mutating func fill(x: Span<Double>, y: Span<Double>) {
    precondition(x.count == y.count, "Histogram2D: \(y.count) numbers for y, expected \(x.count)")
    for i in x.indices { sums.add(1, to: cell(x[i], y[i])) }
  }

  /// Adds weighted entries.
  public mutating func fill(x: Span<Double>, y: Span<Double>, weights: Span<Double>) {
    precondition(x.count == y.count, "Histogram2D: \(y.count) numbers for y, expected \(x.count)")
    precondition(
      x.count == weights.count, "Histogram2D: \(weights.count) weights, expected \(x.count)")
    for i in x.indices { sums.add(weights[i], to: cell(x[i], y[i])) }
  }

  @inline(__always)
  private func cell(_ x: Double, _ y: Double) -> Int {
    xAxis.cell(of: x) * rowLength + yAxis.cell(of: y)
  }

  private var rowLength: Int { yAxis.bins + 2 }

  // MARK: - Contents

  /// The sum of weights in each bin, with `y` running fastest.
  public var weights: [Double] { inside { $0[0] } }
  /// The sum of squared weights in each bin, the variance of its content.
  public var squaredWeights: [Double] { inside { $0[1] } }
  /// The sum of weights in the bins.
  public var total: Double {
    let weights = weights
    return fixedTreeSum(weights.span)
  }
  /// The sum of weights in the bins and around them.
  public var totalWithSurroundings: Double {
    let weights = sums.cells.map { $0[0] }
    return fixedTreeSum(weights.span)
  }

  /// The probability density in each bin: content over area and total; zeros if empty.
  public func density() -> [Double] {
    let weights = weights
    let total = fixedTreeSum(weights.span)
    let xWidths = xAxis.widths
    let yWidths = yAxis.widths
    return weights.indices.map { i in
      let area = xWidths[i / yAxis.bins] * yWidths[i % yAxis.bins]
      return total == 0 ? 0 : weights[i] / (area * total)
    }
  }

  /// The histogram of one coordinate, whatever the other, so that nothing is lost.
  public func projected(onto coordinate: Coordinate) -> Histogram1D {
    let axis = coordinate == .x ? xAxis : yAxis
    var cells = [SIMD2<Double>](repeating: .zero, count: axis.bins + 2)
    for i in sums.cells.indices {
      cells[coordinate == .x ? i / rowLength : i % rowLength] += sums.cells[i]
    }
    return Histogram1D(axis: axis, cells: cells)
  }

  private func inside(_ part: (SIMD2<Double>) -> Double) -> [Double] {
    var contents: [Double] = []
    contents.reserveCapacity(xAxis.bins * yAxis.bins)
    for row in 1...xAxis.bins {
      for column in 1...yAxis.bins { contents.append(part(sums.cells[row * rowLength + column])) }
    }
    return contents
  }

  // MARK: - Combining

  /// Adds the contents of a histogram with the same axes.
  public mutating func merge(_ other: Histogram2D) {
    precondition(
      xAxis == other.xAxis && yAxis == other.yAxis,
      "Histogram2D: merged axes are \(other.xAxis.layout) and \(other.yAxis.layout), "
        + "expected \(xAxis.layout) and \(yAxis.layout)")
    sums.merge(other.sums)
  }

  /// Multiplies every weight by a factor.
  public mutating func scale(by factor: Double) { sums.scale(by: factor) }

  /// The histogram whose bins are groups of these, by divisors of their numbers.
  public func grouped(x xFactor: Int, y yFactor: Int) -> Histogram2D {
    var result = Histogram2D(x: xAxis.grouped(by: xFactor), y: yAxis.grouped(by: yFactor))
    // Rounding up puts cell 0 into cell 0 and the first group of bins into cell 1.
    for i in sums.cells.indices {
      let row = (i / rowLength + xFactor - 1) / xFactor
      let column = (i % rowLength + yFactor - 1) / yFactor
      result.sums.cells[row * result.rowLength + column] += sums.cells[i]
    }
    return result
  }
}

extension Histogram2D: Codable {
  private enum CodingKeys: String, CodingKey {
    case xAxis, yAxis, sums
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    xAxis = try container.decode(Axis.self, forKey: .xAxis)
    yAxis = try container.decode(Axis.self, forKey: .yAxis)
    sums = try container.decode(BinSums.self, forKey: .sums)
    try sums.check(count: (xAxis.bins + 2) * (yAxis.bins + 2), in: decoder)
  }
}
