import Numerics

/// How uncertain each bin of a component is by itself, as a file describes it.
///
/// Each bin is multiplied by a parameter of its own, which begins at one and has a constraint: of
/// counts as many as would scatter so much, or Gaussian (R. Barlow and C. Beeston, Comput. Phys.
/// Commun. 77 (1993) 219, for simulated events).
public struct BinUncertaintyPlan: Sendable, Equatable {
  /// The standard deviation of each bin.
  public enum Deviations: Sendable, Equatable {
    /// Of the number of simulated events, or of the counts that are the contents.
    case statistical
    /// Numbers in the unit of the contents.
    case here([Double])
    /// A column of a table; the last unless named.
    case file(String, column: String?)
  }

  /// The law of what is known of each bin.
  public enum Law: String, Sendable, Codable, CaseIterable {
    /// A Poisson law of counts.
    case poisson
    /// A normal law.
    case gaussian
  }

  /// The standard deviations.
  public let deviations: Deviations
  /// The law.
  public let law: Law
}

extension BinUncertaintyPlan: Codable {
  private enum Key: String, CodingKey {
    case law
    case deviations = "per_bin"
  }
  private enum FileKey: CodingKey { case file, column }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    law = try values.choice(forKey: .law, default: .poisson)
    if let numbers = try? values.decode([Double].self, forKey: .deviations) {
      deviations = .here(numbers)
    } else if let word = try? values.decode(String.self, forKey: .deviations) {
      guard word == "statistical" else {
        throw values.broken(
          .deviations, found: "'\(word)'", "statistical, a list of numbers or a file")
      }
      deviations = .statistical
    } else {
      let inner = try values.nestedContainer(keyedBy: FileKey.self, forKey: .deviations)
      deviations = .file(
        try inner.decode(String.self, forKey: .file),
        column: inner.contains(.column) ? try inner.decode(String.self, forKey: .column) : nil)
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(law, forKey: .law)
    switch deviations {
    case .statistical: try values.encode("statistical", forKey: .deviations)
    case .here(let numbers): try values.encode(numbers, forKey: .deviations)
    case .file(let file, let column):
      var inner = values.nestedContainer(keyedBy: FileKey.self, forKey: .deviations)
      try inner.encode(file, forKey: .file)
      try inner.encodeIfPresent(column, forKey: .column)
    }
  }

  /// The deviation of each bin relative to what it holds; zero for an empty one.
  func relativeDeviations(
    of density: DensityPlan, over observables: [DataSet.Observable], tables: some TableSource,
    owner: String
  ) throws -> [Double] {
    let (contents, squares) = try Self.contents(of: density, observables, tables, owner: owner)
    let deviations: [Double]
    switch self.deviations {
    case .statistical: deviations = squares.map { $0.squareRoot() }
    case .here(let numbers): deviations = numbers
    case .file(let file, let column):
      deviations = try tables.columns(column.map { [$0] }, of: file).last ?? []
    }
    guard deviations.count == contents.count else {
      throw ModelError.uncertainBins(
        of: "'\(owner)'", found: "\(deviations.count) deviations",
        expected: "\(contents.count)")
    }
    return try zip(contents, deviations).enumerated().map { bin, own in
      let (content, deviation) = own
      guard deviation >= 0, deviation.isFinite else {
        throw ModelError.notANumber(
          of: "the deviation of bin \(bin + 1) of '\(owner)'", found: deviation,
          expected: "zero or a positive number")
      }
      return content > 0 ? deviation / content : 0
    }
  }

  /// What each bin holds, and the sum of squared weights.
  private static func contents(
    of density: DensityPlan, _ observables: [DataSet.Observable], _ tables: some TableSource,
    owner: String
  ) throws -> (sums: [Double], squares: [Double]) {
    let axes = observables.compactMap(\.bins)
    switch density {
    case .histogram(.here(let numbers), .steps): return (numbers, numbers)
    case .histogram(.file(let file), .steps):
      let numbers = try tables.columns(nil, of: file).last ?? []
      return (numbers, numbers)
    case .events(let file, .steps, nil) where axes.count == observables.count:
      let places = places(of: try tables.columns(observables.map(\.name), of: file))
      let weights =
        try tables.has("weight", in: file) ? tables.columns(["weight"], of: file).first : nil
      let grid = CellGrid(axes)
      var sums = [Double](repeating: 0, count: grid.count)
      var squares = sums
      for (event, place) in places.enumerated() {
        guard let cell = grid.cell(of: place) else { continue }
        let weight = weights?[event] ?? 1
        sums[cell] += weight
        squares[cell] += weight * weight
      }
      return (sums, squares)
    default:
      throw ModelError.uncertainBins(
        of: "'\(owner)'", found: "a density of another kind",
        expected: "a histogram or events, neither interpolated nor smoothed")
    }
  }

  /// What is known of a factor on a bin.
  func constraint(deviation: Double) -> Constraint {
    switch law {
    case .poisson:
      let counts = 1 / (deviation * deviation)
      return .poisson(counts: counts, ratio: counts)
    case .gaussian: return .gaussian(measured: 1, deviation: deviation)
    }
  }
}
