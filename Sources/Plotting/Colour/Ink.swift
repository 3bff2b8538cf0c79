/// What something is drawn with: a role, whose colour the paper decides, or a colour of its own.
public enum Ink: Sendable, Hashable {
  /// The colour of the paper.
  case paper
  /// The colour of words and axes.
  case text
  /// The colour of what stays in the background.
  case muted
  /// The colour of grid lines.
  case grid
  /// A colour of the palette, by its number from 0; six, then again from the first.
  case series(Int)
  /// The same, dark (or light) enough for words.
  case seriesText(Int)
  /// The same colour on any paper.
  case fixed(Colour)

  /// The name of its class in the style of an SVG; nothing for a fixed colour.
  var className: String? {
    switch self {
    case .paper: "p"
    case .text: "t"
    case .muted: "m"
    case .grid: "g"
    case .series(let index): "s\(index % Palette.light.series.count)"
    case .seriesText(let index): "w\(index % Palette.light.series.count)"
    case .fixed: nil
    }
  }

  /// White on any paper, for lines and words over the colours of a map.
  public static let white = Ink.fixed(Colour(0xffffff))

  /// The ink around words written with this one, over what lies below: paper, or black around white.
  var halo: Ink { self == .white ? .fixed(Colour(0x16181d)) : .paper }

  /// The ink for words about something drawn with this one.
  var forWords: Ink {
    if case .series(let index) = self { .seriesText(index) } else { self }
  }
}
