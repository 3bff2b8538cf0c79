/// The trapezoidal rule over the whole line of the mapped variable, refined by halving its step.
struct TrapezoidSum {
  let map: DoubleExponentialMap
  private(set) var evaluations = 0
  private var terms = CompensatedSum()
  private var magnitudes = 0.0

  /// An integrand that is given the variable and its distances from the ends.
  typealias Integrand = (_ x: Double, _ above: Double, _ below: Double) -> Double

  init(map: DoubleExponentialMap) { self.map = map }

  func value(step: Double) -> Double { step * terms.value }

  func magnitude(step: Double) -> Double { step * magnitudes }

  /// Adds the points at `offset` and every `step` from there, both ways until they vanish.
  mutating func add(_ function: Integrand, offset: Double, step: Double) {
    add(function, from: offset, by: step)
    add(function, from: offset - step, by: -step)
  }

  private mutating func add(_ function: Integrand, from start: Double, by step: Double) {
    var index = 0.0
    var small = 0
    var hasBody = false
    // Three terms in a row below rounding are the tail, unless nothing came before them; beyond
    // |t| = 6.6 the map leaves the numbers.
    while small < 3 {
      let t = start + index * step
      guard abs(t) < 6.6 else { return }
      let point = map.point(at: t)
      // Where the map has reached an end to the last digit, nothing remains to be added.
      guard point.slope > 0, point.above > 0, point.below > 0 else { return }
      index += 1
      let value = function(point.x, point.above, point.below)
      evaluations += 1
      let term = value * point.slope
      // An infinity at a point that rounding has pushed onto the end is not part of the integral.
      if term.isInfinite, isAtEnd(point) { return }
      terms.add(term)
      magnitudes += abs(term)
      if abs(term) > 0x1p-60 * magnitudes {
        hasBody = true
        small = 0
      } else if hasBody {
        small += 1
      }
    }
  }

  private func isAtEnd(_ point: DoubleExponentialMap.Point) -> Bool {
    switch map {
    case .finite(let lower, let upper): point.x == lower || point.x == upper
    case .half(let end, _): point.x == end
    case .whole: false
    }
  }
}
