import Foundation
import Numerics

/// The law of an event's strangeness `w = -2 log f0`, as probabilities of the values it may take.
///
/// The values are those at the nodes of the density's table, so that an expectation over events is
/// the trapezoidal rule. Where the background cannot be, `w` is that of the table's smallest density.
struct MarkLaw: Sendable {
  /// The values, measured from `center`.
  let values: [Double]
  /// Their probabilities, positive and of sum one.
  let probabilities: [Double]
  /// The mean of the law that the values are measured from.
  let center: Double

  /// The strangeness of an event at a place.
  @inline(__always)
  static func mark(of place: SIMD2<Double>, under shape: ScoreShape) -> Double {
    -2 * log(max(shape.density(at: place), shape.smallest))
  }

  /// The law for events that come from several densities in the given proportions.
  ///
  /// Each strangeness is counted from `origin`.
  init(
    _ parts: [(share: Double, shape: ScoreShape)], under background: ScoreShape, origin: Double
  ) {
    self.init(parts) { Self.mark(of: $0, under: background) - origin }
  }

  /// The law of any number that follows from an event's place.
  init(_ parts: [(share: Double, shape: ScoreShape)], mark: (SIMD2<Double>) -> Double) {
    var values: [Double] = []
    var probabilities: [Double] = []
    for (share, shape) in parts {
      let nodes = shape.nodes
      for i in nodes.probabilities.indices where nodes.probabilities[i] > 0 {
        values.append(mark(nodes.places.place(i)))
        probabilities.append(share * nodes.probabilities[i])
      }
    }
    self.init(values: values, probabilities: probabilities)
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
