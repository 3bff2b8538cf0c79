import Numerics

extension LikelihoodModel {
  /// The search for a signal of known form in the counts of cells of scores.
  ///
  /// The parameter of interest, `signal`, is the expected number of its events. Each component of the
  /// background has its own number, which another measurement says to the component's relative
  /// uncertainty (a normal law). No cell expects less than the simulation supports, so that none has a
  /// signal over nothing.
  ///
  /// - Parameters:
  ///   - signal: The density of the signal's scores.
  ///   - background: What is expected without it.
  ///   - cells: The cells, filled with that background.
  /// - Throws: Where the densities are of other scores than the cells.
  public init(
    of signal: ScoreShape, over background: Background, in cells: ScoreCells
  ) throws {
    precondition(
      cells.components.count == background.components.count,
      "LikelihoodModel: cells of \(cells.components.count) components, expected "
        + "\(background.components.count)")
    let axis = Axis.regular(bins: cells.count, from: 0, to: Double(cells.count))
    var parameters = [Parameter(Self.signalName, nominal: 0)]
    var components = [
      ModelComponent(
        Self.signalName, factors: [.parameter(Self.signalName)],
        density: try GridDensity(
          contents: try cells.partition.probabilities(of: signal), on: [axis]))
    ]
    for (component, counts) in zip(background.components, cells.components) {
      parameters.append(
        Parameter(
          component.name,
          constraint: .gaussian(
            measured: component.expected,
            deviation: component.expected * component.relativeUncertainty)))
      components.append(
        ModelComponent(
          component.name, factors: [.parameter(component.name)],
          density: try GridDensity(contents: counts, on: [axis])))
    }
    let range = axis.lower...axis.upper
    try self.init(
      parameters: parameters,
      dataSets: [
        DataSet(
          "cells", observables: [DataSet.Observable("cell", in: range, bins: axis)],
          components: components, form: .binned)
      ],
      interest: [Self.signalName])
  }

  private static let signalName = "signal"
}
