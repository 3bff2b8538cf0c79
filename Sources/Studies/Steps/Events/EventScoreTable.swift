import Storage

/// The scores of the events of a file with their parts, from a file that `score` wrote.
struct EventScoreTable {
  /// The score of each event.
  let scores: [Double]
  /// What the scores are made of: a name and a number for each event.
  let parts: [(name: String, values: [Double])]

  /// Columns that say what an event is rather than how it scores.
  private static let others = ["truth", "areas", "latent", "seed_"]

  /// Reads a file of scores of so many events.
  init(path: String, events: Int) throws {
    let table = try ScoreTable(path: path)
    let main = table.scoreColumns(nil)[0]
    scores = try table.numbers(main)
    guard scores.count == events else {
      throw StorageError.unexpected(
        path: path, place: "column '\(main)'", found: "\(scores.count) scores",
        expected: "one for each of the \(events) events")
    }
    var parts: [(name: String, values: [Double])] = []
    for column in table.columns
    where column != main && !Self.others.contains(where: column.hasPrefix) {
      guard let values = try? table.numbers(column), values.count == events else { continue }
      parts.append((column, values))
    }
    self.parts = parts
  }
}
