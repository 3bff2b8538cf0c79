/// Dots on a sheet of characters: two across and four down in each, as Braille has them.
struct DotRaster {
  /// The width, characters.
  let columns: Int
  /// The height, characters.
  let rows: Int
  /// The patterns of the characters, row by row; bit i is that of the Unicode standard's U+2800 + bits.
  private var patterns: [UInt8]

  /// The width, dots.
  var width: Int { 2 * columns }
  /// The height, dots.
  var height: Int { 4 * rows }

  /// An empty sheet.
  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    patterns = [UInt8](repeating: 0, count: columns * rows)
  }

  /// Whether no dot is set.
  var isEmpty: Bool { patterns.allSatisfy { $0 == 0 } }

  /// The dot at a point, whose coordinates are dots from the left and from the top.
  ///
  /// A point on the right or lower side belongs to the last dot; one outside has none.
  func dot(at point: PagePoint) -> (x: Int, y: Int)? {
    guard point.x >= 0, point.y >= 0, point.x <= Double(width), point.y <= Double(height) else {
      return nil
    }
    return (min(Int(point.x), width - 1), min(Int(point.y), height - 1))
  }

  /// Sets a dot, where it is on the sheet.
  mutating func set(_ x: Int, _ y: Int) {
    guard 0..<width ~= x, 0..<height ~= y else { return }
    patterns[y / 4 * columns + x / 2] |= Self.bit(x, y)
  }

  /// Sets the dot at a point, where it is on the sheet.
  mutating func set(_ point: PagePoint) {
    if let dot = dot(at: point) { set(dot.x, dot.y) }
  }

  /// Sets the dots along a straight line, as far as it is on the sheet.
  mutating func line(from start: PagePoint, to end: PagePoint) {
    let sheet = PageRect(left: 0, top: 0, right: Double(width), bottom: Double(height))
    guard start.isFinite, end.isFinite,
      let (first, last) = Clipping(sheet).segment(start, end)
    else { return }
    let (dx, dy) = (last.x - first.x, last.y - first.y)
    let steps = max(1, Int(max(abs(dx), abs(dy)).rounded(.up)))
    for step in 0...steps {
      let share = Double(step) / Double(steps)
      set(PagePoint(first.x + share * dx, first.y + share * dy))
    }
  }

  /// Sets the dot if it is among the share of dots that a shade of this strength, 0 to 1, has.
  mutating func shade(_ x: Int, _ y: Int, strength: Double) {
    if strength > (Double(Self.order[y & 3][x & 1]) + 0.5) / 8 { set(x, y) }
  }

  /// The characters of a row, with spaces where there is no dot.
  func text(row: Int) -> String {
    var text = String.UnicodeScalarView()
    for column in 0..<columns {
      let pattern = patterns[row * columns + column]
      let scalar = pattern == 0 ? nil : Unicode.Scalar(0x2800 + UInt32(pattern))
      text.append(scalar ?? " ")
    }
    return String(text)
  }

  /// In which order the eight dots of a character appear as a shade grows: far from each other.
  private static let order: [[Int]] = [[0, 5], [6, 3], [4, 1], [2, 7]]

  private static func bit(_ x: Int, _ y: Int) -> UInt8 {
    y & 3 == 3 ? 0x40 << UInt8(x & 1) : 1 << UInt8(3 * (x & 1) + (y & 3))
  }
}
