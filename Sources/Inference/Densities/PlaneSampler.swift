import Numerics

/// Draws pairs of scores from a bilinear density.
///
/// Such a density is a sum of tents, one over each node: a node is drawn, then a place under its tent.
struct PlaneSampler: Sendable {
  private let density: PlaneDensity
  private let nodes: AliasTable

  init(_ density: PlaneDensity) {
    self.density = density
    nodes = AliasTable(weights: density.nodeWeights)
  }

  /// One pair of scores.
  func sample(using stream: inout RandomStream) -> SIMD2<Double> {
    let (row, column) = nodes.sample(using: &stream).quotientAndRemainder(
      dividingBy: density.secondNodes.count)
    return SIMD2(
      Self.place(near: row, of: density.firstNodes, using: &stream),
      Self.place(near: column, of: density.secondNodes, using: &stream))
  }

  /// A place under the tent of a node, which ends at its neighbours.
  private static func place(
    near node: Int, of nodes: [Double], using stream: inout RandomStream
  ) -> Double {
    let left = nodes[node] - nodes[max(node - 1, 0)]
    let right = nodes[min(node + 1, nodes.count - 1)] - nodes[node]
    let isLeft = stream.uniform() * (left + right) < left
    // The height falls in a straight line from the node.
    let distance = 1 - stream.uniform().squareRoot()
    return nodes[node] + (isLeft ? -left * distance : right * distance)
  }
}
