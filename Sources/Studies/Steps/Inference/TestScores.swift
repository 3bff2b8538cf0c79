import Inference

extension ScoreTest {
  /// The number of pseudo-data drawn from each split.
  private static let toysPerSplit = 1000

  /// Does the test.
  ///
  /// - Parameter onStep: Called after each statistic, replica and split; what it throws ends the test.
  /// - Returns: What was found.
  /// - Throws: What the statistics cannot do.
  public func run(onStep: () throws -> Void = {}) throws -> ScoreTestResult {
    let items = plan.items(knowing: signal, isKnownSignalPossible: signal != nil)
    var rows: [ScoreTestResult.Row] = []
    var leftOut: [(name: String, reason: String)] = []
    var unsupported: [Int] = []
    for item in items {
      guard let kind = item.kind,
        let statistic = try plan.prepared(item, kind, for: background, leftOut: &leftOut)
      else { continue }
      let evaluation = try evaluate(statistic)
      unsupported = evaluation.unsupported
      let significance = try statistic.significance(of: evaluation)
      try onStep()
      rows.append(
        ScoreTestResult.Row(
          name: item.name, value: evaluation.value, significance: significance,
          replicaZ: try replicaZ(kind, onStep),
          falseAlarms: try falseAlarms(kind, onStep)))
    }
    return ScoreTestResult(rows: rows, leftOut: leftOut, unsupported: unsupported)
  }

  /// The steps that `run` reports.
  public var steps: Int {
    plan.items(knowing: signal, isKnownSignalPossible: signal != nil).count
      * (1 + replicas + splits)
  }

  private func evaluate(_ statistic: any Statistic) throws(InferenceError) -> Evaluation {
    switch subject {
    case .scores(let scores): try statistic.evaluate(scores)
    case .value(let value):
      Evaluation(value: value, events: Int(background.expected.rounded()))
    }
  }

  /// The band of Z over replicas of the simulated sample, which estimate the density each anew.
  private func replicaZ(
    _ kind: StatisticKind, _ onStep: () throws -> Void
  ) throws -> (lower: Double, upper: Double)? {
    guard replicas > 0 else { return nil }
    var found: [Double] = []
    for replica in 0..<replicas {
      let resampled = try background.bootstrapped(replica: replica, seed: plan.tails.seed)
      let statistic = try quickPlan.prepared(kind, for: resampled)
      found.append(try statistic.significance(of: evaluate(statistic)).z)
      try onStep()
    }
    found.sort()
    func quantile(_ share: Double) -> Double {
      let place = share * Double(found.count - 1)
      let left = Int(place)
      let right = min(left + 1, found.count - 1)
      return found[left] + (place - Double(left)) * (found[right] - found[left])
    }
    let shares = SignificanceBand.shares
    return (quantile(shares.lower), quantile(shares.upper))
  }

  private func falseAlarms(
    _ kind: StatisticKind, _ onStep: () throws -> Void
  ) throws -> FalseAlarms? {
    guard splits > 0 else { return nil }
    return try FalseAlarms(
      of: kind, for: background, splits: splits, toys: Self.toysPerSplit,
      plan: quickPlan.tails, onSplit: onStep)
  }

  /// The plan of what is repeated: a tenth of the toys, whose errors are then still small.
  private var quickPlan: StatisticPlan {
    var quick = plan
    quick.tails.toys = max(1, min(plan.tails.toys, 20_000))
    return quick
  }
}
