/// The whole text of an SVG: names, style, glyphs and body.
struct SVGDocument {
  let text: String

  init(_ canvas: Canvas, name: String, summary: String) {
    let page = canvas.page
    var inner = SVGBytes()
    inner.add("<title id=\"\(Canvas.prefix)t\">")
    inner.addEscaped(name)
    inner.add("</title>\n<desc id=\"\(Canvas.prefix)d\">")
    inner.addEscaped(summary)
    inner.add("</desc>\n<style>\n\(Self.style(canvas))</style>\n<defs>")
    for (index, path) in canvas.glyphs.sorted(by: { $0.key < $1.key }) {
      inner.add("<path id=\"\(Canvas.prefix)g\(index)\" d=\"\(path)\"/>\n")
    }
    inner.add(canvas.clips)
    inner.add("</defs>\n<path class=\"fp\" d=\"")
    var paper = SVGPath()
    // A little beyond the page, whose height in pixels is rarely whole.
    paper.rectangle(page.grown(by: 2))
    inner.add(paper.bytes)
    inner.add("\"/>\n<g fill=\"none\" stroke-linejoin=\"round\">\n")
    inner.add(canvas.body)
    inner.add("</g>\n</svg>\n")

    var head = SVGBytes()
    head.add("<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"\(Canvas.prefix)\" width=\"")
    head.add(page.width)
    head.add("pt\" height=\"")
    head.add(page.height)
    head.add("pt\" viewBox=\"0 0 ")
    head.add(page.width)
    head.add(" ")
    head.add(page.height)
    head.add(
      "\" role=\"img\" aria-labelledby=\"\(Canvas.prefix)t \(Canvas.prefix)d\">\n")
    head.add(inner)
    // Names of the parts of a figure begin with a number that follows from its content, so that
    // many figures stand on one page without mixing them up.
    let prefix = Array("d\(Self.hash(head.bytes))".utf8)
    text = String(decoding: head.bytes.flatMap { $0 == 1 ? prefix : [$0] }, as: UTF8.self)
  }

  /// FNV-1a of 64 bits (Fowler, Noll and Vo, RFC 9923), in 13 digits at most.
  private static func hash(_ bytes: [UInt8]) -> String {
    let hash = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return String(hash, radix: 36)
  }

  private static func style(_ canvas: Canvas) -> String {
    switch canvas.theme.appearance {
    case .light: rules(canvas, .light)
    case .dark: rules(canvas, .dark)
    case .automatic:
      rules(canvas, .light) + "@media (prefers-color-scheme:dark){\n" + rules(canvas, .dark)
        + "}\n"
    }
  }

  private static func rules(_ canvas: Canvas, _ palette: Palette) -> String {
    func rules(_ inks: Set<Ink>, _ letter: String, _ property: String) -> String {
      let colours = Dictionary(
        inks.compactMap { ink in ink.className.map { ($0, palette.colour(ink).code) } },
        uniquingKeysWith: { first, _ in first })
      return colours.sorted { $0.key < $1.key }.map { name, code in
        "#\(Canvas.prefix) .\(letter)\(name){\(property):\(code)}\n"
      }.joined()
    }
    var text = rules(canvas.fills.union([.paper]), "f", "fill")
    text += rules(canvas.strokes, "k", "stroke")
    let width = Int((0.3 * canvas.typeface.unitsPerEm).rounded())
    for ink in canvas.halos.sorted(by: { palette.colour($0).code < palette.colour($1).code }) {
      let name = ink.className ?? "d"
      text +=
        "#\(Canvas.prefix) .h\(name){stroke:\(palette.colour(ink).code);stroke-width:\(width);"
        + "stroke-linejoin:round;paint-order:stroke}\n"
    }
    return text
  }
}
