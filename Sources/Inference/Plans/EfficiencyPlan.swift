import Numerics

/// An efficiency as a file describes it: a curve over one observable.
public struct EfficiencyPlan: Sendable, Equatable, Decodable {
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
public struct CurvePlan: Sendable, Equatable, Decodable {
  /// Where the points are.
  public enum Points: Sendable, Equatable {
    /// Here.
    case here(x: [Double], y: [Double])
    /// In two columns of a table.
    case file(String, columns: [String]?)
  }

  /// Where the points are.
  public let points: Points

  private enum Key: CodingKey { case x, y, file, columns }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    guard values.contains(.file) else {
      points = .here(
        x: try values.decode([Double].self, forKey: .x),
        y: try values.decode([Double].self, forKey: .y))
      return
    }
    let columns =
      values.contains(.columns) ? try values.decode([String].self, forKey: .columns) : nil
    if let columns, columns.count != 2 {
      throw values.broken(.columns, found: "\(columns.count)", "two columns")
    }
    points = .file(try values.decode(String.self, forKey: .file), columns: columns)
  }

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
