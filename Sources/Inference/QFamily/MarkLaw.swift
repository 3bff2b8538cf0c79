import Foundation
import Kernels
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
  private(set) var center: Double
  /// The smallest value and the largest.
  private let ends: ClosedRange<Double>

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
    let first = (law.ends.lowerBound / width).rounded(.down)
    // Chebyshev's inequality keeps the groups fewer than these for all but absurd laws.
    let last = min((law.ends.upperBound / width).rounded(.down) - first, Self.mostGroups)
    let count = Int(last) + 1
    var products = [Double](repeating: 0, count: count)
    var shares = products
    for i in law.values.indices {
      let group = Int(min((law.values[i] / width).rounded(.down) - first, last))
      products[group] += law.probabilities[i] * law.values[i]
      shares[group] += law.probabilities[i]
    }
    let used = shares.indices.filter { shares[$0] > 0 }
    self.init(
      values: used.map { products[$0] / shares[$0] + law.center },
      probabilities: used.map { shares[$0] })
  }

  private static let mostGroups = 4e6

  /// The law of events that follow one of several laws, in the given proportions.
  init(joining parts: [(share: Double, law: MarkLaw)]) {
    self.init(
      values: parts.flatMap { part in part.law.values.map { $0 + part.law.center } },
      probabilities: parts.flatMap { part in part.law.probabilities.map { part.share * $0 } })
  }

  init(values: [Double], probabilities: [Double]) {
    let total = fixedTreeSum(probabilities.span)
    let products = values.indices.map { values[$0] * probabilities[$0] }
    let center = fixedTreeSum(products.span) / total
    self.center = center
    let values = values.map { $0 - center }
    self.values = values
    ends = (values.min() ?? 0)...(values.max() ?? 0)
    self.probabilities = probabilities.map { $0 / total }
  }

  /// The same law counted from another origin.
  func counted(from origin: Double) -> MarkLaw {
    var law = self
    law.center -= origin
    return law
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
    // The largest exponent is taken out, so that nothing overflows.
    let highest = max(tilt * ends.lowerBound, tilt * ends.upperBound)
    var weights = values
    for i in weights.indices { weights[i] = tilt * weights[i] - highest }
    var span = weights.mutableSpan
    exponentiate(&span)
    var sum = 0.0
    var first = 0.0
    for i in values.indices {
      let weight = probabilities[i] * weights[i]
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
