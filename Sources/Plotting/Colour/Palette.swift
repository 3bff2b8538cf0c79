/// The colours of a figure on one kind of paper.
///
/// The series are those of M. Okabe and K. Ito, "Color Universal Design" (2008), chosen to be told
/// apart by people with any kind of colour vision; on dark paper the same hues are lighter. The
/// yellow, which white paper swallows, is left out.
struct Palette {
  let paper: Colour
  let text: Colour
  let muted: Colour
  let grid: Colour
  let series: [Colour]

  static let light = Palette(
    paper: Colour(0xffffff), text: Colour(0x16181d), muted: Colour(0x5f6673),
    grid: Colour(0xe1e4ea),
    series: [0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0xe69f00, 0x56b4e9].map { Colour($0) })

  static let dark = Palette(
    paper: Colour(0x14171c), text: Colour(0xeceff4), muted: Colour(0x9aa3b2),
    grid: Colour(0x2c323c),
    series: [0x4ba3e3, 0xf58a4b, 0x2fc79a, 0xe39bc6, 0xf2c14e, 0xa5dbff].map { Colour($0) })

  /// The colour of an ink on this paper.
  func colour(_ ink: Ink) -> Colour {
    switch ink {
    case .paper: paper
    case .text: text
    case .muted: muted
    case .grid: grid
    case .series(let index): series[index % series.count]
    case .seriesText(let index): readable(series[index % series.count])
    case .fixed(let colour): colour
    }
  }

  /// A colour moved towards that of words until it can be read on the paper.
  private func readable(_ colour: Colour) -> Colour {
    for step in 0..<20 {
      let mixed = colour.mixed(with: text, fraction: 0.05 * Double(step))
      if mixed.contrast(with: paper) >= 4.5 { return mixed }
    }
    return text
  }
}
