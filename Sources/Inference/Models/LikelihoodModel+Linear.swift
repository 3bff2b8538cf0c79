extension LikelihoodModel {
  /// Whether every expectation is a sum of rates, so that `-ln L` is convex.
  ///
  /// Then no shape is deformed, each component has one rate at most that may change, and no
  /// constraint is log-normal.
  var isLinear: Bool {
    let haveOneRate = sets.allSatisfy { set in
      set.components.allSatisfy { component in
        component.template == nil
          && component.factors.count { !parameters[$0.parameter].isFixed } <= 1
      }
    }
    return haveOneRate
      && parameters.allSatisfy { parameter in
        if case .logNormal = parameter.constraint { parameter.isFixed } else { true }
      }
  }
}
