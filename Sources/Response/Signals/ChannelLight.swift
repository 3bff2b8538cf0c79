import Foundation
import Numerics

/// The shares of the tubes of one array in light from given places, prepared for many events.
struct ChannelLight: Sendable {
  private let array: PhotomultiplierArray
  private let pattern: LightPattern
  /// The height at which the liquid ends on the side of the array, mm.
  private let end: Double

  /// How many tubes there are.
  var count: Int { array.count }

  init(_ array: PhotomultiplierArray, _ pattern: LightPattern, beyond end: Double) {
    self.array = array
    self.pattern = pattern
    self.end = end
  }

  /// Sets the shares, of sum 1, in light from one place.
  func share(
    lightFrom place: Position, into shares: inout [Double], using room: inout [Double]
  ) {
    shares.reset(to: count)
    add(1, ofLightFrom: place, to: &shares, using: &room)
  }

  /// Sets the shares, of sum 1, in light from several places with parts of sum 1.
  ///
  /// Over places so close together that only their middle counts, σ < a/300p for the laws of width a
  /// and power p, the mean is that of the middle: σ² ∇²w / 2w is below 3e-5.
  func share(
    lightFrom places: [LightPlace], spread: Double, into shares: inout [Double],
    using room: inout [Double]
  ) {
    var middle = Position(x: 0, y: 0, z: 0)
    for (place, part) in places {
      middle.x += part * place.x
      middle.y += part * place.y
      middle.z += part * place.z
    }
    if let scale = scale(from: middle), spread < scale / 300 {
      share(lightFrom: middle, into: &shares, using: &room)
      return
    }
    shares.reset(to: count)
    for (place, part) in places { add(part, ofLightFrom: place, to: &shares, using: &room) }
  }

  /// The distance across over which direct light changes, or `nil` where a law has kinks.
  private func scale(from place: Position) -> Double? {
    switch pattern.shape {
    case .cauchy(let width, let power): width / max(1, power)
    case .solidAngle(let clearance, let power):
      (abs(place.z - end) + clearance) / max(1, power)
    case .exponential, .table, .map: nil
    }
  }

  private func add(
    _ part: Double, ofLightFrom place: Position, to shares: inout [Double],
    using room: inout [Double]
  ) {
    if case .map(let map) = pattern.shape {
      map.add(part, ofLightFrom: place, to: &shares)
      return
    }
    squareDistances(to: place, into: &room)
    weigh(&room, from: place)
    let direct = room.reduce(0, +)
    // An exponential pattern may die out before the first tube; then only reflections are left.
    let scale = direct > 0 ? part * (1 - pattern.uniformShare) / direct : 0
    let reflected = part * (direct > 0 ? pattern.uniformShare : 1) / Double(count)
    let weights = room.span
    var sums = shares.mutableSpan
    for channel in weights.indices { sums[channel] += weights[channel] * scale + reflected }
  }

  private func squareDistances(to place: Position, into room: inout [Double]) {
    room.reset(to: count)
    let (xs, ys) = (array.x.span, array.y.span)
    var squares = room.mutableSpan
    for channel in squares.indices {
      let (dx, dy) = (xs[channel] - place.x, ys[channel] - place.y)
      squares[channel] = dx * dx + dy * dy
    }
  }

  /// Turns squares of distances into direct light, up to a factor.
  private func weigh(_ room: inout [Double], from place: Position) {
    var squares = room.mutableSpan
    switch pattern.shape {
    case .cauchy(let width, let power):
      Self.weigh(&squares, width: width, power: power)
    case .solidAngle(let clearance, let power):
      Self.weigh(&squares, width: abs(place.z - end) + clearance, power: power)
    case .exponential(let width):
      for channel in squares.indices {
        squares[channel] = exp(-squares[channel].squareRoot() / width)
      }
    case .table(_, let curve):
      for channel in squares.indices {
        squares[channel] = curve.value(at: squares[channel].squareRoot())
      }
    case .map: preconditionFailure("ChannelLight: a map has no law of distances")
    }
  }

  private static func weigh(_ squares: inout MutableSpan<Double>, width: Double, power: Double) {
    let scale = 1 / (width * width)
    if power == 1.5 {
      for channel in squares.indices {
        let base = 1 + squares[channel] * scale
        squares[channel] = 1 / (base * base.squareRoot())
      }
    } else {
      for channel in squares.indices {
        squares[channel] = pow(1 + squares[channel] * scale, -power)
      }
    }
  }
}

/// A place that light comes from, and the part of the light that does.
typealias LightPlace = (place: Position, part: Double)
