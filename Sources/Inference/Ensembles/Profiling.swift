/// Data of which `-ln L` is minimised over everything but the parameter of interest.
protocol Profiling {
  /// The best value of the parameter of interest, and the minimum; `nil` where no fit converged.
  mutating func best() -> (value: Double, negativeLog: Double)?
  /// The minimum with the parameter of interest held at a value; `nil` where no fit converged.
  mutating func held(at value: Double) -> Double?
}

extension Profiling {
  /// A statistic at a value; not a number where a fit did not converge.
  mutating func statistic(_ kind: ProfileStatistic, at value: Double) -> Double {
    guard let best = best(), let held = held(at: value) else { return .nan }
    return kind.value(held: held, best: best, at: value)
  }
}

/// The likelihood of some data, fitted by the general method.
struct FittedProfile: Profiling {
  let likelihood: Likelihood
  let interest: Int
  private var bestFit: Fit?
  /// The last fit with a held value, from which the next begins.
  private var last: [Double]?

  init(_ likelihood: Likelihood, interest: Int, start: [Double]? = nil) {
    self.likelihood = likelihood
    self.interest = interest
    last = start
  }

  mutating func best() -> (value: Double, negativeLog: Double)? {
    let fit = bestFit ?? likelihood.fit(from: last)
    bestFit = fit
    guard fit.isConverged else { return nil }
    if last == nil { last = fit.values }
    return (fit.values[interest], fit.negativeLog)
  }

  mutating func held(at value: Double) -> Double? {
    let fit = heldFit(at: value)
    return fit.isConverged ? fit.negativeLog : nil
  }

  mutating func heldFit(at value: Double) -> Fit {
    let fit = likelihood.fit(holding: [interest: value], from: last)
    if fit.isConverged, fit.negativeLog.isFinite { last = fit.values }
    return fit
  }
}
