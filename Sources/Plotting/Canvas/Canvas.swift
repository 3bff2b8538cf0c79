import Numerics

/// The body of an SVG in the making, and what it needs: glyphs, clips, classes of ink.
public struct Canvas {
  /// The page.
  let page: PageRect
  /// The theme of the figure.
  public let theme: Theme
  /// The font of the words.
  let typeface: Typeface
  /// Where something is drawn in the panel at work; nothing outside of panels.
  var coverage: Coverage?
  /// Words that look for a free place once all is drawn.
  var waiting: [DirectLabel] = []
  /// The room that each label takes, for tests and for those placed later.
  private(set) var textBoxes: [(words: String, box: PageRect)] = []
  var body = SVGBytes()
  private(set) var glyphs: [UInt32: String] = [:]
  private(set) var clips = SVGBytes()
  private var clipCount = 0
  private(set) var fills: Set<Ink> = []
  private(set) var strokes: Set<Ink> = []
  private(set) var halos: Set<Ink> = []

  /// Stands for the figure's own prefix of names, which follows from its content.
  static let prefix = "\u{1}"

  init(page: PageRect, theme: Theme, typeface: Typeface) {
    self.page = page
    self.theme = theme
    self.typeface = typeface
  }

  // MARK: - Groups

  /// Opens a group; its name is shown where the pointer rests on it.
  mutating func open(name: String? = nil, clip: PageRect? = nil) {
    body.add("<g")
    if let clip {
      let identifier = "\(Self.prefix)c\(clipCount)"
      clipCount += 1
      clips.add("<clipPath id=\"\(identifier)\"><path d=\"")
      var path = SVGPath()
      path.rectangle(clip)
      clips.add(path.bytes)
      clips.add("\"/></clipPath>")
      body.add(" clip-path=\"url(#\(identifier))\"")
    }
    body.add(">")
    if let name, !name.isEmpty {
      body.add("<title>")
      body.addEscaped(name)
      body.add("</title>")
    }
  }

  /// Closes the last group.
  mutating func close() { body.add("</g>\n") }

  // MARK: - Shapes

  /// Draws lines, each a list of points near the page.
  public mutating func lines(_ lines: [[PagePoint]], _ stroke: Stroke) {
    var path = SVGPath()
    for line in lines {
      path.polyline(line)
      for (start, end) in zip(line, line.dropFirst()) { coverage?.cover(from: start, to: end) }
    }
    add(path, stroke)
  }

  /// Draws straight lines between two points each.
  mutating func segments(_ segments: [(PagePoint, PagePoint)], _ stroke: Stroke) {
    lines(segments.map { [$0.0, $0.1] }, stroke)
  }

  /// Draws round dots of a diameter in points.
  public mutating func dots(_ points: [PagePoint], diameter: Double, _ ink: Ink) {
    var path = SVGPath()
    for point in points {
      path.dot(at: point)
      coverage?.cover(point)
    }
    addRounded(path, width: diameter, ink)
  }

  /// Draws rows of a raster of one point.
  mutating func raster(_ strokes: [(PagePoint, PagePoint)], thickness: Double, _ ink: Ink) {
    var path = SVGPath()
    for (start, end) in strokes {
      path.polyline([start, end])
      coverage?.cover(from: start, to: end)
    }
    addRounded(path, width: thickness, ink)
  }

  /// Fills shapes, each a list of corners near the page.
  public mutating func shapes(_ shapes: [[PagePoint]], _ ink: Ink, opacity: Double = 1) {
    var path = SVGPath()
    for shape in shapes {
      path.polygon(shape)
      for (start, end) in zip(shape, shape.dropFirst()) { coverage?.cover(from: start, to: end) }
      if let first = shape.first, let last = shape.last {
        coverage?.cover(from: last, to: first)
      }
    }
    fill(path, ink, opacity: opacity)
  }

  /// Fills rectangles with edges as sharp as the screen's, so that neighbours leave no seam.
  mutating func tiles(_ tiles: [PageRect], _ ink: Ink) {
    var path = SVGPath()
    for tile in tiles {
      path.rectangle(tile)
      coverage?.cover(tile)
    }
    fill(path, ink, opacity: 1, sharp: true)
  }

  /// Fills a path; what it covers is not noted.
  mutating func fill(_ path: SVGPath, _ ink: Ink, opacity: Double = 1, sharp: Bool = false) {
    guard !path.isEmpty else { return }
    body.add("<path")
    addClass(fill: ink)
    if opacity < 1 { body.attribute("fill-opacity", opacity) }
    if sharp { body.add(" shape-rendering=\"crispEdges\"") }
    addData(path)
  }

  /// Draws along a path; what it covers is not noted.
  mutating func add(_ path: SVGPath, _ stroke: Stroke) {
    guard !path.isEmpty else { return }
    let width = stroke.width * theme.lineWidth
    body.add("<path")
    addClass(stroke: stroke.ink)
    body.attribute("stroke-width", width)
    if stroke.dash != .solid {
      body.add(" stroke-dasharray=\"")
      for (index, length) in stroke.dash.lengths.enumerated() {
        if index > 0 { body.add(" ") }
        body.add(length * width)
      }
      body.add("\"")
    }
    addData(path)
  }

  private mutating func addRounded(_ path: SVGPath, width: Double, _ ink: Ink) {
    guard !path.isEmpty else { return }
    body.add("<path")
    addClass(stroke: ink)
    body.add(" stroke-linecap=\"round\"")
    body.attribute("stroke-width", width)
    addData(path)
  }

  private mutating func addData(_ path: SVGPath) {
    body.add(" d=\"")
    body.add(path.bytes)
    body.add("\"/>\n")
  }

  private mutating func addClass(fill ink: Ink) {
    if let name = ink.className {
      fills.insert(ink)
      body.add(" class=\"f\(name)\"")
    } else if case .fixed(let colour) = ink {
      body.add(" fill=\"\(colour.code)\"")
    }
  }

  private mutating func addClass(stroke ink: Ink) {
    if let name = ink.className {
      strokes.insert(ink)
      body.add(" class=\"k\(name)\"")
    } else if case .fixed(let colour) = ink {
      body.add(" stroke=\"\(colour.code)\"")
    }
  }

  // MARK: - Words

  mutating func use(_ glyph: Glyph) { glyphs[glyph.index] = glyph.path }

  mutating func note(_ words: String, in box: PageRect) { textBoxes.append((words, box)) }

  /// Opens the group of a label and gives it its class.
  mutating func openWords(_ ink: Ink, halo: Bool) {
    fills.insert(ink)
    var classes = ink.className.map { "f\($0)" } ?? ""
    if halo {
      halos.insert(ink.halo)
      classes += " h\(ink.halo.className ?? "d")"
    }
    body.add("<g class=\"\(classes)\"")
    if case .fixed(let colour) = ink { body.add(" fill=\"\(colour.code)\"") }
  }
}
