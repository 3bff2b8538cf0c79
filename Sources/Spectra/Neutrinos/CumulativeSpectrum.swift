import Foundation

/// The moments of a tabulated flux above any energy, exact for the rule that joins its points.
///
/// The sums from each point upwards are made once; an energy takes a bisection and the closed form
/// of the piece that it cuts.
struct CumulativeSpectrum: Sendable {
  private enum Joint {
    case line(intercept: Double, slope: Double)
    case powerLaw(exponent: Double)
  }

  private let energies: [Double]
  private let values: [Double]
  private let joints: [Joint]
  /// The moments above each point.
  private let above: [FluxMoments]
  /// What a piece that begins at zero begins at instead, lest 1/E be infinite.
  private let smallest: Double

  init(_ spectrum: TabulatedFunction) {
    energies = spectrum.arguments
    values = spectrum.values
    smallest = 1e-9 * spectrum.domain.upperBound
    joints = zip(energies.indices, energies.indices.dropFirst()).map { [energies, values] in
      let (low, high) = (energies[$0], energies[$1])
      guard spectrum.interpolation == .powerLaw, values[$0] > 0, values[$1] > 0 else {
        let slope = (values[$1] - values[$0]) / (high - low)
        return .line(intercept: values[$0] - slope * low, slope: slope)
      }
      return .powerLaw(exponent: log(values[$1] / values[$0]) / log(high / low))
    }
    var above = [FluxMoments](repeating: FluxMoments(), count: energies.count)
    for piece in joints.indices.reversed() {
      above[piece] = above[piece + 1]
      above[piece] += Self.moments(
        of: joints[piece], from: max(energies[piece], smallest), to: energies[piece + 1],
        ending: values[piece + 1])
    }
    self.above = above
  }

  func moments(above energy: Double) -> FluxMoments {
    var high = energies.count - 1
    guard energy < energies[high] else { return FluxMoments() }
    var low = 0
    while high - low > 1 {
      let middle = (low + high) / 2
      if energies[middle] <= energy { low = middle } else { high = middle }
    }
    guard energy > energies[low] else { return above[low] }
    var moments = above[high]
    moments += Self.moments(
      of: joints[low], from: max(energy, smallest), to: energies[high], ending: values[high])
    return moments
  }

  private static func moments(
    of joint: Joint, from low: Double, to high: Double, ending value: Double
  ) -> FluxMoments {
    let width = high - low
    let logarithm = log(high / low)
    switch joint {
    case .line(let intercept, let slope):
      return FluxMoments(
        zeroth: width * (intercept + slope * (low + high) / 2),
        first: intercept * logarithm + slope * width,
        second: intercept * width / (low * high) + slope * logarithm)
    case .powerLaw(let exponent):
      let start = value * exp(-exponent * logarithm)
      return FluxMoments(
        zeroth: powerLaw(from: start * low, to: value * high, exponent + 1, logarithm),
        first: powerLaw(from: start, to: value, exponent, logarithm),
        second: powerLaw(from: start / low, to: value / high, exponent - 1, logarithm))
    }
  }

  /// The integral over `log E` of what goes as a power of E, from the values at both ends.
  private static func powerLaw(
    from start: Double, to end: Double, _ exponent: Double, _ logarithm: Double
  ) -> Double {
    // Below this the quotient loses digits and the trapezoid is exact to rounding.
    abs(exponent * logarithm) > 1e-6
      ? (end - start) / exponent : (start + end) / 2 * logarithm
  }
}
