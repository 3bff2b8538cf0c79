/// Integration of a function that may bend sharply anywhere, by bisection where it errs most.
///
/// Each piece carries the 10- and 21-point estimates of `GaussKronrod`; the piece with the largest
/// error is halved until the errors' sum is within tolerance. An infinite end is mapped to a finite
/// one by `x = a + (1 - t) / t`, as QUADPACK's `qagi` does. Give the places where the function
/// jumps, bends or peaks narrowly as `breaks`: a peak that no point of the first estimate meets is
/// never found. An integral that cancels to zero needs an absolute tolerance. For integrable infinities at the ends, `DoubleExponentialQuadrature` is better.
public struct AdaptiveQuadrature: Sendable, Equatable {
  /// The error that the integral may have.
  public let tolerance: Integral.Tolerance
  /// The number of pieces at which the work ends, within tolerance or not.
  public let pieceLimit: Int

  /// A method with the given tolerance.
  public init(tolerance: Integral.Tolerance = Integral.Tolerance(), pieceLimit: Int = 1000) {
    precondition(
      pieceLimit > 0, "AdaptiveQuadrature: piece limit is \(pieceLimit), expected a positive number"
    )
    self.tolerance = tolerance
    self.pieceLimit = pieceLimit
  }

  /// The integral of `function` from `lower` to `upper`, either of which may be infinite.
  ///
  /// An upper limit below the lower one changes the sign; breaks outside are ignored.
  public func integral(
    from lower: Double, to upper: Double, breaks: [Double] = [], of function: (Double) -> Double
  ) -> Integral {
    precondition(
      !lower.isNaN && !upper.isNaN,
      "AdaptiveQuadrature: integral from \(lower) to \(upper), expected limits that are numbers")
    if lower == upper {
      return Integral(value: 0, errorEstimate: 0, evaluations: 0, isWithinTolerance: true)
    }
    let sign = lower < upper ? 1.0 : -1
    var pieces = Self.pieces(min(lower, upper), max(lower, upper), breaks)
    for i in pieces.indices { pieces[i].estimate(function) }
    var evaluated = pieces.count
    while true {
      // Every round halves one piece, 42 evaluations of the function: looking through at most
      // `pieceLimit` errors costs less than those, and a fresh sum cannot drift.
      var value = CompensatedSum()
      var error = CompensatedSum()
      var worst: Int?
      for i in pieces.indices {
        value.add(pieces[i].value)
        error.add(pieces[i].error)
        if pieces[i].canBeHalved, pieces[i].error > worst.map({ pieces[$0].error }) ?? 0 {
          worst = i
        }
      }
      let isWithin = tolerance.allows(error.value, of: value.value)
      if let worst, !isWithin, pieces.count < pieceLimit {
        let right = pieces[worst].halve(function)
        pieces.append(right)
        evaluated += 2
      } else {
        return Integral(
          value: sign * value.value, errorEstimate: error.value,
          evaluations: evaluated * GaussKronrod.evaluations, isWithinTolerance: isWithin)
      }
    }
  }

  /// The pieces between the limits and the breaks; a whole line is cut at zero.
  private static func pieces(_ lower: Double, _ upper: Double, _ breaks: [Double]) -> [Piece] {
    var inner = breaks.filter { $0 > lower && $0 < upper }.sorted()
    if inner.isEmpty, lower == -.infinity, upper == .infinity { inner = [0] }
    let ends = [lower] + inner + [upper]
    return (1..<ends.count).filter { ends[$0] > ends[$0 - 1] }
      .map { Piece(from: ends[$0 - 1], to: ends[$0]) }
  }
}

/// A part of the range, in the variable in which it is finite.
private struct Piece {
  /// How the piece's variable becomes the function's.
  private enum Map {
    case identity
    /// `x = end + (1 - t) / t`, t from 0 to 1.
    case above(Double)
    /// `x = end - (1 - t) / t`, t from 0 to 1.
    case below(Double)
  }

  private let map: Map
  private var lower: Double
  private var upper: Double
  private(set) var value = 0.0
  private(set) var error = 0.0
  private var isRounding = false

  init(from lower: Double, to upper: Double) {
    (map, self.lower, self.upper) =
      if upper == .infinity {
        (.above(lower), 0, 1)
      } else if lower == -.infinity {
        (.below(upper), 0, 1)
      } else {
        (.identity, lower, upper)
      }
  }

  /// Whether halves could know more: there are numbers between the ends for another level of
  /// points, and the error is not rounding.
  var canBeHalved: Bool {
    !isRounding && upper - lower > 64 * max(lower.ulp, upper.ulp)
  }

  mutating func estimate(_ function: (Double) -> Double) {
    // Halves first: the ends' sum and difference may overflow.
    let center = 0.5 * lower + 0.5 * upper
    let half = 0.5 * upper - 0.5 * lower
    let estimate =
      switch map {
      case .identity: GaussKronrod.estimate(center: center, half: half, function)
      case .above(let end):
        GaussKronrod.estimate(center: center, half: half) { t in
          function(end + (1 - t) / t) / (t * t)
        }
      case .below(let end):
        GaussKronrod.estimate(center: center, half: half) { t in
          function(end - (1 - t) / t) / (t * t)
        }
      }
    value = estimate.value
    error = estimate.error
    isRounding = estimate.isRounding
  }

  /// Becomes its left half and returns the right one, both estimated.
  mutating func halve(_ function: (Double) -> Double) -> Piece {
    var right = self
    let middle = 0.5 * lower + 0.5 * upper
    upper = middle
    right.lower = middle
    estimate(function)
    right.estimate(function)
    return right
  }
}
