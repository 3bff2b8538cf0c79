import Foundation
import Numerics

/// One coordinate of a gridded density: bins with a step between them, or nodes joined by lines.
struct GridAxis: Sendable, Equatable {
  /// Where the density can be positive.
  let range: ClosedRange<Double>
  /// The place of each value: the middle of its bin, or its node.
  let nodes: [Double]
  /// The integral of the part of the curve that belongs to each value.
  let measures: [Double]
  /// The bins, or the intervals between nodes.
  let locator: Axis
  let isLinear: Bool

  /// Constant in each bin.
  init(steps axis: Axis) {
    range = axis.lower...axis.upper
    nodes = zip(axis.edges, axis.edges.dropFirst()).map { 0.5 * ($0 + $1) }
    measures = axis.widths
    locator = axis
    isLinear = false
  }

  /// Straight lines between the nodes, and constant from the outermost ones to the ends.
  init(lines nodes: [Double], range: ClosedRange<Double>) throws(InferenceError) {
    do {
      locator = try Axis(.variable(edges: nodes))
    } catch {
      throw .notAGrid(error)
    }
    let last = nodes.count - 1
    self.range = range
    self.nodes = nodes
    measures = nodes.indices.map { i in
      let left = i == 0 ? nodes[0] - range.lowerBound : 0.5 * (nodes[i] - nodes[i - 1])
      let right = i == last ? range.upperBound - nodes[last] : 0.5 * (nodes[i + 1] - nodes[i])
      return left + right
    }
    isLinear = true
  }

  var count: Int { nodes.count }

  /// The first of the two values that a number lies between, and the share of the second.
  @inline(__always)
  func place(of x: Double) -> (index: Int, share: Double)? {
    guard x >= range.lowerBound, x <= range.upperBound else { return nil }
    let cell = locator.cell(of: x)
    guard isLinear else { return (min(cell, nodes.count) - 1, 0) }
    if cell == 0 { return (0, 0) }
    if cell >= nodes.count { return (nodes.count - 1, 0) }
    return (cell - 1, (x - nodes[cell - 1]) / (nodes[cell] - nodes[cell - 1]))
  }

  /// A number drawn from the part of the curve that belongs to a value.
  func sample(_ index: Int, using stream: inout RandomStream) -> Double {
    guard isLinear else {
      let edges = locator.edges
      return edges[index] + stream.uniform() * (edges[index + 1] - edges[index])
    }
    let node = nodes[index]
    let isFirst = index == 0
    let isLast = index == nodes.count - 1
    let left = isFirst ? node - range.lowerBound : 0.5 * (node - nodes[index - 1])
    let goesLeft = stream.uniform() * measures[index] < left
    let share = stream.uniform()
    // Towards a neighbour the height falls in a straight line; towards an end it stays.
    let fall = 1 - share.squareRoot()
    if goesLeft {
      return isFirst
        ? node - share * (node - range.lowerBound) : node - fall * (node - nodes[index - 1])
    }
    return isLast
      ? node + share * (range.upperBound - node) : node + fall * (nodes[index + 1] - node)
  }
}
