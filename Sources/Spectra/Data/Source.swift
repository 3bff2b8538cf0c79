/// Where a number comes from: the passport of every table in this room.
public struct Source: Sendable, Equatable {
  /// How the number reached this file.
  public enum Reading: Sendable, Equatable {
    /// Copied from a public file or page that holds it, named in the note.
    case opened
    /// Written down from general knowledge; the cited work itself was not opened.
    case remembered
    /// Computed from other tables of this room, in the way that the note says.
    case derived
  }

  /// Authors, journal and year.
  public let citation: String
  /// The arXiv number, DOI or address under which it is found.
  public let locator: String
  /// What was taken, from which copy, and how it was thinned or converted.
  public let note: String
  /// How the number reached this file.
  public let reading: Reading

  /// Creates a passport.
  public init(
    _ citation: String, at locator: String, note: String = "", reading: Reading = .opened
  ) {
    self.citation = citation
    self.locator = locator
    self.note = note
    self.reading = reading
  }
}

extension Source: CustomStringConvertible {
  /// The passport in one line.
  public var description: String {
    let work = locator.isEmpty ? citation : "\(citation), \(locator)"
    let remark = note.isEmpty ? "" : " (\(note))"
    return switch reading {
    case .opened: work + remark
    case .remembered: "from the literature as remembered: \(work), not opened\(remark)"
    case .derived: "derived from \(work)\(remark)"
    }
  }
}
