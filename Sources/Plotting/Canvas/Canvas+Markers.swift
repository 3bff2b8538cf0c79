extension Canvas {
  /// Draws points of one shape, of a size in points.
  mutating func markers(
    _ places: [PagePoint], _ shape: Points.Shape, diameter: Double, _ ink: Ink
  ) {
    let radius = 0.5 * diameter
    /// Corners around a place, in radii.
    func polygons(_ corners: [(Double, Double)]) {
      var path = SVGPath()
      for place in places {
        path.polygon(
          corners.map { PagePoint(place.x + radius * $0.0, place.y + radius * $0.1) })
        coverage?.cover(place)
      }
      fill(path, ink)
    }
    /// Lines through a place, in radii.
    func strokes(_ ends: [(Double, Double)]) {
      segments(
        places.flatMap { place in
          ends.map { dx, dy in
            (
              PagePoint(place.x - radius * dx, place.y - radius * dy),
              PagePoint(place.x + radius * dx, place.y + radius * dy)
            )
          }
        }, Stroke(ink))
    }
    // Sizes such that all shapes have about the area of the circle.
    switch shape {
    case .circle: dots(places, diameter: diameter, ink)
    case .square: polygons([(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)])
    case .triangle: polygons([(-1.17, 0.78), (0, -1.25), (1.17, 0.78)])
    case .diamond: polygons([(0, -1.28), (1.28, 0), (0, 1.28), (-1.28, 0)])
    case .cross: strokes([(0.9, 0.9), (0.9, -0.9)])
    case .plus: strokes([(1.15, 0), (0, 1.15)])
    }
  }
}
