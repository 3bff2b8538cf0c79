import Storage

/// What was found of the user's events, as a stage wrote it.
struct DarwinOwnData {
  /// What was tested.
  let summary: OwnDataSummary
  /// What every statistic says.
  let tests: [OwnTestRow]
  /// The events of the region by falling score.
  let strangest: [Event]
  /// The scores of the events in the region.
  let sample: OwnScores

  /// One event of the region.
  struct Event {
    /// Its row in the file.
    let row: Int
    let s1: Double
    let logS2: Double
    let score: Double
    let logit: Double
    /// The background events expected with a higher score.
    let background: Double
  }

  /// So many of the most anomalous are marked in figures and listed.
  let marked = 10

  init(_ work: StageWork) throws {
    summary = try work.json(DarwinFile.ownSummary, as: OwnDataSummary.self)
    let table = try CSVTable(path: work.path(DarwinFile.ownTests))
    func numbers(_ column: String, of table: CSVTable) throws -> [Double] {
      try table.numbers(column, nonFinite: .accepted)
    }
    let spaces = try table.strings("space")
    let names = try table.strings("statistic")
    let methods = try table.strings("method")
    let values = try OwnTestRow.columns.filter { !["space", "statistic", "method"].contains($0) }
      .map { try numbers($0, of: table) }
    tests = spaces.indices.compactMap { row in
      ScoreSpace(rawValue: spaces[row]).map {
        OwnTestRow(
          space: $0, statistic: names[row], value: values[0][row], probability: values[1][row],
          z: values[2][row], relativeError: values[3][row], method: methods[row],
          beyond: Int(values[4][row]))
      }
    }
    let events = try CSVTable(path: work.path(DarwinFile.ownEvents))
    let columns = try ["event", "s1c_phd", "log10_s2c", "ts", "logit", "background_above_ts"].map {
      try numbers($0, of: events)
    }
    strangest = columns[0].indices.map { place in
      Event(
        row: Int(columns[0][place]), s1: columns[1][place], logS2: columns[2][place],
        score: columns[3][place], logit: columns[4][place], background: columns[5][place])
    }
    sample = try OwnScores(
      path: work.path(DarwinFile.ownScores), rows: strangest.map(\.row))
  }

  /// What a statistic in a space says.
  func test(_ space: ScoreSpace, _ statistic: String) -> OwnTestRow? {
    tests.first { $0.space == space && $0.statistic == statistic }
  }

  /// The default statistic of the study.
  var main: OwnTestRow? { test(.networks, "averaged-lr") }
}
