public import Inference

extension LimitPlan {
  /// The toys behind the ratios CLs of so many values.
  public func ratioToys(values: Int) -> Int {
    if case .toys(let count) = calibration { 2 * values * count } else { 0 }
  }

  /// The ratio CLs of data at a value of the parameter of interest.
  ///
  /// - Parameters:
  ///   - analysis: The analysis of the data.
  ///   - value: The value.
  ///   - ledger: What keeps the toys.
  /// - Returns: The ratio, and those of experiments without signal.
  /// - Throws: What the ledger throws, or that fits find no minimum.
  public func signalRatio(
    _ analysis: ProfileAnalysis, at value: Double, ledger: ToyLedger = ToyLedger()
  ) throws -> SignalRatio {
    guard case .toys(let count) = calibration else {
      return try analysis.asymptoticSignalRatio(at: value)
    }
    let name = "CLs of \(analysis.parameter.name) = \(value)"
    let toys = try SignalRatioToys(analysis, at: value, count: count)
    let without = try ledger.summary("\(name), without signal", toys: toys.count) {
      toys.statistics($0, seed: seed, threads: threads)
    } sum: {
      try toys.tails(of: $0).numbers
    }
    let signal = toys.withSignal(against: SignalRatioToys.Tails(numbers: without))
    let with = try ledger.summary("\(name), with signal", toys: signal.count) {
      signal.numbers($0, seed: seed, threads: threads)
    } sum: {
      try signal.tails(of: $0).numbers
    }
    return signal.ratio(SignalRatioToys.Tails(numbers: with))
  }
}
