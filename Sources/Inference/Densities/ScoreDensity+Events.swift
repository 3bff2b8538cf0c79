import Foundation
public import Numerics

extension ScoreDensity {
  /// The smoothed density of simulated events: a Gaussian around each, tabulated.
  ///
  /// Finite ends of `bounds` reflect the kernels. The table has eight nodes to a bandwidth, so
  /// lines between them are off by less than 0.2 % of a kernel's peak. Beyond three bandwidths of an
  /// event it is zero.
  public init(
    of events: SimulatedEvents, bandwidth: BandwidthRule = .improvedSheatherJones,
    bounds: ClosedRange<Double> = -.infinity...(.infinity), floor: SupportFloor = .standard
  ) throws(InferenceError) {
    guard events.scores.dimensions == 1 else {
      throw .dimensionsDiffer(found: events.scores.dimensions, expected: 1)
    }
    let kernels: KernelDensity
    do {
      kernels = try KernelDensity(
        of: events.scores.first, weights: events.weights, bandwidth: bandwidth, bounds: bounds)
    } catch {
      throw .notSmoothed(error)
    }
    let width = kernels.bandwidth
    var lower = Double.infinity
    var upper = -Double.infinity
    for (score, weight) in zip(events.scores.first, events.weights) where weight > 0 {
      lower = min(lower, score)
      upper = max(upper, score)
    }
    lower = max(lower - Self.reach * width, bounds.lowerBound)
    upper = min(upper + Self.reach * width, bounds.upperBound)
    let intervals = min(Int(((upper - lower) / width * 8).rounded(.up)), Self.nodeLimit - 1)
    let scores = (0...intervals).map { i in
      i == intervals ? upper : lower + (upper - lower) * (Double(i) / Double(intervals))
    }
    let lowest = floor.density(
      effectiveCount: events.effectiveCount, kernelSize: width * (2 * Double.pi).squareRoot())
    let densities = scores.map { floor.supported(kernels.density(at: $0), lowest: lowest) }
    let step = (upper - lower) / Double(intervals)
    // The trapezoidal rule on an even grid.
    let inner = fixedTreeSum(densities.span) - 0.5 * (densities[0] + densities[intervals])
    let norm = max(inner * step, .leastNormalMagnitude)
    let places = ExpectedPlaces(events: events) { event, share in
      share / norm * Self.ownDensity(at: events.scores.first[event], width: width, bounds: bounds)
    }
    let smoothing = Smoothing(
      bandwidth: width, effectiveCount: kernels.effectiveCount, floor: lowest / norm)
    try self.init(scores, densities, expected: places, floor: lowest / norm) { _ in
      .events(smoothing)
    }
  }

  /// The density of a kernel at its own event, with its reflections at the bounds.
  private static func ownDensity(
    at score: Double, width: Double, bounds: ClosedRange<Double>
  ) -> Double {
    let distances = [0, 2 * (score - bounds.lowerBound), 2 * (bounds.upperBound - score)]
    return distances.reduce(0) { $0 + exp(Normal.standard.logDensity($1 / width)) } / width
  }

  /// How many bandwidths beyond its outermost events a density reaches.
  private static let reach = 3.0
  /// Enough for samples spread over a thousand bandwidths at full resolution.
  private static let nodeLimit = 8192
}
