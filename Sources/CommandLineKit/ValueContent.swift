/// What a value or a positional argument may be: checked at parsing, offered by completions.
public enum ValueContent: Sendable, Equatable {
  /// Any text; numbers too, which the typed access checks.
  case text
  /// The path of a file.
  case file
  /// The path of a folder.
  case folder
  /// One of these names.
  case choice([String])
  /// Some of these names, separated by commas.
  case choices([String])
  /// One of these names, or the path of a file.
  case nameOrFile([String])

  /// One of the cases of an enumeration.
  public static func choice<Choice: CaseIterable & RawRepresentable<String>>(
    of _: Choice.Type
  ) -> Self {
    .choice(Choice.allCases.map(\.rawValue))
  }

  /// Some of the cases of an enumeration, separated by commas.
  public static func choices<Choice: CaseIterable & RawRepresentable<String>>(
    of _: Choice.Type
  ) -> Self {
    .choices(Choice.allCases.map(\.rawValue))
  }

  /// The names that help shows and completions offer.
  var names: [String] {
    switch self {
    case .text, .file, .folder: []
    case .choice(let names), .choices(let names), .nameOrFile(let names): names
    }
  }

  /// The first part of `value` that is none of the names, where the names are all there is.
  func firstStranger(in value: String) -> String? {
    switch self {
    case .text, .file, .folder, .nameOrFile: nil
    case .choice(let names): names.contains(value) ? nil : value
    case .choices(let names): Self.parts(of: value).first { !names.contains($0) }
    }
  }

  /// The parts of a value between its commas, empty ones included.
  static func parts(of value: String) -> [String] {
    value.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
}
