public import Inference
public import Storage

/// A model of a likelihood as a YAML file describes it, with its tables and its data.
public struct LimitModel: Sendable {
  /// The file.
  public let path: String
  /// The model.
  public let model: LikelihoodModel
  /// The data; `nil` where the file names none.
  public let data: ModelData?
  /// The model's file and those that it names, with what they hold.
  public let inputs: [Provenance.Input]

  /// Reads a model and what it names; files stand relative to it.
  ///
  /// - Parameters:
  ///   - path: The YAML file.
  ///   - seed: The seed of pseudo-data, where the file asks for them.
  /// - Throws: What is wrong with a file, and where.
  public init(path: String, seed: UInt64) throws {
    let plan = try YAMLDecoder().decode(ModelPlan.self, fromFile: path)
    let tables = ListedTables(list: path)
    self.path = path
    do {
      model = try plan.model(tables: tables)
      data = try plan.data(for: model, tables: tables, seed: seed)
      inputs = try tables.inputs
    } catch let error as ModelError {
      throw LimitModelError.model(path: path, error)
    } catch let error as InferenceError {
      throw LimitModelError.density(path: path, error)
    }
  }

  /// The likelihood of the data.
  public func likelihood() throws -> Likelihood {
    guard let data else { throw LimitModelError.noData(path: path) }
    do {
      return try Likelihood(model, data: data)
    } catch {
      throw LimitModelError.model(path: path, error)
    }
  }
}

/// Why a model cannot be used: the file, and what is wrong.
public enum LimitModelError: Error, Equatable, CustomStringConvertible {
  /// The model or its data break a law.
  case model(path: String, ModelError)
  /// Numbers make no density.
  case density(path: String, InferenceError)
  /// The file names no data.
  case noData(path: String)

  /// One lowercase sentence without a full stop.
  public var description: String {
    switch self {
    case .model(let path, let error): "\(path): \(error)"
    case .density(let path, let error): "\(path): \(error)"
    case .noData(let path): "\(path): no data set has 'data', expected them for a fit"
    }
  }
}

/// The tables that a list names, relative to it; each file is read once.
private final class ListedTables: TableSource {
  private let list: String
  private var tables: [String: ScoreTable] = [:]

  init(list: String) { self.list = list }

  /// The list and the files that were read.
  var inputs: [Provenance.Input] {
    get throws {
      try [list].map { Provenance.Input(name: $0, checksum: try checksum(ofTable: $0)) }
        + tables.keys.sorted().map { file in
          let path = Studies.path(of: file, listedIn: list)
          return Provenance.Input(name: file, checksum: try checksum(ofTable: path))
        }
    }
  }

  func columns(_ names: [String]?, of file: String) throws -> [[Double]] {
    let table = try table(file)
    return try (names ?? table.columns).map { try table.numbers($0) }
  }

  func has(_ column: String, in file: String) throws -> Bool {
    try table(file).columns.contains(column)
  }

  private func table(_ file: String) throws -> ScoreTable {
    if let table = tables[file] { return table }
    let table = try ScoreTable(path: Studies.path(of: file, listedIn: list))
    tables[file] = table
    return table
  }
}
