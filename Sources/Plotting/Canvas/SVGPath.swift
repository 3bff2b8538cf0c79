/// The data of a path: points in relative steps, which are short, and exact in hundredths.
struct SVGPath {
  private(set) var bytes = SVGBytes()
  private var x = 0
  private var y = 0

  /// Whether nothing was drawn.
  var isEmpty: Bool { bytes.bytes.isEmpty }

  /// Begins at a point.
  mutating func move(to point: PagePoint) {
    x = SVGBytes.hundredths(point.x)
    y = SVGBytes.hundredths(point.y)
    bytes.add("M")
    bytes.add(hundredths: x)
    bytes.addNext(hundredths: y)
  }

  /// Goes straight to a point; steps too small for print are left out.
  mutating func line(to point: PagePoint) {
    let nextX = SVGBytes.hundredths(point.x)
    let nextY = SVGBytes.hundredths(point.y)
    let (dx, dy) = (nextX - x, nextY - y)
    if dx == 0, dy == 0 { return }
    if dy == 0 {
      bytes.add("h")
      bytes.add(hundredths: dx)
    } else if dx == 0 {
      bytes.add("v")
      bytes.add(hundredths: dy)
    } else {
      bytes.add("l")
      bytes.add(hundredths: dx)
      bytes.addNext(hundredths: dy)
    }
    x = nextX
    y = nextY
  }

  /// A point alone: a line of no length, which round ends make a dot.
  mutating func dot(at point: PagePoint) {
    move(to: point)
    bytes.add("h0")
  }

  /// Goes back to where the part began.
  mutating func close() { bytes.add("z") }

  /// A whole polyline; one that goes nowhere is a dot.
  mutating func polyline(_ points: [PagePoint]) {
    guard let first = points.first else { return }
    move(to: first)
    let before = bytes.bytes.count
    for point in points.dropFirst() { line(to: point) }
    if bytes.bytes.count == before { bytes.add("h0") }
  }

  /// A closed shape.
  mutating func polygon(_ points: [PagePoint]) {
    guard points.count > 2 else { return }
    polyline(points)
    close()
  }

  /// A rectangle.
  mutating func rectangle(_ rect: PageRect) {
    polygon([
      PagePoint(rect.left, rect.top), PagePoint(rect.right, rect.top),
      PagePoint(rect.right, rect.bottom), PagePoint(rect.left, rect.bottom),
    ])
  }
}
