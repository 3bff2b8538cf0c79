import Storage

/// Why a study cannot be done as asked.
public enum StudyError: Error, Equatable, CustomStringConvertible {
  /// There is no stage of a name.
  case unknownStage(String, known: [String])
  /// The first stage stands behind the last.
  case stagesReversed(String, String)
  /// A source states no rate, so nothing is expected of it.
  case noRate(source: String)
  /// None of a source's events passes the cuts.
  case nothingInRegion(source: String, events: Int)

  /// One lowercase sentence without a full stop.
  public var description: String {
    switch self {
    case .unknownStage(let name, let known):
      nearest(to: name, among: known).map { "there is no stage '\(name)'; did you mean '\($0)'?" }
        ?? "there is no stage '\(name)', expected one of \(known.joined(separator: ", "))"
    case .noRate(let source):
      "the source '\(source)' states no rate, expected a spectrum in counts per tonne and year"
    case .nothingInRegion(let source, let events):
      "none of \(events) events of '\(source)' is in the region, expected some; it may be left out"
    case .stagesReversed(let first, let last):
      "the stage '\(first)' comes after '\(last)', expected the first to come before the last"
    }
  }
}
