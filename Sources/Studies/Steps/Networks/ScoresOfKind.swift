import Response
import Storage

/// The anomaly scores of the events of one kind.
public struct ScoresOfKind: Sendable, Equatable {
  /// What the events are, in words.
  public let name: String
  /// Their scores.
  public let scores: [Double]

  /// Scores with a name.
  public init(name: String, scores: [Double]) {
    self.name = name
    self.scores = scores
  }

  /// The scores of a file, in one piece where it does not say what the events are.
  ///
  /// - Parameter path: HDF5 or CSV, as `score` writes them or with a column `score`.
  /// - Returns: The scores, kind by kind.
  /// - Throws: What is wrong with the file.
  public static func read(from path: String) throws -> [ScoresOfKind] {
    let table = try ScoreTable(path: path)
    let scores = try table.numbers(table.scoreColumns(nil)[0])
    guard let column = ["truth/kind", "truth_kind"].first(where: table.columns.contains) else {
      return [ScoresOfKind(name: "events", scores: scores)]
    }
    let kinds = try table.numbers(column)
    guard kinds.count == scores.count else {
      throw StorageError.unexpected(
        path: path, place: "column '\(column)'", found: "\(kinds.count) rows",
        expected: "\(scores.count), as the scores have")
    }
    let names = try table.kindNames(of: column)
    return Set(kinds).sorted().map { kind in
      let name = Int(exactly: kind).flatMap { names.indices.contains($0) ? names[$0] : nil }
      return ScoresOfKind(
        name: name.map { Interaction(rawValue: $0)?.words ?? $0 } ?? "kind \(kind)",
        scores: zip(scores, kinds).filter { $1 == kind }.map(\.0))
    }
  }
}
