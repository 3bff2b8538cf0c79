import Numerics

/// An efficiency as a file describes it: a curve over one observable.
public struct EfficiencyPlan: Sendable, Equatable, Codable {
  /// The observable; the first unless named.
  public let observable: String?
  /// The curve.
  public let curve: CurvePlan

  private enum Key: CodingKey { case observable }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    observable =
      values.contains(.observable) ? try values.decode(String.self, forKey: .observable) : nil
    curve = try CurvePlan(from: decoder)
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encodeIfPresent(observable, forKey: .observable)
    try curve.encode(to: encoder)
  }

  func efficiency(
    over observables: [DataSet.Observable], tables: some TableSource, owner: String
  ) throws -> Efficiency {
    let place = observable.map { name in observables.firstIndex { $0.name == name } } ?? 0
    guard let place else {
      throw ModelError.unknownObservable(name: observable ?? "", of: "'\(owner)'")
    }
    return try Efficiency(along: place, points: try curve.points(tables: tables))
  }
}

/// Points of a curve: in the file itself, or two columns of a table.
public struct CurvePlan: Sendable, Equatable, Codable {
  /// Where the points are.
  public enum Points: Sendable, Equatable {
    /// Here.
    case here(x: [Double], y: [Double])
    /// In two columns of a table.
    case file(String, columns: [String]?)
  }

  /// Where the points are.
  public let points: Points

  private enum Key: CodingKey { case columns }

  public init(from decoder: any Decoder) throws {
    points = try Points(from: decoder)
    if case .file(_, let columns?) = points, columns.count != 2 {
      throw try decoder.container(keyedBy: Key.self)
        .broken(.columns, found: "\(columns.count)", "two columns")
    }
  }

  public func encode(to encoder: any Encoder) throws { try points.encode(to: encoder) }

  func points(tables: some TableSource) throws -> CurvePoints {
    let columns: [[Double]]
    switch points {
    case .here(let x, let y): columns = [x, y]
    case .file(let file, let names): columns = try tables.columns(names, of: file)
    }
    guard columns.count >= 2 else {
      throw InferenceError.countsDiffer(of: "columns", found: columns.count, expected: 2)
    }
    do {
      return try CurvePoints(x: columns[0], y: columns[1])
    } catch {
      throw InferenceError.notAGrid(error)
    }
  }
}

extension CurvePlan.Points: Codable {
  private enum Key: CodingKey { case x, y, file, columns }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    guard values.contains(.file) else {
      self = .here(
        x: try values.decode([Double].self, forKey: .x),
        y: try values.decode([Double].self, forKey: .y))
      return
    }
    self = .file(
      try values.decode(String.self, forKey: .file),
      columns: values.contains(.columns)
        ? try values.decode([String].self, forKey: .columns) : nil)
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    switch self {
    case .here(let x, let y):
      try values.encode(x, forKey: .x)
      try values.encode(y, forKey: .y)
    case .file(let file, let columns):
      try values.encode(file, forKey: .file)
      try values.encodeIfPresent(columns, forKey: .columns)
    }
  }
}
