import Foundation
import Numerics

/// What an auxiliary measurement says of a parameter.
///
/// Its part of the likelihood stands here without constants. A measurement without error fixes the
/// parameter at the number measured.
public enum Constraint: Sendable, Equatable {
  /// `measured` follows a normal law around the parameter.
  case gaussian(measured: Double, deviation: Double)
  /// The logarithm of `measured` follows a normal law around that of the parameter.
  case logNormal(measured: Double, deviation: Double)
  /// `counts` follow a Poisson law whose mean is the parameter times `ratio`.
  case poisson(counts: Double, ratio: Double)

  /// The number measured: a value of the parameter, or counts.
  public var measured: Double {
    switch self {
    case .gaussian(let measured, _), .logNormal(let measured, _): measured
    case .poisson(let counts, _): counts
    }
  }

  /// The parameter that agrees best with the measurement.
  public var center: Double {
    switch self {
    case .gaussian(let measured, _), .logNormal(let measured, _): measured
    case .poisson(let counts, let ratio): counts / ratio
    }
  }

  /// Whether the measurement has no error, so that the parameter is not free.
  public var isExact: Bool {
    switch self {
    case .gaussian(_, let deviation), .logNormal(_, let deviation): deviation == 0
    case .poisson: false
    }
  }

  /// The error of the parameter by this measurement alone.
  public var deviation: Double {
    switch self {
    case .gaussian(_, let deviation): deviation
    case .logNormal(let measured, let deviation): measured * deviation
    case .poisson(let counts, let ratio): max(counts, 1).squareRoot() / ratio
    }
  }

  /// The negative logarithm of the likelihood with its first two derivatives by the parameter.
  ///
  /// The second one is that of the expected information for the log-normal law, so never negative.
  func term(
    at value: Double, measured: Double
  ) -> (value: Double, slope: Double, curvature: Double) {
    switch self {
    case .gaussian(_, let deviation):
      let precision = 1 / (deviation * deviation)
      let off = value - measured
      return (0.5 * off * off * precision, off * precision, precision)
    case .logNormal(_, let deviation):
      guard value > 0 else { return (.infinity, 0, 0) }
      let precision = 1 / (deviation * deviation)
      let off = log(value / measured)
      return (0.5 * off * off * precision, off * precision / value, precision / (value * value))
    case .poisson(_, let ratio):
      guard measured > 0 else { return (ratio * value, ratio, 0) }
      guard value > 0 else { return (.infinity, 0, 0) }
      return (
        ratio * value - measured * log(ratio * value), ratio - measured / value,
        measured / (value * value)
      )
    }
  }

  /// A measurement of a true value.
  func draw(around value: Double, using stream: inout RandomStream) -> Double {
    switch self {
    case .gaussian(_, let deviation):
      value + deviation * Normal.standard.sample(using: &stream)
    case .logNormal(_, let deviation):
      value * exp(deviation * Normal.standard.sample(using: &stream))
    case .poisson(_, let ratio):
      Double(Poisson.sample(mean: max(0, ratio * value), using: &stream))
    }
  }

  /// A true value, where `value` is the one that agrees best with the measurement.
  ///
  /// After counts it has a gamma law of their mean, as the room's other uncertain rates do.
  func drawTruth(around value: Double, using stream: inout RandomStream) -> Double {
    switch self {
    case .gaussian, .logNormal: return draw(around: value, using: &stream)
    case .poisson(_, let ratio):
      guard value > 0 else { return 0 }
      return Gamma(shape: ratio * value, scale: 1 / ratio).sample(using: &stream)
    }
  }

  /// The measurement without fluctuation of a true value.
  func expected(at value: Double) -> Double {
    switch self {
    case .gaussian, .logNormal: value
    case .poisson(_, let ratio): ratio * value
    }
  }
}

extension Constraint: CustomStringConvertible {
  /// A few words for a table.
  public var description: String {
    switch self {
    case .gaussian(let measured, let deviation): "\(measured) ± \(deviation)"
    case .logNormal(let measured, let deviation): "\(measured) × exp(± \(deviation))"
    case .poisson(let counts, let ratio): "\(counts) counts / \(ratio)"
    }
  }
}
