/// A label set in a typeface: where each glyph stands, and how much room all take.
struct TextLine {
  /// A glyph at its place, in units of the font, on the line of a run.
  struct Place {
    let glyph: Glyph
    let x: Int32
  }

  /// Glyphs of one level.
  struct Part {
    let level: Label.Level
    /// Where the part begins, in units of the font.
    let start: Double
    let places: [Place]
  }

  /// How much smaller raised and lowered parts are.
  static let scriptSize = 0.72
  /// How far raised parts stand above the line, in sizes of the type.
  static let raise = 0.36
  /// How far lowered parts stand below the line, in sizes of the type.
  static let lowering = 0.17
  /// The height of capitals and figures, in sizes of the type (0.73 in DejaVu Sans).
  static let capitals = 0.73
  /// How far letters such as g reach below the line, in sizes of the type.
  static let descent = 0.21

  let parts: [Part]
  /// The width, in sizes of the type.
  let width: Double
  /// How far the words reach above the line, in sizes of the type.
  let ascent: Double
  /// How far they reach below it, in sizes of the type.
  let descent: Double

  init(_ label: Label, in typeface: Typeface) {
    var parts: [Part] = []
    var pen = 0.0
    for run in label.runs {
      var places: [Place] = []
      var x: Int32 = 0
      var previous: UInt32?
      for character in run.text.unicodeScalars {
        let glyph = typeface.glyph(character)
        if let previous { x += typeface.kerning(previous, glyph.index) }
        if !glyph.path.isEmpty { places.append(Place(glyph: glyph, x: x)) }
        x += glyph.advance
        previous = glyph.index
      }
      parts.append(Part(level: run.level, start: pen, places: places))
      pen += Double(x) * (run.level == .line ? 1 : Self.scriptSize)
    }
    self.parts = parts
    width = pen / typeface.unitsPerEm
    let levels = label.runs.map(\.level)
    ascent =
      levels.contains(.raised)
      ? Self.raise + Self.scriptSize * Self.capitals : Self.capitals + 0.03
    descent =
      levels.contains(.lowered)
      ? Self.lowering + Self.scriptSize * Self.descent : Self.descent
  }
}
