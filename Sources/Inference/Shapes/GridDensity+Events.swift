public import Numerics

extension GridDensity {
  /// How simulated events become a histogram.
  public enum Smoothing: Sendable, Equatable {
    /// They are counted.
    case none
    /// A Gaussian around each, in one dimension or two; in two Scott's rule holds along each axis.
    case kernels(BandwidthRule)
  }

  /// A histogram of simulated events with weights, which only ratios matter of.
  ///
  /// Events outside of the axes are left out; `integral` is the share, by weight, of those inside.
  public init(
    of places: [SIMD3<Double>], weights: [Double]? = nil, on axes: [Axis],
    interpolation: Interpolation = .steps, smoothing: Smoothing = .none
  ) throws(InferenceError) {
    let weights = weights ?? [Double](repeating: 1, count: places.count)
    guard weights.count == places.count else {
      throw .countsDiffer(of: "weights", found: weights.count, expected: places.count)
    }
    for (event, weight) in weights.enumerated() where !(weight >= 0 && weight.isFinite) {
      throw .notAWeight(event: event, found: weight)
    }
    let total = fixedTreeSum(weights.span)
    guard total > 0 else { throw .noDensity }
    let grid = CellGrid(axes)
    var contents = [Double](repeating: 0, count: grid.count)
    for (place, weight) in zip(places, weights) {
      if let cell = grid.cell(of: place) { contents[cell] += weight / total }
    }
    if case .kernels(let rule) = smoothing {
      contents = try Self.smoothed(places, weights, grid, rule)
    }
    try self.init(contents: contents, on: axes, interpolation: interpolation)
  }

  /// The smooth density in the middle of each cell times its size; nothing leaks from a line's ends.
  private static func smoothed(
    _ places: [SIMD3<Double>], _ weights: [Double], _ grid: CellGrid, _ rule: BandwidthRule
  ) throws(InferenceError) -> [Double] {
    let volumes = grid.volumes
    // What lies outside is not smeared into the histogram.
    let inside = places.indices.filter { grid.cell(of: places[$0]) != nil }
    let x = inside.map { places[$0].x }
    let own = inside.map { weights[$0] }
    do {
      switch grid.axes.count {
      case 1:
        let axis = grid.axes[0]
        let kernels = try KernelDensity(
          of: x, weights: own, bandwidth: rule, bounds: axis.lower...axis.upper)
        return (0..<grid.count).map {
          max(0, kernels.density(at: grid.center(of: $0).x)) * volumes[$0]
        }
      case 2:
        let kernels = try KernelDensity2D(
          x: x, y: inside.map { places[$0].y }, weights: own, bandwidth: .scottAlongAxes)
        return (0..<grid.count).map {
          let place = grid.center(of: $0)
          return max(0, kernels.density(x: place.x, y: place.y)) * volumes[$0]
        }
      default: throw InferenceError.dimensionsDiffer(found: grid.axes.count, expected: 2)
      }
    } catch let error as NumericsError {
      throw .notSmoothed(error)
    } catch let error as InferenceError {
      throw error
    } catch {
      preconditionFailure("GridDensity: \(error), expected an error of the numbers")
    }
  }
}
