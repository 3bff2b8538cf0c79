/// Provenance as names and values, for people and for the head of a text file.
extension Provenance {
  /// What is known, in a fixed order; an option `x` is called `option.x`, a file that went in `input`.
  public var facts: [(name: String, value: String)] {
    var facts = [("program", "darkfield \(programVersion)"), ("commit", commit), ("verb", verb)]
    facts += options.map { ("option.\($0.name)", $0.value) }
    if let seed { facts.append(("seed", "\(seed)")) }
    facts += inputs.map { ("input", "\($0.name) sha256 \($0.checksum)") }
    if !configuration.isEmpty { facts.append(("configuration", configuration)) }
    return facts
  }

  /// The facts as comment lines of a text file.
  public var comments: [String] { facts.flatMap { Self.lines(of: $0.name, $0.value) } }

  /// A fact as `name: value`; a value of several lines goes on indented.
  public static func lines(of name: String, _ value: String) -> [String] {
    let lines = value.split(separator: "\n")
    guard lines.count > 1 else { return ["\(name): \(lines.first ?? "")"] }
    return ["\(name):"] + lines.map { "  \($0)" }
  }
}
