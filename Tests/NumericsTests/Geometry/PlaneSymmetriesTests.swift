import Foundation
import Numerics
import Testing

struct PlaneSymmetriesTests {
  typealias Point = (x: Double, y: Double)

  /// The points of a hexagonal lattice within a radius, and what else is laid out.
  static func hexagonal(radius: Double, pitch: Double = 1) -> [Point] {
    var points: [Point] = []
    for row in -20...20 {
      for column in -20...20 {
        let x = (Double(column) + 0.5 * Double(row)) * pitch
        let y = 0.75.squareRoot() * Double(row) * pitch
        if hypot(x, y) < radius * pitch { points.append((x, y)) }
      }
    }
    return points
  }

  static func square(_ side: Int) -> [Point] {
    let middle = Double(side - 1) / 2
    return (0..<side * side).map { (Double($0 % side) - middle, Double($0 / side) - middle) }
  }

  static func ring(_ count: Int, radius: Double = 1, from angle: Double = 0.3) -> [Point] {
    (0..<count).map {
      let angle = angle + 2 * .pi * Double($0) / Double(count)
      return (radius * cos(angle), radius * sin(angle))
    }
  }

  static func symmetries(_ points: [Point], kinds: [Int]? = nil) -> PlaneSymmetries {
    PlaneSymmetries(
      x: points.map(\.x), y: points.map(\.y),
      kinds: kinds ?? [Int](repeating: 0, count: points.count))
  }

  static let layouts: [(points: [Point], turns: Int, hasMirrors: Bool)] = [
    (hexagonal(radius: 3.1), 6, true),
    (hexagonal(radius: 9.3), 6, true),
    (square(6), 4, true),
    (square(7), 4, true),
    (ring(7), 7, true),
    (ring(12) + ring(5, radius: 2), 1, true),
    (ring(12) + ring(8, radius: 2) + [(0, 0)], 4, true),
    // Two rings of which one is turned against the other by no fraction of its angle.
    (ring(6) + ring(6, radius: 2, from: 0.4), 6, false),
    // One point off the axis: the mirror through it leaves it where it is.
    ([(0.3, 0.1)], 1, true),
    ([(1, 0), (0, 0.5), (-0.2, -0.7), (0.4, 0.1)], 1, false),
    ([], 1, false),
    ([(0, 0)], 1, false),
  ]

  @Test(arguments: layouts.indices)
  func turnsAndMirrorsAreThoseOfTheLayout(number: Int) {
    let (points, turns, hasMirrors) = Self.layouts[number]
    let found = Self.symmetries(points)
    #expect(found.turns == turns)
    #expect(found.hasMirrors == hasMirrors)
    #expect(found.images.count == (hasMirrors ? 2 : 1) * turns)
    #expect(found.images.first == Array(points.indices))
  }

  /// Of two symmetries the one after the other is among them, and each can be taken back.
  @Test(arguments: layouts.indices)
  func symmetriesAreAGroup(number: Int) {
    let images = Self.symmetries(Self.layouts[number].points).images
    let all = Set(images)
    for first in images {
      #expect(first.sorted() == Array(first.indices))
      for second in images { #expect(all.contains(first.map { second[$0] })) }
      var inverse = first
      for (point, image) in first.enumerated() { inverse[image] = point }
      #expect(all.contains(inverse))
    }
  }

  /// Distances between points, and from the axis, are those between the points they come onto.
  @Test(arguments: layouts.indices)
  func imagesKeepAllDistances(number: Int) {
    let points = Self.layouts[number].points
    // Coordinates have sizes up to 10 and some roundings of 2⁻⁵³ each.
    for image in Self.symmetries(points).images {
      for i in points.indices {
        let before = hypot(points[i].x, points[i].y)
        let after = hypot(points[image[i]].x, points[image[i]].y)
        #expect(abs(before - after) < 1e-13)
        let (one, two) = (points[image[0]], points[image[i]])
        let distance = hypot(points[0].x - points[i].x, points[0].y - points[i].y)
        #expect(abs(hypot(one.x - two.x, one.y - two.y) - distance) < 1e-13)
      }
    }
  }

  /// Tubes 80 mm apart whose places are printed in whole millimetres.
  @Test func printedPlacesKeepTheirSymmetries() {
    let points = Self.hexagonal(radius: 9.3, pitch: 80)
    let printed: [Point] = points.map { ($0.x.rounded(), $0.y.rounded()) }
    #expect(Self.symmetries(printed).images.count == 12)
    #expect(Set(Self.symmetries(printed).images) == Set(Self.symmetries(points).images))
  }

  /// One tube that is missing takes all symmetries away but the mirror through it.
  @Test func aMissingPointIsSeen() {
    var points = Self.hexagonal(radius: 3.1)
    let removed = points.firstIndex { hypot($0.x, $0.y) > 2.9 }
    points.remove(at: removed ?? 0)
    let found = Self.symmetries(points)
    #expect(found.turns == 1 && found.hasMirrors)
  }

  /// Two arrays have in common what both have about one axis, each within itself.
  @Test func kindsStayAmongThemselves() {
    let points = Self.ring(6) + Self.ring(4)
    let kinds = [Int](repeating: 0, count: 6) + [Int](repeating: 1, count: 4)
    let found = Self.symmetries(points, kinds: kinds)
    #expect(found.turns == 2 && found.hasMirrors)
    for image in found.images { #expect(image.map { kinds[$0] } == kinds) }
    // At the same places, as arrays above and below are.
    let twice = Self.symmetries(Self.ring(6) + Self.ring(6), kinds: (0..<12).map { $0 / 6 })
    #expect(twice.turns == 6 && twice.hasMirrors)
    for image in twice.images { #expect(image[6...].map { $0 - 6 } == Array(image[..<6])) }
  }
}
