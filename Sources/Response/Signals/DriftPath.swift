import Numerics

/// The way of electrons straight up to the surface: how long it takes, and how far they spread.
///
/// With the field E along the way, the time is ∫ dz / v(E), the variance of the arrival times
/// ∫ 2 D_L(E) / v(E)³ dz, and that of the places in each direction across ∫ 2 D_T(E) / v(E) dz. A step
/// dz takes dz / v, adds 2 D_L dz / v to the variance along the drift, and a distance along the drift
/// is a time by the velocity there. Field lines are taken as straight: electrons do not follow bends.
struct DriftPath: Sendable {
  private let geometry: Geometry
  private let field: PositionMap
  private let liquid: LiquidXenon
  /// In the uniform field; in a field that varies, what `conditions` say of its middle is not used.
  private let uniform: Medium?
  /// Between gate and surface, where a detector states another field there.
  private let gap: Medium?

  /// What electrons meet at a field.
  struct Medium {
    /// The drift velocity, mm/ns.
    let velocity: Double
    /// The diffusion along the drift, mm²/ns.
    let along: Double
    /// The diffusion across the drift, mm²/ns.
    let across: Double

    /// What a length of the way adds to the variance of arrival times, ns²/mm.
    var timeVariance: Double { 2 * along / (velocity * velocity * velocity) }
    /// What a length of the way adds to the variance across, mm²/mm.
    var placeVariance: Double { 2 * across / velocity }
  }

  init(_ detector: Detector, conditions: DriftConditions) {
    geometry = detector.geometry
    field = detector.fields.drift
    let liquid = LiquidXenon(
      temperature: detector.xenon.temperature, release: detector.model.release)
    self.liquid = liquid
    if case .uniform = detector.fields.drift {
      uniform = Medium(
        velocity: conditions.driftVelocity, along: conditions.longitudinalDiffusion,
        across: conditions.transverseDiffusion)
    } else {
      uniform = nil
    }
    gap = detector.fields.gate.map { Medium(liquid, field: 1e3 * $0) }
  }

  /// The time from a position to the surface, ns; zero above it.
  func time(from position: Position) -> Double {
    let ways = ways(from: position)
    let late = gap.map { ways.gap / $0.velocity } ?? 0
    if let uniform { return ways.drift / uniform.velocity + late }
    return integral(from: position, over: ways.drift) { 1 / $0.velocity } + late
  }

  /// The standard deviations of the arrival of electrons: in time, ns, and across, mm.
  func spread(from position: Position) -> (time: Double, across: Double) {
    let ways = ways(from: position)
    func deviation(_ rate: (Medium) -> Double) -> Double {
      let drift =
        uniform.map { ways.drift * rate($0) }
        ?? integral(from: position, over: ways.drift, of: rate)
      return (drift + (gap.map { ways.gap * rate($0) } ?? 0)).squareRoot()
    }
    return (deviation(\.timeVariance), deviation(\.placeVariance))
  }

  /// The way in the drift field and, where another begins at the gate, the way from there, mm.
  private func ways(from position: Position) -> (drift: Double, gap: Double) {
    let way = max(0, geometry.surface - position.z)
    guard gap != nil else { return (way, 0) }
    let late = min(way, geometry.surface - geometry.gate)
    return (way - late, late)
  }

  /// The integral over the way by the rule of Simpson, from one kink of the field to the next.
  ///
  /// Between them fields are smooth over a fortieth of the way.
  private func integral(
    from position: Position, over way: Double, of rate: (Medium) -> Double
  ) -> Double {
    let end = position.z + way
    let ends = [position.z] + field.kinks.filter { position.z < $0 && $0 < end } + [end]
    var total = 0.0
    for (lower, upper) in zip(ends, ends.dropFirst()) where upper > lower {
      let length = ends.count == 2 ? way : upper - lower
      let steps = max(2, 2 * Int((20 * length / way).rounded(.up)))
      var sum = 0.0
      for step in 0...steps {
        let height = lower + length * Double(step) / Double(steps)
        let place = Position(x: position.x, y: position.y, z: height)
        let medium = Medium(liquid, field: field.value(at: place, in: geometry))
        let weight = step == 0 || step == steps ? 1.0 : step % 2 == 1 ? 4 : 2
        sum += weight * rate(medium)
      }
      total += length * sum / Double(3 * steps)
    }
    return total
  }
}

extension DriftPath.Medium {
  init(_ liquid: LiquidXenon, field: Double) {
    self.init(
      velocity: liquid.driftVelocity(field: field),
      along: liquid.longitudinalDiffusion(field: field),
      across: liquid.transverseDiffusion(field: field))
  }
}
