import Numerics

extension ModelComponent {
  /// The same events as components of one bin each, with factors of their own where uncertain.
  ///
  /// - Parameters:
  ///   - axes: The bins.
  ///   - deviations: The relative deviation of each bin; bins without any stay together.
  ///   - set: The data set, which begins the factors' names.
  ///   - constraint: What is known of a factor with some deviation.
  /// - Returns: The components, and the factors.
  /// - Throws: That the component has no events in the bins.
  func split(
    into axes: [Axis], deviations: [Double], set: String, constraint: (Double) -> Constraint
  ) throws(InferenceError) -> (components: [ModelComponent], factors: [Parameter]) {
    let shares = density.probabilities(on: axes)
    var components: [ModelComponent] = []
    var parameters: [Parameter] = []
    func part(_ name: String, _ bins: [Int], factor: String?) throws(InferenceError) {
      var contents = [Double](repeating: 0, count: shares.count)
      for bin in bins { contents[bin] = shares[bin] }
      let total = fixedTreeSum(contents.span)
      guard total > 0 else { return }
      components.append(
        ModelComponent(
          name, events: events * total, factors: factors + (factor.map { [.parameter($0)] } ?? []),
          density: try GridDensity(contents: contents, on: axes),
          // Said once, of the first part.
          acceptance: components.isEmpty ? acceptance : 1))
    }
    try part(name, shares.indices.filter { deviations[$0] == 0 }, factor: nil)
    for bin in shares.indices where deviations[bin] > 0 && shares[bin] > 0 {
      let own = "\(name)[\(bin + 1)]"
      let factor = "\(set)/\(own)"
      parameters.append(
        Parameter(factor, nominal: 1, constraint: constraint(deviations[bin])))
      try part(own, [bin], factor: factor)
    }
    return (components, parameters)
  }
}
