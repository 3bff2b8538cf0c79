import Kernels
import Numerics

/// A model of rates whose data are counts in cells, laid out for many fits.
///
/// Row r of the table has the density of each rate there, for the cells of all data sets one after
/// the other. What does not change is the last column.
struct RateModel: Sendable {
  let model: LikelihoodModel
  let table: MixtureTable
  /// The expected events per unit of each rate, and of what does not change.
  let totals: [Double]
  /// The size by which the height of a row is multiplied to be the expected events.
  let measures: [Double]
  let lower: [Double]
  let upper: [Double]
  let isFixed: [Bool]
  /// The constraints of parameters that are not fixed.
  let constraints: [Constraint?]

  /// The number of parameters.
  var count: Int { lower.count }
  /// The place of what does not change.
  var constant: Int { count }

  /// `nil` where the model is not one of rates in cells, or has too many of them.
  init?(_ model: LikelihoodModel) {
    let count = model.parameters.count
    guard model.isLinear, count < MixtureTable.mostColumns,
      model.sets.allSatisfy({ $0.grid != nil })
    else { return nil }
    var columns = [[Double]](repeating: [], count: count + 1)
    var totals = [Double](repeating: 0, count: count + 1)
    var measures: [Double] = []
    for set in model.sets {
      let start = measures.count
      measures += set.measures
      for column in columns.indices {
        columns[column] += [Double](repeating: 0, count: set.measures.count)
      }
      for component in set.components {
        guard let (column, events) = Self.column(of: component, in: model) else { return nil }
        for (cell, height) in component.heights.enumerated() {
          columns[column][start + cell] += events * height
          totals[column] += events * height * set.measures[cell]
        }
      }
    }
    self.model = model
    self.totals = totals
    self.measures = measures
    let cells = columns
    table = MixtureTable(rows: measures.count, columns: count + 1) { cells[$1][$0] }
    lower = model.parameters.map(\.range.lowerBound)
    upper = model.parameters.map(\.range.upperBound)
    isFixed = model.parameters.map(\.isFixed)
    constraints = model.parameters.map { $0.isFixed ? nil : $0.constraint }
  }

  /// The rate that a component belongs to, and its events per unit; `nil` for one minus a rate.
  private static func column(
    of component: PreparedComponent, in model: LikelihoodModel
  ) -> (column: Int, events: Double)? {
    var events = component.events
    var column = model.parameters.count
    for factor in component.factors {
      if model.parameters[factor.parameter].isFixed {
        events *= factor.value(at: model.nominal)
      } else if factor.isComplement {
        return nil
      } else {
        column = factor.parameter
      }
    }
    return (column, events)
  }

  /// The shares of the table's columns at given parameters.
  func shares(at values: [Double]) -> [Double] {
    var shares = [Double](repeating: 0, count: table.stride)
    for i in 0..<count { shares[i] = values[i] }
    shares[constant] = 1
    return shares
  }

  /// The height of the mixture in every row.
  func heights(at values: [Double]) -> [Double] {
    let shares = shares(at: values)
    return measures.indices.map { row in
      (0...count).reduce(0) { $0 + table.value(row: row, column: $1) * shares[$1] }
    }
  }

  /// The expected information at given parameters, row by row: `Σ fₐ f_b / p` and the constraints.
  ///
  /// Fixed parameters have a one on the diagonal and zeros beside it.
  func information(at values: [Double]) -> [Double] {
    let heights = heights(at: values)
    var information = [Double](repeating: 0, count: count * count)
    for row in measures.indices where heights[row] > 0 {
      let scale = measures[row] / heights[row]
      for i in 0..<count {
        let own = scale * table.value(row: row, column: i)
        guard own > 0 else { continue }
        for j in 0...i { information[i * count + j] += own * table.value(row: row, column: j) }
      }
    }
    for (i, parameter) in model.parameters.enumerated() {
      switch parameter.constraint {
      case .gaussian(_, let deviation) where deviation > 0:
        information[i * count + i] += 1 / (deviation * deviation)
      case .poisson(_, let ratio):
        information[i * count + i] += ratio / max(values[i], 1 / ratio)
      default: break
      }
    }
    for i in 0..<count {
      for j in 0..<i { information[j * count + i] = information[i * count + j] }
    }
    return information
  }
}
