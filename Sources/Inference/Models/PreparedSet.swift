import Numerics

/// A data set whose components know their parameters by place, and their heights by row.
struct PreparedSet: Sendable {
  let name: String
  let observables: [DataSet.Observable]
  let components: [PreparedComponent]
  /// The cells in which events need not be told apart: bins, or those of the histograms.
  let grid: CellGrid?
  /// The size by which a height is multiplied to be the probability of a cell.
  let measures: [Double]

  init(
    _ dataSet: DataSet, parameters: [Parameter], places: [String: Int]
  ) throws(ModelError) {
    name = dataSet.name
    observables = dataSet.observables
    if dataSet.components.isEmpty {
      throw .empty("the data set '\(dataSet.name)' has no component")
    }
    guard 1...3 ~= dataSet.observables.count else {
      throw .notANumber(
        of: "the number of observables of '\(dataSet.name)'",
        found: Double(dataSet.observables.count), expected: "one to three")
    }
    try LikelihoodModel.checkNames(
      dataSet.components.map(\.name), "components of '\(dataSet.name)'")
    for component in dataSet.components
    where component.density.dimensions != dataSet.observables.count {
      throw .dimensions(
        of: "'\(component.name)'", found: component.density.dimensions,
        expected: dataSet.observables.count)
    }
    for component in dataSet.components {
      for (range, observable) in zip(component.density.box, dataSet.observables)
      where range.clamped(to: observable.range) != range {
        throw .beyondRange(of: "'\(component.name)'", observable: observable.name)
      }
    }
    let isBinned = dataSet.form == .binned
    let grid = isBinned ? try Self.bins(of: dataSet) : Self.sharedCells(of: dataSet.components)
    self.grid = grid
    measures = grid.map { isBinned ? [Double](repeating: 1, count: $0.count) : $0.volumes } ?? []
    var prepared: [PreparedComponent] = []
    for component in dataSet.components {
      prepared.append(
        try PreparedComponent(
          component, bins: isBinned ? grid : nil, cells: grid, parameters: parameters,
          places: places))
    }
    components = prepared
  }

  /// The row of a place in the grid; throws where it lies outside of the observables' ranges.
  func check(_ place: SIMD3<Double>, event: Int) throws(ModelError) {
    for (dimension, observable) in observables.enumerated()
    where !observable.range.contains(place[dimension]) {
      throw .outside(
        set: name, event: event, observable: observable.name, found: place[dimension])
    }
  }

  private static func bins(of dataSet: DataSet) throws(ModelError) -> CellGrid {
    var axes: [Axis] = []
    for observable in dataSet.observables {
      guard let axis = observable.bins else {
        throw .binsAreMissing(set: dataSet.name, observable: observable.name)
      }
      axes.append(axis)
    }
    return CellGrid(axes)
  }

  /// The bins that every component has, where all of them are histograms.
  private static func sharedCells(of components: [ModelComponent]) -> CellGrid? {
    guard let first = (components[0].density as? GridDensity)?.cells else { return nil }
    return components.allSatisfy { ($0.density as? GridDensity)?.cells == first } ? first : nil
  }
}
