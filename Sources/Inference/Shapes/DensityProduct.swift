public import Numerics

/// Events whose coordinates are independent: a density for each group of them, in order.
public struct DensityProduct: EventDensity {
  private let factors: [any EventDensity]
  /// The first coordinate of each factor.
  private let starts: [Int]
  public let box: [ClosedRange<Double>]

  /// The product of densities of three dimensions at most in all.
  public init(_ factors: [any EventDensity]) throws(InferenceError) {
    var starts: [Int] = []
    var box: [ClosedRange<Double>] = []
    for factor in factors {
      starts.append(box.count)
      box += factor.box
    }
    guard 1...3 ~= box.count else { throw .dimensionsDiffer(found: box.count, expected: 3) }
    self.factors = factors
    self.starts = starts
    self.box = box
  }

  public func density(at place: SIMD3<Double>) -> Double {
    var product = 1.0
    for i in factors.indices { product *= factors[i].density(at: part(i, of: place)) }
    return product
  }

  public func sample(using stream: inout RandomStream) -> SIMD3<Double> {
    var place = SIMD3<Double>.zero
    for i in factors.indices {
      let part = factors[i].sample(using: &stream)
      for k in 0..<factors[i].dimensions { place[starts[i] + k] = part[k] }
    }
    return place
  }

  public func probabilities(on axes: [Axis]) -> [Double] {
    var product = [1.0]
    for i in factors.indices {
      let own = Array(axes[starts[i]..<starts[i] + factors[i].dimensions])
      let next = factors[i].probabilities(on: own)
      product = product.flatMap { value in next.map { value * $0 } }
    }
    return product
  }

  public func selected(by efficiency: Efficiency) throws(InferenceError) -> Selection {
    guard efficiency.dimension < box.count else {
      throw .dimensionsDiffer(found: efficiency.dimension + 1, expected: box.count)
    }
    var kept = factors
    var acceptance = 1.0
    for i in factors.indices {
      let dimension = efficiency.dimension - starts[i]
      guard 0..<factors[i].dimensions ~= dimension else { continue }
      let selection = try factors[i].selected(by: efficiency.along(dimension))
      kept[i] = selection.density
      acceptance = selection.acceptance
    }
    return Selection(density: try DensityProduct(kept), acceptance: acceptance)
  }

  private func part(_ factor: Int, of place: SIMD3<Double>) -> SIMD3<Double> {
    var part = SIMD3<Double>.zero
    for k in 0..<factors[factor].dimensions { part[k] = place[starts[factor] + k] }
    return part
  }
}
