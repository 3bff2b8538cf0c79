import CommandLineKit
import Studies

/// `darkfield compare`: two studies side by side.
enum CompareVerb: ProgramVerb {
  static let verb = Verb(
    "compare", summary: "Set the results of two studies side by side.",
    discussion: """
      Takes two folders of finished studies, or their results.json, and prints what both found: \
      events expected, what the networks can do, median significances, and what it takes to reach \
      three sigma. 'ratio' is the second in units of the first; 'pull' is the difference in units of \
      its error, where both studies state one, as if they were independent: two seeds of one study \
      should rarely differ by more than 2. Settings that are not the same stand above the table.
      """,
    positionals: [
      Positional("first", .folder, help: "The folder of a study, or its results.json."),
      Positional("second", .folder, help: "That of the study to set beside it."),
    ],
    options: [
      Option(
        "parts", .value(placeholder: "names", .choices(of: StudyNumber.Part.self)),
        help: "Which parts of the results; 'resources' are the time and memory of each stage.",
        fallback: StudyNumber.Part.allCases.filter { $0 != .resources }.map(\.rawValue)
          .joined(separator: ",")),
      OutputFormat.option,
    ],
    examples: [
      Verb.Example("darkfield compare darwin-study mine", "What another detector does."),
      Verb.Example(
        "darkfield compare one/results.json two/results.json --parts counts,exposures",
        "Some of the numbers, of two files that were kept."),
    ])

  static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    let comparison = try StudyComparison(
      arguments.word("first") ?? "", arguments.word("second") ?? "")
    let parts = Set(try arguments.choices("parts", as: StudyNumber.Part.self))
    try StandardOutput.write(
      table(comparison, parts), as: arguments.choice("format", as: OutputFormat.self))
    return .done
  }

  private static func table(
    _ comparison: StudyComparison, _ parts: Set<StudyNumber.Part>
  ) -> ResultTable {
    let rows = comparison.rows.filter { parts.contains($0.first.part) }
    func column(
      _ name: String, _ value: (StudyComparison.Row) -> Double?
    ) -> ResultTable.Column {
      ResultTable.Column(name, .numbers(rows.map(value)))
    }
    return ResultTable(
      [
        ResultTable.Column("quantity", .texts(rows.map(\.first.quantity))),
        ResultTable.Column("of", .texts(rows.map(\.first.subject))),
        column("first", \.first.value), column("first_error", \.first.error),
        column("second", \.second), column("second_error", \.secondError),
        column("ratio", \.ratio), column("pull", \.pull),
      ], comments: comments(comparison))
  }

  private static func comments(_ comparison: StudyComparison) -> [String] {
    var comments = comparison.differences.map {
      "\($0.key) is \($0.first ?? "absent") in the first, \($0.second ?? "absent") in the second"
    }
    if comparison.isQuick {
      comments.append("a first look is among the two: its samples are small")
    }
    if comparison.hasOneSeed {
      comments.append("networks of one seed are among them: errors lack the scatter of training")
    }
    let (compared, beyond) = comparison.agreement
    if compared > 0 {
      comments.append("\(beyond) of \(compared) numbers differ by more than twice their error")
    }
    return comments
  }
}
