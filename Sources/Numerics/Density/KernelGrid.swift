import Foundation

/// The even grid along one axis on which samples are shared out and smoothed.
///
/// With four nodes to a bandwidth the estimate differs from the sum of Gaussians by less than 1e-4
/// of one kernel's peak. The spline has the fourth cumulant -s⁴/30 for a step `s`; twice that, as
/// the samples are shared out and the nodes summed, changes a Gaussian of deviation `h` at its peak
/// by `2 · (3 / 24) · (s/h)⁴ / 30 = 3.3e-5`. The part that depends on the place between nodes, twice
/// `3 · 2 (s / 2πh)⁴`, adds 3.0e-5.
struct KernelGrid: Sendable, Equatable {
  /// The place of the first node.
  let origin: Double
  /// The distance between nodes.
  let step: Double
  /// The number of nodes, all that any sample's kernel reaches.
  let count: Int
  /// The node that stands on the lower bound, if kernels reach it.
  let lowerEdge: Int?
  /// The node that stands on the upper bound, if kernels reach it.
  let upperEdge: Int?

  /// The grid for samples in `range`, and the kernel that makes up the bandwidth on it.
  ///
  /// Above `nodeLimit` nodes the step grows and the estimate becomes coarser than stated above.
  static func make(
    range: ClosedRange<Double>, bounds: ClosedRange<Double>, bandwidth: Double, nodeLimit: Int
  ) -> (grid: KernelGrid, blur: GaussianBlur) {
    let felt = 9 * bandwidth
    let spread = range.upperBound - range.lowerBound + 2 * felt
    var step = max(0.25 * bandwidth, spread / Double(nodeLimit))
    // A bound that no kernel reaches is not felt, and may be too far for a node's number.
    let lower = range.lowerBound - bounds.lowerBound < felt ? bounds.lowerBound : nil
    let upper = bounds.upperBound - range.upperBound < felt ? bounds.upperBound : nil
    // Nodes must stand on the bounds, for what is reflected to fall on nodes again. Without a lower
    // bound the nodes are counted from the upper one.
    var steps = 0
    if let lower, let upper {
      steps = Int(((upper - lower) / step).rounded(.up))
      step = (upper - lower) / Double(steps)
    }
    let deviation = bandwidth / step
    let blur = GaussianBlur(
      deviation: max(0.5, deviation * deviation - 2 * CubicSpline.variance).squareRoot())
    let anchor = lower ?? upper ?? range.lowerBound
    var first = Int(((range.lowerBound - anchor) / step).rounded(.down)) - 1 - blur.reach
    var last = Int(((range.upperBound - anchor) / step).rounded(.down)) + 3 + blur.reach
    // Beyond an edge there is room for two reflected nodes and the two that a place there adds.
    if lower != nil { first = min(first, -3) }
    if upper != nil { last = max(last, steps + 3) }
    let grid = KernelGrid(
      origin: anchor + Double(first) * step, step: step, count: last - first + 1,
      lowerEdge: lower.map { _ in -first }, upperEdge: upper.map { _ in steps - first })
    return (grid, blur)
  }

  /// The node left of the one at or below `x`, with which its four begin, and the fraction of a
  /// step from there; `nil` where no kernel reaches.
  @inline(__always)
  func place(of x: Double) -> (first: Int, fraction: Double)? {
    let position = (x - origin) / step
    guard position >= 1, position < Double(count - 2) else { return nil }
    let node = Int(position)
    return (node - 1, position - Double(node))
  }

  /// The nodes' values with those beyond the edges reflected to the inside.
  ///
  /// Beyond each edge stand copies of the two nodes inside it, so that the curve is even there.
  func reflected(_ values: [Double]) -> [Double] {
    guard lowerEdge != nil || upperEdge != nil else { return values }
    var result = [Double](repeating: 0, count: count)
    for i in values.indices {
      let image = inside(i)
      // A node on an edge is its own image.
      result[image] += image == lowerEdge || image == upperEdge ? 2 * values[i] : values[i]
    }
    for k in 1...2 {
      if let lowerEdge { result[lowerEdge - k] = result[lowerEdge + k] }
      if let upperEdge { result[upperEdge + k] = result[upperEdge - k] }
    }
    return result
  }

  /// The node between the edges onto which a node falls when reflected as often as needed.
  private func inside(_ node: Int) -> Int {
    switch (lowerEdge, upperEdge) {
    case (let lower?, let upper?):
      let period = 2 * (upper - lower)
      let turns = ((node - lower) % period + period) % period
      return lower + min(turns, period - turns)
    case (let lower?, nil): return lower + abs(node - lower)
    case (nil, let upper?): return upper - abs(upper - node)
    case (nil, nil): return node
    }
  }
}
