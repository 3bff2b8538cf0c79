import Foundation
import Numerics

/// A model with data: the negative logarithm of the likelihood, and its minimum.
public struct Likelihood: Sendable {
  /// The model.
  public let model: LikelihoodModel
  /// What the auxiliary measurements say, for each parameter.
  public let measured: [Double]
  private let rows: [LikelihoodRows]

  /// The likelihood of data; throws where they do not fit the model.
  public init(_ model: LikelihoodModel, data: ModelData) throws(ModelError) {
    guard data.sets.count == model.sets.count else {
      throw .dataSets(found: data.sets.count, expected: model.sets.count)
    }
    self.model = model
    measured = data.measured
    var rows: [LikelihoodRows] = []
    for (events, set) in zip(data.sets, model.sets) {
      rows.append(try LikelihoodRows(events, of: set))
    }
    self.rows = rows
  }

  /// `-ln L` without constants: `Σν - Σ ln Σ νₖ fₖ` and the constraints; infinite where impossible.
  public func negativeLog(at values: [Double]) -> Double {
    var work = Slopes(count: 0)
    return evaluate(values, slopes: &work)
  }

  /// The first derivatives of `-ln L`, and the information as Gauss and Newton approximate it.
  struct Slopes {
    var gradient: [Double]
    /// `Σ w ∇λ ∇λᵀ / λ²` and the constraints' curvatures, row by row; exact for rates.
    var information: [Double]
    fileprivate var row: [Double]

    /// Room for derivatives by so many parameters; for none, they are not taken.
    init(count: Int) {
      gradient = [Double](repeating: 0, count: count)
      information = [Double](repeating: 0, count: count * count)
      row = gradient
    }
  }

  func evaluate(_ values: [Double], slopes: inout Slopes) -> Double {
    let count = slopes.gradient.count
    for i in slopes.gradient.indices { slopes.gradient[i] = 0 }
    for i in slopes.information.indices { slopes.information[i] = 0 }
    var sum = 0.0
    for (index, parameter) in model.parameters.enumerated() {
      guard let constraint = parameter.constraint, !parameter.isFixed else { continue }
      let term = constraint.term(at: values[index], measured: measured[index])
      sum += term.value
      guard count > 0 else { continue }
      slopes.gradient[index] += term.slope
      slopes.information[index * count + index] += term.curvature
    }
    for (set, own) in zip(model.sets, rows) {
      sum += Self.evaluate(set, own, values, &slopes)
      if sum == .infinity { break }
    }
    // The information was summed below its diagonal.
    for i in 0..<count {
      for j in 0..<i { slopes.information[j * count + i] = slopes.information[i * count + j] }
    }
    return sum
  }

  private static func evaluate(
    _ set: PreparedSet, _ rows: LikelihoodRows, _ values: [Double], _ slopes: inout Slopes
  ) -> Double {
    let count = slopes.gradient.count
    let components = set.components
    let width = components.count
    let rates = components.map { $0.rate(at: values) }
    let rateSlopes = count > 0 ? components.map { $0.slopes(at: values) } : []
    var shapes = components.map {
      [Double](repeating: 0, count: $0.template?.parameters.count ?? 0)
    }
    var sum = 0.0
    for (k, component) in components.enumerated() {
      let scale = component.template?.scale(at: values, slopes: &shapes[k]) ?? 1
      sum += rates[k] * scale
      guard count > 0 else { continue }
      for (parameter, slope) in rateSlopes[k] { slopes.gradient[parameter] += slope * scale }
      for (i, parameter) in (component.template?.parameters ?? []).enumerated() {
        slopes.gradient[parameter] += rates[k] * shapes[k][i]
      }
    }
    for row in rows.weights.indices {
      let start = row * width
      var height = 0.0
      if count > 0 { for i in 0..<count { slopes.row[i] = 0 } }
      for k in 0..<width {
        var own = rows.heights[start + k]
        if let template = components[k].template {
          let cell = rows.cells[start + k]
          guard cell >= 0 else { continue }
          own = template.height(of: cell, at: values, slopes: &shapes[k])
          if count > 0 {
            for (i, parameter) in template.parameters.enumerated() {
              slopes.row[parameter] += rates[k] * shapes[k][i]
            }
          }
        }
        height += rates[k] * own
        if count > 0 {
          for (parameter, slope) in rateSlopes[k] { slopes.row[parameter] += slope * own }
        }
      }
      guard height > 0 else { return .infinity }
      sum -= rows.weights[row] * log(height)
      guard count > 0 else { continue }
      let ratio = rows.weights[row] / height
      for i in 0..<count where slopes.row[i] != 0 {
        slopes.gradient[i] -= ratio * slopes.row[i]
        let scaled = ratio / height * slopes.row[i]
        for j in 0...i { slopes.information[i * count + j] += scaled * slopes.row[j] }
      }
    }
    return sum
  }
}
