public import Numerics

/// A probability law of events in one to three dimensions that can be both evaluated and drawn from.
///
/// Density and sampling live in one type so that they cannot drift apart; the tests check each
/// against the other. A place has three coordinates, of which those beyond `box` are zero.
public protocol EventDensity: Sendable {
  /// The range of each dimension; the density is zero outside.
  var box: [ClosedRange<Double>] { get }
  /// The density at a place, zero outside the box.
  func density(at place: SIMD3<Double>) -> Double
  /// Writes the density at each place to the same element of `densities`.
  func evaluate(at places: Span<SIMD3<Double>>, into densities: inout MutableSpan<Double>)
  /// The place of one event.
  func sample(using stream: inout RandomStream) -> SIMD3<Double>
  /// The probability of each cell between the axes' edges, the last dimension running fastest.
  func probabilities(on axes: [Axis]) -> [Double]
  /// The density of the events that an efficiency keeps, and the share of all that they are.
  func selected(by efficiency: Efficiency) throws(InferenceError) -> Selection
}

extension EventDensity {
  /// The number of dimensions, one to three.
  public var dimensions: Int { box.count }

  public func evaluate(at places: Span<SIMD3<Double>>, into densities: inout MutableSpan<Double>) {
    precondition(
      places.count == densities.count,
      "EventDensity: room for \(densities.count) densities of \(places.count) places")
    for i in places.indices { densities[i] = density(at: places[i]) }
  }

  /// By Gauss's rule of six points along each dimension of a cell.
  public func probabilities(on axes: [Axis]) -> [Double] {
    let rule = GaussLegendre(count: 6)
    let points = axes.map { axis in
      (0..<axis.bins).map { rule.mapped(from: axis.edges[$0], to: axis.edges[$0 + 1]) }
    }
    return CellGrid(axes).map { cell in
      var sum = 0.0
      func add(_ dimension: Int, _ place: SIMD3<Double>, _ weight: Double) {
        guard dimension < cell.count else {
          sum += weight * density(at: place)
          return
        }
        let part = points[dimension][cell[dimension]]
        for (node, share) in zip(part.nodes, part.weights) {
          var next = place
          next[dimension] = node
          add(dimension + 1, next, weight * share)
        }
      }
      add(0, .zero, 1)
      return sum
    }
  }

  public func selected(by efficiency: Efficiency) throws(InferenceError) -> Selection {
    guard dimensions == 1, efficiency.dimension == 0 else {
      throw .dimensionsDiffer(found: efficiency.dimension + 1, expected: dimensions)
    }
    return try SelectedDensity.selection(of: self, by: efficiency)
  }
}

/// What an efficiency keeps of a density.
public struct Selection: Sendable {
  /// The density of the events kept, normalised.
  public let density: any EventDensity
  /// The share of all events that is kept.
  public let acceptance: Double
}
