/// A figure as an SVG, and what follows from it: a raster for screens, a page for papers.
///
/// The SVG is the one source: PNG and PDF are drawn from it by librsvg and cairo. All its words are
/// outlines, so that it looks the same where the font is missing.
public struct Drawing: Sendable {
  /// The SVG.
  public let svg: String
  /// The name of the figure, in words.
  public let name: String
  /// The width, points (1/72 inch).
  public let width: Double
  /// The height, points.
  public let height: Double
  /// What the figure shows, in words, for readers who do not see it.
  public let description: String
  /// Where the panels stand on the page, with their axes, row by row from the top.
  public let panels: [PanelFrame]
  /// The room of each label, for tests.
  let textBoxes: [(words: String, box: PageRect)]

  /// The figure as a PNG, with 300 dots per inch for print, 144 for a sharp screen.
  public func png(dotsPerInch: Double = 300) throws(PlottingError) -> [UInt8] {
    precondition(
      dotsPerInch > 0 && dotsPerInch <= 2400,
      "Drawing: \(dotsPerInch) dots per inch, expected up to 2400")
    return try SVGRenderer.png(
      svg, width: Int((width * dotsPerInch / 72).rounded()),
      height: Int((height * dotsPerInch / 72).rounded()))
  }

  /// The figure as a PDF of its own size.
  public func pdf() throws(PlottingError) -> [UInt8] {
    try SVGRenderer.pdf(svg, width: width, height: height, title: name)
  }

  /// The bytes of a file of a format, a PNG with 300 dots per inch.
  public func bytes(as format: FigureFormat) throws(PlottingError) -> [UInt8] {
    switch format {
    case .svg: Array(svg.utf8)
    case .png: try png()
    case .pdf: try pdf()
    }
  }
}
