/// How results are printed.
public enum OutputFormat: String, CaseIterable, Sendable {
  /// Aligned columns for a person, numbers with six significant digits.
  case table
  /// Comma-separated values in full precision, for programs.
  case csv
  /// An array of objects in full precision, for programs.
  case json

  /// The option `--format`, the same wherever a verb prints results.
  public static let option = Option(
    "format", .value(placeholder: "format", .choice(of: Self.self)),
    help: "How results are printed.", fallback: Self.table.rawValue)
}
