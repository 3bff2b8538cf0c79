/// What of lines and shapes lies near a frame: the rest need not be drawn.
///
/// The frame's own clip hides what is outside; this keeps numbers of any size out of the file.
struct Clipping {
  let rect: PageRect

  init(_ rect: PageRect) { self.rect = rect }

  /// The parts of a polyline inside (Liang and Barsky, ACM Trans Graph 3 (1984) 1).
  func polyline(_ points: [PagePoint]) -> [[PagePoint]] {
    if points.allSatisfy({ rect.holds($0) }) { return points.isEmpty ? [] : [points] }
    var parts: [[PagePoint]] = []
    var part: [PagePoint] = []
    for (start, end) in zip(points, points.dropFirst()) {
      guard let (enter, leave) = segment(start, end) else {
        if !part.isEmpty { parts.append(part) }
        part = []
        continue
      }
      if part.isEmpty { part.append(enter) }
      part.append(leave)
      if leave != end {
        parts.append(part)
        part = []
      }
    }
    if !part.isEmpty { parts.append(part) }
    return parts
  }

  /// The part of a straight line inside.
  func segment(_ start: PagePoint, _ end: PagePoint) -> (PagePoint, PagePoint)? {
    if rect.holds(start), rect.holds(end) { return (start, end) }
    var enter = 0.0
    var leave = 1.0
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let sides = [
      (-dx, start.x - rect.left), (dx, rect.right - start.x), (-dy, start.y - rect.top),
      (dy, rect.bottom - start.y),
    ]
    for (step, room) in sides {
      if step == 0 {
        if room < 0 { return nil }
      } else if step < 0 {
        enter = max(enter, room / step)
      } else {
        leave = min(leave, room / step)
      }
    }
    guard enter <= leave else { return nil }
    return (
      enter == 0 ? start : PagePoint(start.x + enter * dx, start.y + enter * dy),
      leave == 1 ? end : PagePoint(start.x + leave * dx, start.y + leave * dy)
    )
  }

  /// The part of a shape inside (Sutherland and Hodgman, CACM 17 (1974) 32).
  func polygon(_ points: [PagePoint]) -> [PagePoint] {
    var points = points
    // Each side: how far inside a point lies.
    let sides: [(PagePoint) -> Double] = [
      { $0.x - rect.left }, { rect.right - $0.x }, { $0.y - rect.top }, { rect.bottom - $0.y },
    ]
    for inside in sides where points.contains(where: { inside($0) < 0 }) {
      var kept: [PagePoint] = []
      for (index, end) in points.enumerated() {
        let start = points[index == 0 ? points.count - 1 : index - 1]
        let (from, to) = (inside(start), inside(end))
        if (from < 0) != (to < 0) {
          let fraction = from / (from - to)
          kept.append(
            PagePoint(
              start.x + fraction * (end.x - start.x), start.y + fraction * (end.y - start.y)))
        }
        if to >= 0 { kept.append(end) }
      }
      points = kept
    }
    return points
  }
}
