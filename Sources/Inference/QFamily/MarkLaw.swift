import Foundation
import Numerics

/// The law of an event's strangeness `w = -2 log f0`, as probabilities of the values it may take.
///
/// The values are those at the places where events are expected: at the nodes of a table, so that
/// an average is the trapezoidal rule, or at simulated events, so that no kernel widens it. Where
/// the background cannot be, `w` is that of the smallest density.
struct MarkLaw: Sendable {
  /// The values, measured from `center`.
  let values: [Double]
  /// Their probabilities, positive and of sum one.
  let probabilities: [Double]
  /// The mean of the law that the values are measured from.
  let center: Double

  /// Events of one kind among those that marks belong to.
  struct Part {
    /// The share of the events.
    var share: Double
    /// The density of their scores.
    var shape: ScoreShape
    /// The share of that density in the one that events are judged by; zero where it has none.
    var judging: Double

    /// Events of the background itself.
    static func background(_ shape: ScoreShape, share: Double = 1) -> Part {
      Part(share: share, shape: shape, judging: 1)
    }

    /// Events of another density.
    static func signal(_ shape: ScoreShape, share: Double = 1) -> Part {
      Part(share: share, shape: shape, judging: 0)
    }
  }

  /// What an event counts; `own` is the part of the background's density there to be left out.
  typealias Mark = (_ place: SIMD2<Double>, _ own: Double) -> Double

  /// The strangeness of an event at a place.
  @inline(__always)
  static func mark(
    of place: SIMD2<Double>, without own: Double = 0, under shape: ScoreShape
  ) -> Double {
    -2 * log(max(shape.density(at: place) - own, shape.smallest))
  }

  /// The law for events that come from several densities in the given proportions.
  ///
  /// Each strangeness is counted from `origin`.
  init(_ parts: [Part], under background: ScoreShape, origin: Double) {
    self.init(parts) { Self.mark(of: $0, without: $1, under: background) - origin }
  }

  /// The law of any number that follows from an event's place.
  init(_ parts: [Part], mark: Mark) {
    var values: [Double] = []
    var probabilities: [Double] = []
    var hasEvents = false
    for part in parts {
      let expected = part.shape.expected
      hasEvents = hasEvents || expected.hasEvents
      for i in expected.probabilities.indices where expected.probabilities[i] > 0 {
        values.append(mark(expected.places.place(i), part.judging * expected.own[i]))
        probabilities.append(part.share * expected.probabilities[i])
      }
    }
    guard hasEvents, values.count > Self.many else {
      self.init(values: values, probabilities: probabilities)
      return
    }
    self.init(
      grouped: MarkLaw(values: values, probabilities: probabilities))
  }

  /// More marks of simulated events than these are grouped, so that time does not grow with them.
  private static let many = 4096
  /// The groups are so many to a standard deviation: the variance within them is a trace, 1e-5 of
  /// the whole.
  private static let groups = 100.0

  /// The same law with neighbouring values replaced by their mean.
  private init(grouped law: MarkLaw) {
    let width = law.moments.variance.squareRoot() / Self.groups
    guard width > 0 else {
      self = law
      return
    }
    var sums: [Double: (product: Double, probability: Double)] = [:]
    for i in law.values.indices {
      let group = (law.values[i] / width).rounded(.down)
      sums[group, default: (0, 0)].product += law.probabilities[i] * law.values[i]
      sums[group, default: (0, 0)].probability += law.probabilities[i]
    }
    let ordered = sums.sorted { $0.key < $1.key }.map(\.value)
    self.init(
      values: ordered.map { $0.product / $0.probability + law.center },
      probabilities: ordered.map(\.probability))
  }

  init(values: [Double], probabilities: [Double]) {
    let total = fixedTreeSum(probabilities.span)
    let products = values.indices.map { values[$0] * probabilities[$0] }
    let center = fixedTreeSum(products.span) / total
    self.center = center
    self.values = values.map { $0 - center }
    self.probabilities = probabilities.map { $0 / total }
  }

  /// The central moments of second and third order.
  var moments: (variance: Double, third: Double) {
    var squares = CompensatedSum()
    var cubes = CompensatedSum()
    for i in values.indices {
      let square = values[i] * values[i]
      squares.add(probabilities[i] * square)
      cubes.add(probabilities[i] * square * values[i])
    }
    return (squares.value, cubes.value)
  }

  /// The law weighted by `exp(tilt w)`: its weights with the largest one near one, and the mean and
  /// variance under them; the logarithm of the weights' expectation.
  func tilted(_ tilt: Double) -> (weights: [Double], log: Double, mean: Double, variance: Double) {
    var weights = probabilities
    // The largest exponent is taken out, so that nothing overflows.
    var highest = -Double.infinity
    for value in values { highest = max(highest, tilt * value) }
    var sum = 0.0
    var first = 0.0
    for i in values.indices {
      let weight = probabilities[i] * exp(tilt * values[i] - highest)
      weights[i] = weight
      sum += weight
      first += weight * values[i]
    }
    let mean = first / sum
    var second = 0.0
    for i in values.indices {
      let distance = values[i] - mean
      second += weights[i] * distance * distance
    }
    return (weights, log(sum) + highest, mean, second / sum)
  }
}
