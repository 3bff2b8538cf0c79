/// Words on a figure, with raised and lowered parts: `"σ_{SI} [cm^{2}]"`.
///
/// A literal is read as markup: `^{…}` is raised, `_{…}` is lowered, all else stands for itself;
/// Greek letters and signs are written as they are. Words from files are taken `verbatim`, so that
/// they can only ever be words.
public struct Label: Sendable, Hashable, ExpressibleByStringLiteral {
  /// Where a part of the words stands.
  public enum Level: Sendable, Hashable {
    /// On the line.
    case line
    /// Above it and smaller.
    case raised
    /// Below it and smaller.
    case lowered
  }

  /// Characters that stand at one level.
  public struct Run: Sendable, Hashable {
    /// The characters.
    public var text: String
    /// Where they stand.
    public var level: Level
  }

  /// The words, part by part.
  public private(set) var runs: [Run] = []

  /// Words with no markup at all.
  public init(verbatim text: String) {
    append(text, .line)
  }

  /// Words with raised and lowered parts; a part that is never closed stands for itself.
  public init(markup text: String) {
    var rest = Substring(text)
    var plain = ""
    while let mark = rest.first {
      let level: Level = mark == "^" ? .raised : .lowered
      let inner = rest.dropFirst(2)
      if mark == "^" || mark == "_", rest.dropFirst().first == "{",
        let end = inner.firstIndex(of: "}")
      {
        append(plain, .line)
        append(String(inner[..<end]), level)
        plain = ""
        rest = inner[inner.index(after: end)...]
      } else {
        plain.append(mark)
        rest = rest.dropFirst()
      }
    }
    append(plain, .line)
  }

  /// Words with raised and lowered parts.
  public init(stringLiteral text: String) { self.init(markup: text) }

  /// Whether there is nothing to read.
  public var isEmpty: Bool { runs.isEmpty }

  /// The words as a reader of screens says them: raised parts follow `^`, lowered ones `_`.
  public var words: String {
    runs.reduce(into: "") { words, run in
      switch run.level {
      case .line: words += run.text
      case .raised: words += "^\(run.text)"
      case .lowered: words += "_\(run.text)"
      }
    }
  }

  /// These words and then others.
  public static func + (left: Label, right: Label) -> Label {
    var sum = left
    for run in right.runs { sum.append(run.text, run.level) }
    return sum
  }

  private mutating func append(_ text: String, _ level: Level) {
    guard !text.isEmpty else { return }
    if let last = runs.indices.last, runs[last].level == level {
      runs[last].text += text
    } else {
      runs.append(Run(text: text, level: level))
    }
  }
}
