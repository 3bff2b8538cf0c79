import Storage

/// Why a study cannot be done as asked.
public enum StudyError: Error, Equatable, CustomStringConvertible {
  /// There is no stage of a name.
  case unknownStage(String, known: [String])
  /// The first stage stands behind the last.
  case stagesReversed(String, String)
  /// A stage of a study that is to be finished was not done.
  case unfinished(folder: String, stage: String)
  /// A stage of a study that is to be finished would have to be done again.
  case outdated(folder: String, stage: String, reason: StageReason)
  /// The page of a study has a section on events of the user's own, which are needed to draw it.
  case hasOwnEvents(folder: String)
  /// A source states no rate, so nothing is expected of it.
  case noRate(source: String)
  /// None of a source's events passes the cuts.
  case nothingInRegion(source: String, events: Int)
  /// Too few of a search's recoils stand for spectra of any mean energy.
  case tooFewRecoils(events: Int, expected: Double)
  /// None of the user's own events is in the region.
  case noOwnEvents(path: String, events: Int, region: ClosedRange<Double>)

  /// One lowercase sentence without a full stop.
  public var description: String {
    switch self {
    case .unknownStage(let name, let known):
      nearest(to: name, among: known).map { "there is no stage '\(name)'; did you mean '\($0)'?" }
        ?? "there is no stage '\(name)', expected one of \(known.joined(separator: ", "))"
    case .unfinished(let folder, let stage):
      "the study in '\(folder)' is not finished: '\(stage)' was not done; 'darkfield study' does it"
    case .outdated(let folder, let stage, let reason):
      "the study in '\(folder)' is not what it was: '\(stage)' would have to be done again, \(reason)"
    case .hasOwnEvents(let folder):
      "the study in '\(folder)' tests events of yours; 'darkfield study darwin --events' with "
        + "'--from report' draws its page again"
    case .noRate(let source):
      "the source '\(source)' states no rate, expected a spectrum in counts per tonne and year"
    case .nothingInRegion(let source, let events):
      "none of \(events) events of '\(source)' is in the region, expected some; it may be left out"
    case .tooFewRecoils(let events, let expected):
      "of \(events) recoils of 'recoil_search' in the region, fewer than \(Int(expected)) in effect stand "
        + "for each mean energy, expected more recoils, or mean energies nearer to the region's"
    case .noOwnEvents(let path, let events, let region):
      "\(path): none of \(events) events is in the region, expected some with both signals registered "
        + "and S1c from \(region.lowerBound) to \(region.upperBound) phd"
    case .stagesReversed(let first, let last):
      "the stage '\(first)' comes after '\(last)', expected the first to come before the last"
    }
  }
}
