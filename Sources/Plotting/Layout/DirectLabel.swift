import Foundation

/// Words that belong to a line and look for the place along it where they hide least.
struct DirectLabel {
  /// How they stand to the line.
  enum Manner {
    /// Upright beside it.
    case beside
    /// On it, turned along it, the line broken behind them.
    case upon
  }

  let label: Label
  let lines: [[PagePoint]]
  let manner: Manner
  let ink: Ink

  init(_ label: Label, along lines: [[PagePoint]], _ ink: Ink) {
    (self.label, self.lines, self.manner, self.ink) = (label, lines, .beside, ink)
  }

  init(_ label: Label, on lines: [[PagePoint]], _ ink: Ink) {
    (self.label, self.lines, self.manner, self.ink) = (label, lines, .upon, ink)
  }

  private struct Candidate {
    let point: PagePoint
    let anchor: Canvas.Anchor
    let turn: Double
    let box: PageRect
    let cost: Double
  }

  /// Writes the words where they cover least, inside a frame.
  func place(on canvas: inout Canvas, in frame: PageRect) {
    guard let coverage = canvas.coverage else { return }
    let size = canvas.theme.smallSize
    let inside = frame.grown(by: -canvas.theme.tickLength)
    let words = canvas.textBoxes.map(\.box)
    let measures = canvas.measure(label, size: size)
    var best: Candidate?
    for place in places(in: frame) {
      for candidate in candidates(at: place, size, measures, coverage, canvas) {
        guard inside.holds(candidate.box),
          !words.contains(where: { $0.overlaps(candidate.box.grown(by: 0.15 * size)) }),
          candidate.cost < (best?.cost ?? .infinity)
        else { continue }
        best = candidate
      }
    }
    guard let best else { return }
    canvas.coverage?.cover(best.box)
    canvas.text(
      label, at: best.point, size: size, anchor: best.anchor, rest: .middle, turn: best.turn,
      ink: ink, halo: true)
  }

  /// A place along a line: where, in which direction, and how far along, 0 to 1.
  private struct Place {
    let point: PagePoint
    let turn: Double
    let fraction: Double
  }

  /// Up to forty places along the longest line, evenly by its length inside the frame.
  private func places(in frame: PageRect) -> [Place] {
    func length(_ line: [PagePoint]) -> Double {
      zip(line, line.dropFirst()).reduce(0) { sum, pair in
        frame.holds(pair.0) || frame.holds(pair.1) ? sum + Self.distance(pair.0, pair.1) : sum
      }
    }
    let lengths = lines.map(length)
    guard let longest = lengths.indices.max(by: { lengths[$0] < lengths[$1] }) else { return [] }
    let line = lines[longest]
    let total = lengths[longest]
    guard total > 0 else {
      return line.first.map { [Place(point: $0, turn: 0, fraction: 1)] } ?? []
    }
    let count = 40
    var places: [Place] = []
    var walked = 0.0
    for (start, end) in zip(line, line.dropFirst()) where frame.holds(start) || frame.holds(end) {
      let step = Self.distance(start, end)
      while places.count < count, step > 0 {
        let wanted = (Double(places.count) + 0.5) / Double(count) * total
        guard wanted <= walked + step else { break }
        let part = (wanted - walked) / step
        let point = PagePoint(
          start.x + part * (end.x - start.x), start.y + part * (end.y - start.y))
        var turn = atan2(end.y - start.y, end.x - start.x) * 180 / .pi
        // Words are read from left to right.
        if turn > 90 { turn -= 180 }
        if turn < -90 { turn += 180 }
        places.append(Place(point: point, turn: turn, fraction: wanted / total))
      }
      walked += step
    }
    return places
  }

  private static func distance(_ from: PagePoint, _ to: PagePoint) -> Double {
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    return (dx * dx + dy * dy).squareRoot()
  }

  private func candidates(
    at place: Place, _ size: Double,
    _ measures: (width: Double, ascent: Double, descent: Double), _ coverage: Coverage,
    _ canvas: Canvas
  ) -> [Candidate] {
    switch manner {
    case .upon:
      let box = canvas.box(
        label, at: place.point, size: size, anchor: .middle, rest: .middle, turn: place.turn)
      // Level words are read more easily than steep ones.
      let cost = Double(coverage.count(in: box)) + 0.2 * abs(place.turn)
      return [
        Candidate(point: place.point, anchor: .middle, turn: place.turn, box: box, cost: cost)
      ]
    case .beside:
      let rise = 0.5 * (measures.ascent + measures.descent) + 0.25 * size
      let side = 0.35 * size
      let spots: [(Double, Double, Canvas.Anchor)] = [
        (0, -rise, .middle), (0, rise, .middle), (side, -rise, .start), (-side, -rise, .end),
        (side, rise, .start), (-side, rise, .end), (1.5 * side, 0, .start),
        (-1.5 * side, 0, .end),
      ]
      return spots.map { dx, dy, anchor in
        let point = PagePoint(place.point.x + dx, place.point.y + dy)
        let box = canvas.box(label, at: point, size: size, anchor: anchor, rest: .middle)
        // A line's end is where eyes look for its name.
        let cost = Double(coverage.count(in: box)) + 0.5 * (1 - place.fraction)
        return Candidate(point: point, anchor: anchor, turn: 0, box: box, cost: cost)
      }
    }
  }
}
