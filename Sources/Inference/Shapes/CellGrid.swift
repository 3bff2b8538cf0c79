public import Numerics

/// The rectangular cells between the edges of one to three axes, the last running fastest.
public struct CellGrid: Sendable, Equatable {
  /// The axes.
  public let axes: [Axis]
  /// The number of cells.
  public let count: Int

  /// The cells of one to three axes.
  public init(_ axes: [Axis]) {
    precondition(1...3 ~= axes.count, "CellGrid: \(axes.count) axes, expected one to three")
    self.axes = axes
    count = axes.reduce(1) { $0 * $1.bins }
  }

  /// The cell of a place, `nil` outside; the last edge belongs to the last cell.
  public func cell(of place: SIMD3<Double>) -> Int? {
    var cell = 0
    for (dimension, axis) in axes.enumerated() {
      var bin = axis.cell(of: place[dimension])
      if bin > axis.bins, place[dimension] == axis.upper { bin = axis.bins }
      guard 1...axis.bins ~= bin else { return nil }
      cell = cell * axis.bins + bin - 1
    }
    return cell
  }

  /// The bin of each axis that a cell lies in.
  public func bins(of cell: Int) -> [Int] {
    var rest = cell
    var bins: [Int] = []
    for axis in axes.reversed() {
      bins.insert(rest % axis.bins, at: 0)
      rest /= axis.bins
    }
    return bins
  }

  /// The size of each cell.
  public var volumes: [Double] {
    let widths = axes.map(\.widths)
    return map { bins in bins.indices.reduce(1) { $0 * widths[$1][bins[$1]] } }
  }

  /// The middle of a cell.
  public func center(of cell: Int) -> SIMD3<Double> {
    var place = SIMD3<Double>.zero
    for (dimension, bin) in bins(of: cell).enumerated() {
      let edges = axes[dimension].edges
      place[dimension] = 0.5 * (edges[bin] + edges[bin + 1])
    }
    return place
  }

  /// A place anywhere in a cell.
  func sample(in cell: Int, using stream: inout RandomStream) -> SIMD3<Double> {
    var place = SIMD3<Double>.zero
    for (dimension, bin) in bins(of: cell).enumerated() {
      let edges = axes[dimension].edges
      place[dimension] = edges[bin] + stream.uniform() * (edges[bin + 1] - edges[bin])
    }
    return place
  }

  /// A value for each cell, from the bins it lies in.
  func map<Value>(_ value: (_ bins: [Int]) -> Value) -> [Value] {
    (0..<count).map { value(bins(of: $0)) }
  }
}
