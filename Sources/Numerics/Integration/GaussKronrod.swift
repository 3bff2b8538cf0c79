import Foundation

/// The pair of a 10-point Gauss and a 21-point Kronrod rule on one interval.
///
/// Nodes and weights are those of QUADPACK's `qk21` (R. Piessens et al., "QUADPACK", Springer 1983).
enum GaussKronrod {
  /// What the pair knows of one interval.
  struct Estimate {
    let value: Double
    let error: Double
    /// Whether the error is rounding alone, which no finer pieces make smaller.
    let isRounding: Bool
  }

  /// The evaluations of one estimate.
  static let evaluations = 21

  /// The integral from `center - half` to `center + half`, with QUADPACK's estimate of its error.
  ///
  /// The difference between the rules is the error of the Gauss rule, so it is raised to 3/2
  /// relative to the integrand's variation; rounding bounds the estimate from below.
  static func estimate(
    center: Double, half: Double, _ function: (Double) -> Double
  ) -> Estimate {
    let middle = function(center)
    var pairs = InlineArray<10, SIMD2<Double>>(repeating: .zero)
    var kronrod = middleWeight * middle
    var magnitude = middleWeight * abs(middle)
    var gauss = 0.0
    for i in 0..<10 {
      let pair = SIMD2(function(center - half * nodes[i]), function(center + half * nodes[i]))
      pairs[i] = pair
      kronrod += kronrodWeights[i] * pair.sum()
      magnitude += kronrodWeights[i] * (abs(pair[0]) + abs(pair[1]))
      // The Gauss nodes are every second Kronrod node.
      if i % 2 == 1 { gauss += gaussWeights[i / 2] * pair.sum() }
    }
    let mean = 0.5 * kronrod
    var variation = middleWeight * abs(middle - mean)
    for i in 0..<10 {
      variation += kronrodWeights[i] * (abs(pairs[i][0] - mean) + abs(pairs[i][1] - mean))
    }
    let width = abs(half)
    variation *= width
    magnitude *= width
    var error = abs(kronrod - gauss) * width
    if variation > 0, error > 0 { error = variation * min(1, pow(200 * error / variation, 1.5)) }
    let rounding = 50 * 0x1p-53 * magnitude
    return Estimate(
      value: kronrod * half, error: max(error, rounding), isRounding: error <= rounding)
  }

  private static let nodes: InlineArray<10, Double> = [
    0.995657163025808080735527280689003, 0.973906528517171720077964012084452,
    0.930157491355708226001207180059508, 0.865063366688984510732096688423493,
    0.780817726586416897063717578345042, 0.679409568299024406234327365114874,
    0.562757134668604683339000099272694, 0.433395394129247190799265943165784,
    0.294392862701460198131126603103866, 0.148874338981631210884826001129720,
  ]
  private static let kronrodWeights: InlineArray<10, Double> = [
    0.011694638867371874278064396062192, 0.032558162307964727478818972459390,
    0.054755896574351996031381300244580, 0.075039674810919952767043140916190,
    0.093125454583697605535065465083366, 0.109387158802297641899210590325805,
    0.123491976262065851077958109831074, 0.134709217311473325928054001771707,
    0.142775938577060080797094273138717, 0.147739104901338491374841515972068,
  ]
  private static let middleWeight = 0.149445554002916905664936468389821
  private static let gaussWeights: InlineArray<5, Double> = [
    0.066671344308688137593568809893332, 0.149451349150580593145776339657697,
    0.219086362515982043995534934228163, 0.269266719309996355091226921569469,
    0.295524224714752870173892994651338,
  ]
}
