import Inference

/// The thresholds of each level, found value by value.
struct ThresholdSearch {
  private let plan: LimitPlan
  private let model: LikelihoodModel
  private let interest: Int
  private let ledger: ToyLedger
  private let truth: (Double) -> [Double]
  private var nodes: [[ThresholdCurve.Node]]
  /// The number of values at which toys of their own have been made.
  private var number = 0
  /// The number of toys whose fits did not converge.
  private(set) var failures = 0

  /// A search without values; `truth` has the true parameters at each, whose parameter of interest
  /// is set to it.
  init(
    _ plan: LimitPlan, _ model: LikelihoodModel, _ interest: Int, _ ledger: ToyLedger,
    truth: @escaping (Double) -> [Double]
  ) {
    self.plan = plan
    self.model = model
    self.interest = interest
    self.ledger = ledger
    self.truth = truth
    nodes = [[ThresholdCurve.Node]](repeating: [], count: plan.levels.count)
  }

  /// The curves in the order of levels; asymptotic ones where the plan has no toys.
  var curves: [ThresholdCurve] {
    guard case .toys = plan.calibration else {
      return plan.levels.map { .asymptotic(plan.statistic, level: $0) }
    }
    return zip(plan.levels, nodes).map { ThresholdCurve(level: $0, nodes: $1) }
  }

  /// Finds the thresholds at some values.
  mutating func add(_ values: [Double]) throws {
    guard case .toys(let count) = plan.calibration else { return }
    for value in values {
      try add(value, toys: count, first: number * count)
      number += 1
    }
  }

  /// Finds the thresholds at a value near others, from toys of the same numbers.
  ///
  /// So they err alike, and a step between them has one place: with toys of their own, the first
  /// value excluded by chance would cut an interval short.
  private mutating func addNear(_ value: Double) throws {
    guard case .toys(let count) = plan.calibration else { return }
    try add(value, toys: count, first: number * count)
  }

  private mutating func add(_ value: Double, toys count: Int, first: Int) throws {
    let (plan, interest) = (plan, interest)
    var parameters = truth(value)
    parameters[interest] = value
    let ensemble = ToyEnsemble(model, at: parameters, interest: interest)
    // For each level the threshold and its error, and how many toys were fitted.
    let found = try ledger.summary(
      "thresholds of \(model.parameters[interest].name) at \(value)", toys: count
    ) { range in
      ensemble.statistics(
        plan.statistic, at: value, plan: plan.toys(range.count), first: first + range.lowerBound)
    } sum: { statistics in
      try plan.levels.flatMap { level in
        guard let node = ThresholdCurve.Node(value: value, level: level, statistics: statistics)
        else { throw StatementError.noToys(value: value) }
        return [node.threshold, node.error, Double(node.toys)]
      }
    }
    for place in nodes.indices {
      nodes[place].append(
        ThresholdCurve.Node(
          value: value, threshold: found[3 * place], error: found[3 * place + 1],
          toys: Int(found[3 * place + 2])))
    }
    failures += count - Int(found[2])
  }

  /// Finds thresholds between those about the ends of intervals, until their steps are small.
  ///
  /// With few events thresholds fall from one value to the next, and lines between them would cut
  /// an interval short or stretch it.
  mutating func refine(about analysis: ProfileAnalysis) throws {
    for _ in 0..<Self.mostRefinements {
      let wanted = try curves.lazy.compactMap {
        try analysis.valueNearStep(plan.statistic, thresholds: $0)
      }.first
      guard let wanted else { return }
      try addNear(wanted)
    }
  }

  /// Finds thresholds between any that differ by more than their errors, until they are close.
  ///
  /// For the intervals of many experiments, whose ends can be anywhere.
  mutating func refine() throws {
    for _ in 0..<Self.mostSteps {
      guard let wanted = curves.lazy.compactMap(\.valueNearStep).first else { return }
      try addNear(wanted)
    }
  }

  private static let mostRefinements = 24
  private static let mostSteps = 60
}
