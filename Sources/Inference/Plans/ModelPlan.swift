import Numerics

/// A model as a file describes it; tables are named, not read.
///
/// What is written of one says all that was read, defaults too: it is read back equal.
///
/// ```yaml
/// parameters:
///   - { name: signal, value: 10 }
///   - { name: flat, constraint: { gaussian: 360, deviation: 45 } }
/// interest: signal
/// data_sets:
///   - name: main
///     observables: [ { name: x, range: [0, 20] } ]
///     data: events.csv
///     components:
///       - { name: signal, rate: signal, density: { law: exponential, mean: 2.5 } }
///       - { name: flat, rate: flat, density: { law: flat } }
/// ```
public struct ModelPlan: Sendable, Equatable, Codable {
  /// The parameters.
  public let parameters: [Parameter]
  /// The names of the parameters of interest.
  public let interest: [String]
  /// The data sets.
  public let dataSets: [DataSetPlan]

  private enum Key: String, CodingKey {
    case parameters, interest
    case dataSets = "data_sets"
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    let plans = try values.decode([ParameterPlan].self, forKey: .parameters)
    dataSets = try values.decode([DataSetPlan].self, forKey: .dataSets)
    interest = try values.words(forKey: .interest)
    let shapes = Self.shapes(of: dataSets)
    parameters = plans.map { $0.parameter(deforms: shapes.contains($0.name)) }
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    let shapes = Self.shapes(of: dataSets)
    try values.encode(
      parameters.map { ParameterPlan($0, deforms: shapes.contains($0.name)) }, forKey: .parameters)
    try values.encode(words: interest, forKey: .interest)
    try values.encode(dataSets, forKey: .dataSets)
  }

  /// The parameters that deform shapes, which go both ways unless their range is given.
  private static func shapes(of dataSets: [DataSetPlan]) -> Set<String> {
    Set(dataSets.flatMap { $0.components.flatMap { $0.vary.map(\.parameter) } })
  }

  /// The model, with the tables read.
  public func model(tables: some TableSource) throws -> LikelihoodModel {
    let sets = try dataSets.map { try $0.dataSet(tables: tables) }
    return try LikelihoodModel(
      parameters: parameters + sets.flatMap(\.factors), dataSets: sets.map(\.dataSet),
      interest: interest)
  }

  /// The data, with the tables read; `nil` where no data set names any.
  ///
  /// Data sets that ask for pseudo-data have those of the nominal parameters.
  ///
  /// - Parameters:
  ///   - model: The model of this plan.
  ///   - tables: Where tables come from.
  ///   - seed: The seed of pseudo-data.
  /// - Returns: The data.
  /// - Throws: What is wrong with a table, or that a data set has no data beside others.
  public func data(
    for model: LikelihoodModel, tables: some TableSource, seed: UInt64
  ) throws -> ModelData? {
    if dataSets.allSatisfy({ $0.data == nil }) { return nil }
    var sets: [ModelData.Events] = []
    for (place, plan) in dataSets.enumerated() {
      switch plan.data {
      case .file(let file):
        let columns = try tables.columns(plan.observables.map(\.name), of: file)
        sets.append(.places(places(of: columns)))
      case .counts(let counts): sets.append(.counts(counts))
      case .asimov: sets.append(model.asimov(at: model.nominal).sets[place])
      case .toy:
        var stream = RandomStream(seed: seed, purpose: .sensitivityToys, index: 1 << 62)
        sets.append(model.draw(at: model.nominal, using: &stream).sets[place])
      case nil: throw ModelError.dataAreMissing(set: plan.name)
      }
    }
    return ModelData(sets, of: model)
  }
}

/// Places from a column for each coordinate.
func places(of columns: [[Double]]) -> [SIMD3<Double>] {
  (columns.first ?? []).indices.map { event in
    var place = SIMD3<Double>.zero
    for (dimension, column) in columns.enumerated() { place[dimension] = column[event] }
    return place
  }
}

extension KeyedDecodingContainer {
  /// A word, or a list of them.
  func words(forKey key: Key) throws -> [String] {
    if let word = try? decode(String.self, forKey: key) { return [word] }
    return try decode([String].self, forKey: key)
  }

  /// Two rising numbers.
  func range(forKey key: Key) throws -> ClosedRange<Double> {
    let ends = try decode([Double].self, forKey: key)
    guard ends.count == 2, ends[0] <= ends[1], ends[0].isFinite else {
      throw broken(key, found: "\(ends)", "two numbers that do not fall")
    }
    return ends[0]...ends[1]
  }
}

extension KeyedEncodingContainer {
  /// One word alone, or a list of them.
  mutating func encode(words: [String], forKey key: Key) throws {
    if words.count == 1 {
      try encode(words[0], forKey: key)
    } else {
      try encode(words, forKey: key)
    }
  }
}

extension ClosedRange<Double> {
  /// Both ends, as files have them.
  var ends: [Double] { [lowerBound, upperBound] }
}
