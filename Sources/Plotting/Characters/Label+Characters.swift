extension Label {
  /// The words in plain characters: raised and lowered parts as those of Unicode where it has them.
  ///
  /// Characters that would move a terminal's cursor become spaces.
  var characters: String {
    let words = runs.map { run in
      switch run.level {
      case .line: run.text
      case .raised: Self.moved(run.text, Self.raised) ?? "^\(run.text)"
      case .lowered: Self.moved(run.text, Self.lowered) ?? "_\(run.text)"
      }
    }.joined()
    return String(
      words.map { character in
        let isControl = character.unicodeScalars.contains {
          $0.properties.generalCategory == .control || $0.properties.generalCategory == .format
        }
        return isControl || character == "\u{2009}" ? " " : character
      })
  }

  private static func moved(_ text: String, _ table: [Character: Character]) -> String? {
    let moved = text.compactMap { table[$0] }
    return moved.count == text.count ? String(moved) : nil
  }

  private static let raised = Dictionary(
    uniqueKeysWithValues: zip("0123456789−-+n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺ⁿ"))
  private static let lowered = Dictionary(
    uniqueKeysWithValues: zip("0123456789−-+aexoijt", "₀₁₂₃₄₅₆₇₈₉₋₋₊ₐₑₓₒᵢⱼₜ"))
}
