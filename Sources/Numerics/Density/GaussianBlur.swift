import Foundation

/// Smoothing of even grids by a Gaussian, cut where it has fallen below 1e-15 of its peak.
struct GaussianBlur {
  /// The kernel at steps `-reach...reach`, which sums to one.
  private let taps: [Double]
  /// How many nodes away a node still counts.
  let reach: Int

  /// A kernel of the given standard deviation in grid steps.
  init(deviation: Double) {
    reach = Int((8.4 * deviation).rounded(.up))
    let distances = (-reach...reach).map { Double($0) / deviation }
    let heights = distances.map { exp(-0.5 * $0 * $0) }
    let sum = fixedTreeSum(heights.span)
    taps = heights.map { $0 / sum }
  }

  /// Adds the smoothed `input` to `output`; the input is zero within `reach` of its ends.
  func add(_ input: Span<Double>, to output: inout MutableSpan<Double>) {
    let taps = taps.span
    for i in reach..<max(reach, input.count - reach) where input[i] != 0 {
      Self.add(taps, times: input[i], to: &output, at: i - reach)
    }
  }

  /// The same along the columns of a grid whose rows have `rowLength` nodes.
  func addColumns(
    _ input: Span<Double>, rowLength: Int, to output: inout MutableSpan<Double>
  ) {
    let rows = input.count / rowLength
    for row in reach..<max(reach, rows - reach) {
      let inputRow = input.extracting(row * rowLength..<(row + 1) * rowLength)
      for k in 0..<taps.count {
        Self.add(inputRow, times: taps[k], to: &output, at: (row + k - reach) * rowLength)
      }
    }
  }

  @inline(__always)
  private static func add(
    _ terms: Span<Double>, times factor: Double, to sums: inout MutableSpan<Double>, at start: Int
  ) {
    for i in terms.indices { sums[start + i] += factor * terms[i] }
  }
}
