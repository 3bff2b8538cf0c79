import Foundation
import Numerics

/// How unlikely values of a statistic of cells are: its law, for each number of events if need be.
///
/// Where the rate is free a test is conditional on the number of events. The laws at three numbers
/// about the expected one are then made beforehand, and Z follows between them by a parabola. For
/// numbers further off, for few events, and for statistics whose values repeat, so that they jump
/// from number to number, the law of that very number is made when it is asked for.
struct CellTail: Sendable {
  private let laws: [(events: Double, law: WeightedDistribution)]
  private let isConditional: Bool
  private let make: @Sendable (_ events: Int, _ share: Double) -> WeightedDistribution

  /// The outer numbers are so many standard deviations from the expected one.
  private static let deviations = 5.0
  /// Below this expectation they would be too far to go between.
  private static let fewest = 1000.0

  /// The laws for a background; `make` draws that of a number of events, with a share of the toys.
  init(
    _ background: Background, isSmooth: Bool = true,
    make: @escaping @Sendable (_ events: Int, _ share: Double) -> WeightedDistribution
  ) {
    self.make = make
    isConditional = background.rate == .free
    let middle = background.expected.rounded()
    guard isConditional else {
      laws = [(middle, make(Int(middle), 1))]
      return
    }
    guard isSmooth, middle >= Self.fewest else {
      laws = []
      return
    }
    let step = (Self.deviations * middle.squareRoot()).rounded()
    laws = [middle - step, middle, middle + step].map { ($0, make(Int($0), 0.5)) }
  }

  /// How unlikely a value at least as large is.
  func significance(of evaluation: Evaluation) -> Significance {
    guard isConditional else { return laws[0].law.significance(of: evaluation.value) }
    let events = Double(evaluation.events)
    guard laws.count == 3, laws[0].events...laws[2].events ~= events else {
      return make(evaluation.events, 1).significance(of: evaluation.value)
    }
    var z = 0.0
    var error = 0.0
    var method = TailMethod.closedForm
    var isLowerBound = false
    for (i, node) in laws.enumerated() {
      var weight = 1.0
      for (j, other) in laws.enumerated() where j != i {
        weight *= (events - other.events) / (node.events - other.events)
      }
      guard weight != 0 else { continue }
      let found = node.law.significance(of: evaluation.value)
      guard found.z.isFinite else {
        return make(evaluation.events, 1).significance(of: evaluation.value)
      }
      z += weight * found.z
      error = max(error, found.relativeError)
      method = found.method
      isLowerBound = isLowerBound || found.isLowerBound
    }
    return Significance(
      logProbability: Normal.standard.logSurvival(z),
      logComplement: Normal.standard.logSurvival(-z), relativeError: error, method: method,
      isLowerBound: isLowerBound)
  }

  /// The law of a number of events, where the rate is free.
  func law(events: Int) -> WeightedDistribution { make(events, 1) }

  /// The law at the expected number of events.
  var nominal: WeightedDistribution? { laws.isEmpty ? nil : laws[laws.count / 2].law }
}
