import Foundation
public import Numerics

/// A density of one coordinate times an efficiency, normalised; draws that fail it are drawn again.
public struct SelectedDensity: EventDensity {
  private let base: any EventDensity
  private let efficiency: Efficiency
  private let acceptance: Double

  public var box: [ClosedRange<Double>] { base.box }

  /// The product with its norm, by adaptive quadrature between the points of the efficiency.
  static func selection(
    of base: any EventDensity, by efficiency: Efficiency
  ) throws(InferenceError) -> Selection {
    let range = base.box[0]
    // Cut into pieces too, so that a narrow peak between the points is not overlooked.
    let pieces = 64
    let breaks =
      efficiency.points.x
      + (1..<pieces).map {
        range.lowerBound + (range.upperBound - range.lowerBound) * Double($0) / Double(pieces)
      }
    let kept = AdaptiveQuadrature().integral(
      from: range.lowerBound, to: range.upperBound, breaks: breaks
    ) { base.density(at: SIMD3($0, 0, 0)) * efficiency.value(at: $0) }
    guard kept.value > 0 else { throw .noDensity }
    let density = SelectedDensity(
      base: base, efficiency: efficiency, acceptance: kept.value)
    return Selection(density: density, acceptance: kept.value)
  }

  public func density(at place: SIMD3<Double>) -> Double {
    base.density(at: place) * efficiency.value(at: place.x) / acceptance
  }

  public func sample(using stream: inout RandomStream) -> SIMD3<Double> {
    let highest = efficiency.highest
    while true {
      let place = base.sample(using: &stream)
      if stream.uniform() * highest < efficiency.value(at: place.x) { return place }
    }
  }
}
