import Foundation

extension Canvas {
  /// Which point of the words stands where they are put.
  public enum Anchor: Sendable {
    /// Their beginning.
    case start
    /// Their middle.
    case middle
    /// Their end.
    case end

    /// How far the words begin before the point, in their width.
    var shift: Double {
      switch self {
      case .start: 0
      case .middle: 0.5
      case .end: 1
      }
    }
  }

  /// Which height of the words stands where they are put.
  public enum Rest: Sendable {
    /// The line that they stand on.
    case line
    /// Half the height of a capital.
    case middle
  }

  /// The width, the height above the line and the depth below it of words, points.
  func measure(_ label: Label, size: Double) -> (width: Double, ascent: Double, descent: Double) {
    let line = TextLine(label, in: typeface)
    return (line.width * size, line.ascent * size, line.descent * size)
  }

  /// Where words would stand: the upright rectangle around them.
  func box(
    _ label: Label, at point: PagePoint, size: Double, anchor: Anchor, rest: Rest = .line,
    turn: Double = 0
  ) -> PageRect {
    let line = TextLine(label, in: typeface)
    let base = rest == .middle ? 0.5 * TextLine.capitals * size : 0
    let left = -anchor.shift * line.width * size
    let corners = [(0.0, -line.ascent), (1, -line.ascent), (0, line.descent), (1, line.descent)]
      .map { across, down in
        (left + across * line.width * size, base + down * size)
      }
    let (sine, cosine) = (sin(turn * .pi / 180), cos(turn * .pi / 180))
    let xs = corners.map { point.x + $0.0 * cosine - $0.1 * sine }
    let ys = corners.map { point.y + $0.0 * sine + $0.1 * cosine }
    return PageRect(
      left: xs.min() ?? point.x, top: ys.min() ?? point.y, right: xs.max() ?? point.x,
      bottom: ys.max() ?? point.y)
  }

  /// Writes words as outlines, with the words themselves as the group's accessible label.
  ///
  /// - Parameters:
  ///   - label: The words.
  ///   - point: Where they stand.
  ///   - size: The size of the type, points.
  ///   - anchor: Which point of them stands there.
  ///   - rest: Which height of them stands there.
  ///   - turn: How far they are turned clockwise, degrees.
  ///   - ink: What they are written with.
  ///   - halo: Whether paper shines around them, over what lies below.
  public mutating func text(
    _ label: Label, at point: PagePoint, size: Double, anchor: Anchor = .start, rest: Rest = .line,
    turn: Double = 0, ink: Ink = .text, halo: Bool = false
  ) {
    guard !label.isEmpty else { return }
    let line = TextLine(label, in: typeface)
    note(
      label.words,
      in: box(label, at: point, size: size, anchor: anchor, rest: rest, turn: turn))
    openWords(ink, halo: halo)
    body.add(" aria-label=\"")
    body.addEscaped(label.words)
    body.add("\" transform=\"translate(")
    body.add(point.x)
    body.add(" ")
    body.add(point.y)
    body.add(")")
    if turn != 0 {
      body.add("rotate(")
      body.add(turn)
      body.add(")")
    }
    // From here on in units of the font, upwards.
    body.add("scale(\(Self.scale(size, typeface))) translate(")
    body.add((-anchor.shift * line.width * typeface.unitsPerEm).rounded())
    body.add(" ")
    let lift = rest == .middle ? -0.5 * TextLine.capitals * typeface.unitsPerEm : 0
    body.add(lift.rounded())
    body.add(")\">")
    for part in line.parts { write(part) }
    body.add("</g>\n")
  }

  private mutating func write(_ part: TextLine.Part) {
    let isScript = part.level != .line
    if isScript || part.start != 0 {
      body.add("<g transform=\"translate(")
      body.add(part.start.rounded())
      let lift: Double
      switch part.level {
      case .line: lift = 0
      case .raised: lift = TextLine.raise
      case .lowered: lift = -TextLine.lowering
      }
      body.add(" ")
      body.add((lift * typeface.unitsPerEm).rounded())
      body.add(")")
      if isScript {
        body.add("scale(")
        body.add(TextLine.scriptSize)
        body.add(")")
      }
      body.add("\">")
    }
    for place in part.places {
      use(place.glyph)
      body.add("<use href=\"#\(Self.prefix)g\(place.glyph.index)\"")
      if place.x != 0 { body.attribute("x", Double(place.x)) }
      body.add("/>")
    }
    if isScript || part.start != 0 { body.add("</g>") }
  }

  /// From units of the font to points, in nine decimals: `.003906250 -.003906250`.
  private static func scale(_ size: Double, _ typeface: Typeface) -> String {
    let billionths = Int((1e9 * size / typeface.unitsPerEm).rounded())
    let digits = String(billionths)
    let scale = "." + String(repeating: "0", count: max(0, 9 - digits.count)) + digits
    return "\(scale) -\(scale)"
  }
}
