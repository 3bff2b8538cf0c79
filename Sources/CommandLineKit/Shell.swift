/// A shell that can complete words, given the script that says how.
public enum Shell: String, CaseIterable, Sendable {
  /// The GNU shell.
  case bash
  /// The Z shell.
  case zsh
  /// The friendly interactive shell.
  case fish

  /// The script that completes the command line of a table.
  public func completions(for table: CommandTable) -> String {
    switch self {
    case .bash: BashCompletions(table).script
    case .zsh: ZshCompletions(table).script
    case .fish: FishCompletions(table).script
    }
  }
}
