import Plotting

/// A figure of the gallery: its name, what it shows of the program, and how it is drawn.
struct Exhibit: Sendable {
  /// The name of its file.
  let name: String
  /// The figure.
  let figure: Figure
  /// Its theme.
  var theme = Theme.paper

  /// The figure, as it is or of another width and on other paper.
  func drawing(
    width: Figure.Width? = nil, appearance: Theme.Appearance = .automatic
  ) throws -> Drawing {
    var figure = figure
    if let width { figure.width = width }
    return try figure.drawing(theme: theme.on(appearance))
  }
}

/// Every kind of figure that the room `Plotting` draws, on made-up data.
enum Gallery {
  /// All of them, in the order in which they are looked at.
  static let exhibits: [Exhibit] = [
    Exhibit(name: "lines", figure: lines),
    Exhibit(name: "limit", figure: limit),
    Exhibit(name: "histograms", figure: histograms),
    Exhibit(name: "stack", figure: stack),
    Exhibit(name: "heat", figure: heat),
    Exhibit(name: "contours", figure: contours),
    Exhibit(name: "hits", figure: hits),
    Exhibit(name: "waveforms", figure: waveforms),
    Exhibit(name: "layers", figure: layers),
    Exhibit(name: "samples", figure: samples),
    Exhibit(name: "crowd", figure: crowd),
    Exhibit(name: "scales", figure: scales),
    Exhibit(name: "borders", figure: borders),
    Exhibit(name: "slide", figure: limit, theme: .slides),
  ]
}
