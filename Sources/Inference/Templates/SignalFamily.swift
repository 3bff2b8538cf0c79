/// Signals whose forms are declared: what an averaged likelihood ratio looks for, and nothing else.
///
/// Between a search for anything and one for a single signal: the less a family holds, the less it
/// costs not to know which of its members is there.
public struct SignalFamily: Sendable, Equatable {
  /// What its members have in common, as tables call it.
  public let name: String
  /// The densities of the members' scores; each counts alike.
  public let shapes: [ScoreShape]

  /// A family of at least one member.
  public init(name: String, shapes: [ScoreShape]) throws(InferenceError) {
    guard let first = shapes.first else { throw .noMembers(of: name) }
    if let other = shapes.first(where: { $0.dimensions != first.dimensions }) {
      throw .dimensionsDiffer(found: other.dimensions, expected: first.dimensions)
    }
    self.name = name
    self.shapes = shapes
  }
}

extension TemplateSet {
  /// The members of a family, each in the strengths that signals anywhere have.
  public init(_ family: SignalFamily, in cells: ScoreCells) throws(InferenceError) {
    var templates: [SignalTemplate] = []
    for shape in family.shapes {
      let shares = try cells.partition.probabilities(of: shape)
      templates += Self.strengths.map {
        SignalTemplate(shares: shares, significance: $0, expected: cells.supported)
      }
    }
    self.init(templates)
  }
}
