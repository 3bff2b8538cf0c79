/// The bins of one coordinate of a histogram, with one more below and one above.
///
/// Bin `i` holds `edges[i] <= x < edges[i + 1]`, exactly, whatever the layout. Cells number the
/// bins with their surroundings: 0 is below, `1...bins` are the bins, `bins + 1` is above and
/// takes NaN too, so that nothing filled is lost from the total.
public struct Axis: Sendable, Equatable {
  /// How the edges are given.
  public enum Layout: Sendable, Equatable, Codable {
    /// Bins of equal width.
    case regular(bins: Int, lower: Double, upper: Double)
    /// Bins of equal ratio between positive limits.
    case logarithmic(bins: Int, lower: Double, upper: Double)
    /// Bins between given edges.
    case variable(edges: [Double])
  }

  /// How the edges were given.
  public let layout: Layout
  /// The edges, strictly increasing, one more than bins.
  public let edges: [Double]
  private let locator: Locator

  /// What finds the bin of a number inside the axis.
  private enum Locator: Equatable {
    /// Bins of equal width in the coordinate of a scale: origin and bins per unit.
    case steps(AxisScale, origin: Double, scale: Double)
    case knots(Knots)
  }

  /// The most bins that an axis may have.
  public static let binLimit = 1 << 24

  /// Checks and makes an axis; the error names the first edge that cannot be used.
  public init(_ layout: Layout) throws(NumericsError) {
    self.layout = layout
    switch layout {
    case .regular(let bins, let lower, let upper):
      edges = try Self.edges(.linear, bins, lower, upper)
      locator = Self.steps(.linear, edges)
    case .logarithmic(let bins, let lower, let upper):
      edges = try Self.edges(.logarithmic, bins, lower, upper)
      locator = Self.steps(.logarithmic, edges)
    case .variable(let edges):
      try Self.checkCount(edges.count - 1)
      try checkIncreasing(edges, .edge, atLeast: 2)
      self.edges = edges
      locator = .knots(Knots(edges))
    }
  }

  /// An axis of bins of equal width.
  public static func regular(bins: Int, from lower: Double, to upper: Double) -> Axis {
    trusted(.regular(bins: bins, lower: lower, upper: upper))
  }

  /// An axis of bins of equal ratio.
  public static func logarithmic(bins: Int, from lower: Double, to upper: Double) -> Axis {
    trusted(.logarithmic(bins: bins, lower: lower, upper: upper))
  }

  /// The number of bins, those below and above not counted.
  public var bins: Int { edges.count - 1 }
  /// The lowest edge.
  public var lower: Double { edges[0] }
  /// The highest edge.
  public var upper: Double { edges[edges.count - 1] }
  /// The width of each bin.
  public var widths: [Double] { (0..<bins).map { edges[$0 + 1] - edges[$0] } }
  /// The middle of each bin, in the coordinate in which a regular or logarithmic axis is even.
  public var centers: [Double] {
    var scale = AxisScale.linear
    if case .steps(let own, _, _) = locator { scale = own }
    return (0..<bins).map {
      scale.number(0.5 * scale.coordinate(edges[$0]) + 0.5 * scale.coordinate(edges[$0 + 1]))
    }
  }

  /// The cell of a number: 0 below, `1...bins` inside, `bins + 1` above or NaN.
  @inline(__always)
  public func cell(of x: Double) -> Int {
    guard x < edges[edges.count - 1] else { return edges.count }
    guard x >= edges[0] else { return 0 }
    switch locator {
    case .steps(let axisScale, let origin, let scale):
      // The product may round across an edge, the comparison with the edges does not.
      let guess = min(Int((axisScale.coordinate(x) - origin) * scale), edges.count - 2)
      if x < edges[guess] { return guess }
      return x < edges[guess + 1] ? guess + 1 : guess + 2
    case .knots(let knots): return knots.interval(of: x) + 1
    }
  }

  /// The axis whose bins are groups of `factor` of these.
  public func grouped(by factor: Int) -> Axis {
    precondition(
      factor > 0 && bins.isMultiple(of: factor),
      "Axis: \(bins) bins in groups of \(factor), expected a divisor of the bins")
    return switch layout {
    case .regular(let bins, let lower, let upper):
      .regular(bins: bins / factor, from: lower, to: upper)
    case .logarithmic(let bins, let lower, let upper):
      .logarithmic(bins: bins / factor, from: lower, to: upper)
    case .variable(let edges):
      Self.trusted(.variable(edges: stride(from: 0, to: edges.count, by: factor).map { edges[$0] }))
    }
  }

  private static func trusted(_ layout: Layout) -> Axis {
    do { return try Axis(layout) } catch { preconditionFailure("Axis: \(error)") }
  }

  private static func checkCount(_ bins: Int) throws(NumericsError) {
    guard bins > 0 else { throw .tooFew(.edge, found: max(0, bins + 1), expected: 2) }
    guard bins <= binLimit else { throw .tooMany(.edge, found: bins + 1, limit: binLimit + 1) }
  }

  /// The fraction `i / bins` is rounded once, so that grouped bins have the very same edges.
  private static func edges(
    _ scale: AxisScale, _ bins: Int, _ lower: Double, _ upper: Double
  ) throws(NumericsError) -> [Double] {
    try checkCount(bins)
    try checkIncreasing([lower, upper], .edge, atLeast: 2)
    let ends = try scale.coordinates([lower, upper], .edge)
    var edges = (0...bins).map { i in
      let fraction = Double(i) / Double(bins)
      return scale.number(ends[0] * (1 - fraction) + ends[1] * fraction)
    }
    edges[0] = lower
    edges[bins] = upper
    try checkIncreasing(edges, .edge, atLeast: 2)
    return edges
  }

  private static func steps(_ scale: AxisScale, _ edges: [Double]) -> Locator {
    let origin = scale.coordinate(edges[0])
    let width = scale.coordinate(edges[edges.count - 1]) - origin
    return .steps(scale, origin: origin, scale: Double(edges.count - 1) / width)
  }
}

extension Axis: Codable {
  public init(from decoder: any Decoder) throws {
    let layout = try Layout(from: decoder)
    do {
      self = try Axis(layout)
    } catch {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "\(error)"))
    }
  }

  public func encode(to encoder: any Encoder) throws { try layout.encode(to: encoder) }
}
