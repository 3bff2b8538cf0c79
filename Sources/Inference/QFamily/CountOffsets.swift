import Numerics

/// What a number of events alone adds to a sum, with a mean for each event, for all likely numbers.
struct CountOffsets: Sendable {
  /// What each event is counted with.
  let perEvent: Double
  /// The value from which sums are counted.
  let reference: Double
  /// The number of events, where that is given.
  let fixed: Int?
  private let term: CountTerm
  private let first: Int
  private let offsets: [Double]
  private let logFactorials: [Double]

  /// So many deviations about the expected numbers are made beforehand.
  private static let reach = 15.0

  /// The numbers about the expected ones.
  init(_ term: CountTerm, perEvent: Double, expected: [Double], fixed: Int?) {
    self.term = term
    self.perEvent = perEvent
    self.fixed = fixed
    let lowest = expected.min() ?? 0
    let highest = expected.max() ?? 0
    let middle = fixed ?? Int(expected.last.map { $0.rounded() } ?? 0)
    let reference = term.value(middle) + Double(middle) * perEvent
    self.reference = reference
    let first = max(0, Int(lowest - Self.reach * lowest.squareRoot()))
    let last = Int(highest + Self.reach * highest.squareRoot()) + 10
    self.first = first
    guard fixed == nil else {
      offsets = []
      logFactorials = []
      return
    }
    offsets = (first...last).map { term.value($0) + Double($0) * perEvent - reference }
    logFactorials = (first...last).map { SpecialFunctions.logGamma(Double($0) + 1) }
  }

  /// How far the sum of so many events is from the reference, before their own scatter.
  func offset(_ count: Int) -> Double {
    let place = count - first
    return offsets.indices.contains(place)
      ? offsets[place] : term.value(count) + Double(count) * perEvent - reference
  }

  /// The logarithm of the factorial.
  func logFactorial(_ count: Int) -> Double {
    let place = count - first
    return logFactorials.indices.contains(place)
      ? logFactorials[place] : SpecialFunctions.logGamma(Double(count) + 1)
  }
}
