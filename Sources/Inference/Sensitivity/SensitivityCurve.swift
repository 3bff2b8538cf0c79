import Foundation
import Numerics

/// What experiments find as something grows: the number of signal events, or the exposure.
public struct SensitivityCurve: Sendable {
  /// The band where the argument has a value.
  public typealias Band = @Sendable (_ argument: Double) throws(InferenceError) -> SignificanceBand

  private let makeBand: Band

  /// A curve from the function that follows it.
  public init(_ band: @escaping Band) { makeBand = band }

  /// What a prepared statistic finds of a signal as its number of events grows.
  public init(of statistic: any Statistic, to shape: ScoreShape) {
    self.init { (events) throws(InferenceError) in
      try statistic.band(with: try Signal(shape, expected: events))
    }
  }

  /// The band at a value of the argument.
  public func band(at argument: Double) throws(InferenceError) -> SignificanceBand {
    try makeBand(argument)
  }

  /// The smallest value near `start` at which the median reaches `z`, within the limits.
  ///
  /// Sought upwards from `start` in factors of two, downwards where it is reached there already, then
  /// by Brent's rule on the logarithm, to a relative tolerance of 1e-6. A median that falls as the
  /// argument grows is seen where the steps see it, and said.
  public func reach(
    _ z: Double, from start: Double, within limits: ClosedRange<Double>
  ) throws(InferenceError) -> Reach {
    precondition(
      limits.lowerBound > 0 && limits.contains(start),
      "SensitivityCurve: start is \(start), expected a number within \(limits) above zero")
    var seen: [(argument: Double, z: Double)] = []
    func median(_ argument: Double) throws(InferenceError) -> Double {
      let found = try band(at: argument).median.z
      seen.append((argument, found))
      return found
    }
    func result(_ argument: Double?) -> Reach {
      let ordered = seen.sorted { $0.argument < $1.argument }
      let highest = ordered.map(\.z).max() ?? -.infinity
      let isMonotone = zip(ordered, ordered.dropFirst()).allSatisfy {
        $0.z <= $1.z + Self.slack
      }
      return Reach(argument: argument, highest: highest, isMonotone: isMonotone)
    }
    var lower = start
    var upper = start
    if try median(start) >= z {
      repeat {
        guard lower > limits.lowerBound else { return result(lower) }
        upper = lower
        lower = max(limits.lowerBound, 0.5 * lower)
      } while try median(lower) >= z
    } else {
      repeat {
        guard upper < limits.upperBound else { return result(nil) }
        lower = upper
        upper = min(limits.upperBound, 2 * upper)
      } while try median(upper) < z
    }
    var failure: InferenceError?
    let root = try? Root(
      of: { logarithm in
        do throws(InferenceError) {
          return try band(at: exp(logarithm)).median.z - z
        } catch {
          failure = error
          return .nan
        }
      }, in: log(lower)...log(upper), tolerance: 1e-6)
    if let failure { throw failure }
    return result(exp(root?.x ?? log(upper)))
  }

  /// Medians from toys, and those of counts, fall back by less than this without falling.
  private static let slack = 0.1
}
