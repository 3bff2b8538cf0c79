import Foundation
import Numerics

/// The ratio CLs: how unlikely the data are with the signal, relative to without it.
///
/// `CLs = P(q̃ ≥ q | μ) / P(q̃ ≥ q | 0)` (A. L. Read, J. Phys. G 28 (2002) 2693), which does not
/// exclude a signal to which there is no sensitivity.
public struct SignalRatio: Sendable, Equatable {
  /// The value tested.
  public let value: Double
  /// The statistic `q̃` of the data.
  public let statistic: Double
  /// The ratio of the data.
  public let observed: Double
  /// Its relative standard error, from the number of toys; zero for an asymptotic one.
  public let relativeError: Double
  /// The ratios that 2.3, 16, 50, 84 and 97.7 % of data sets without signal do not exceed.
  public let expected: [Double]
  /// How it was found.
  public let method: TailMethod
}

extension ProfileAnalysis {
  /// CLs by the asymptotic laws of `q̃` (equations 64 to 66 of arXiv:1007.1727).
  ///
  /// The data without fluctuations that stand for no signal have the other parameters of the fit
  /// to the data without it.
  public func asymptoticSignalRatio(at value: Double) throws(StatementError) -> SignalRatio {
    try asymptoticSignalRatio(at: value, against: try backgroundOnly())
  }

  /// The analysis of data without signal and without fluctuations.
  func backgroundOnly() throws(StatementError) -> ProfileAnalysis {
    let model = likelihood.model
    let background = heldFit(at: parameter.range.lowerBound).values
    // Data made of the model itself fit it.
    guard let asimov = try? Likelihood(model, data: model.asimov(at: background)) else {
      throw .needs("events where components have density", found: "none")
    }
    return try ProfileAnalysis(asimov, interest: interest)
  }

  func asymptoticSignalRatio(
    at value: Double, against asimov: ProfileAnalysis
  ) throws(StatementError) -> SignalRatio {
    let observed = try statistic(.upper, at: value)
    let root = observed.squareRoot()
    let reach = try asimov.statistic(.upper, at: value).squareRoot()
    // With reach = μ/σ: below it q̃ is (μ - μ̂)²/σ², above it (μ² - 2μμ̂)/σ².
    let shift =
      root <= reach || reach == 0 ? root - reach : (observed - reach * reach) / (2 * reach)
    func ratio(_ shift: Double) -> Double {
      let with = Normal.standard.survival(shift + reach)
      let without = Normal.standard.survival(shift)
      return without > 0 ? with / without : 0
    }
    return SignalRatio(
      value: value, statistic: observed, observed: ratio(shift), relativeError: 0,
      expected: [2, 1, 0, -1, -2].map { ratio($0) }, method: .asymptotic)
  }

  /// The largest signal whose CLs is one minus the level, and those of data without signal.
  ///
  /// The bands are the limits of data at -2, -1, 0, 1 and 2 standard deviations.
  public func asymptoticRatioLimit(
    level: Double
  ) throws(StatementError) -> (observed: Double, expected: [Double]) {
    let asimov = try backgroundOnly()
    func limit(
      _ ratio: (SignalRatio) -> Double
    ) throws(StatementError) -> Double {
      var failure: StatementError?
      func excess(_ value: Double) -> Double {
        do throws(StatementError) {
          return ratio(try asymptoticSignalRatio(at: value, against: asimov)) - (1 - level)
        } catch {
          failure = error
          return .nan
        }
      }
      let lower = parameter.range.lowerBound
      var end = max(best.values[interest], lower) + stepScale
      while excess(end) > 0, end < parameter.range.upperBound, end < lower + stepScale * 0x1p40 {
        end = min(lower + 2 * (end - lower), parameter.range.upperBound)
      }
      let root = try? Root(of: excess, in: lower...end, tolerance: 1e-9 * stepScale)
      if let failure { throw failure }
      guard let root else { throw .noEnd(of: parameter.name, up: end) }
      return root.x
    }
    let observed = try limit { $0.observed }
    var expected: [Double] = []
    for band in 0..<5 { expected.append(try limit { $0.expected[band] }) }
    return (observed, expected)
  }
}
