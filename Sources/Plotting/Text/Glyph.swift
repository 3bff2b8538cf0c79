/// One letter of a font: its outline and how far the next one stands, in units of the font.
struct Glyph {
  /// The number of the glyph in the font.
  let index: UInt32
  /// How far the next glyph stands from this one.
  let advance: Int32
  /// The data of an SVG path, `y` upwards; empty for a space.
  let path: String

  /// Makes the path from numbers: 0 x y (move), 1 x y (line), 2 and 3 with their control points.
  init(index: UInt32, advance: Int32, outline: [Int32]) {
    self.index = index
    self.advance = advance
    var path = ""
    var x: Int32 = 0
    var y: Int32 = 0
    var next = 0
    while next < outline.count {
      let kind = outline[next]
      let pairs = kind < 2 ? 1 : Int(kind)
      if kind == 0 {
        if !path.isEmpty { path += "z" }
        path += "M\(outline[next + 1]) \(outline[next + 2])"
      } else {
        // Relative coordinates are shorter, and exact since all are whole numbers.
        path += kind == 1 ? "l" : kind == 2 ? "q" : "c"
        for pair in 0..<pairs {
          let dx = outline[next + 1 + 2 * pair] - x
          let dy = outline[next + 2 + 2 * pair] - y
          path += (pair == 0 || dx < 0 ? "" : " ") + "\(dx)" + (dy < 0 ? "" : " ") + "\(dy)"
        }
      }
      x = outline[next + 2 * pairs - 1]
      y = outline[next + 2 * pairs]
      next += 1 + 2 * pairs
    }
    self.path = path.isEmpty ? "" : path + "z"
  }
}
