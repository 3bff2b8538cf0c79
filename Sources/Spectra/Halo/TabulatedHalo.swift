import Foundation

/// A halo of any distribution of speeds, known at points that are joined by straight lines.
///
/// Both moments are exact for the lines. Speeds are those at the Earth.
public struct TabulatedHalo: Halo, Equatable {
  private let speeds: [Double]
  private let densities: [Double]
  /// The integrals of `f / v` and `v f` from each point to the last.
  private let inverseSpeeds: [Double]
  private let meanSpeeds: [Double]
  public let source: Source

  /// A halo from a table, whose densities are scaled so that they integrate to one.
  ///
  /// - Parameters:
  ///   - speeds: At least two, increasing, native units; a first one of zero has the density zero.
  ///   - densities: As many, not negative, of any unit.
  ///   - source: Where the table comes from.
  /// - Throws: `SpectraError.badParameter` where the numbers are not those of a distribution.
  public init(speeds: [Double], densities: [Double], source: Source) throws(SpectraError) {
    func refusal(_ name: String, _ found: String, _ expected: String) -> SpectraError {
      .badParameter(source: "a tabulated halo", name: name, found: found, expected: expected)
    }
    guard speeds.count > 1, speeds.count == densities.count else {
      throw refusal(
        "densities", "\(densities.count) of them for \(speeds.count) speeds",
        "one for each of at least two speeds")
    }
    for (lower, upper) in zip(speeds, speeds.dropFirst()) where !(0 <= lower && lower < upper) {
      throw refusal("speeds", "\(lower) before \(upper)", "increasing numbers from zero on")
    }
    if let bad = densities.first(where: { !($0.isFinite && $0 >= 0) }) {
      throw refusal("densities", "\(bad)", "numbers that are zero or positive")
    }
    guard speeds[0] > 0 || densities[0] == 0 else {
      throw refusal("densities", "\(densities[0]) at rest", "zero there")
    }
    let total = zip(speeds.indices, speeds.indices.dropFirst()).reduce(0) { sum, cell in
      sum + (speeds[cell.1] - speeds[cell.0]) * (densities[cell.0] + densities[cell.1]) / 2
    }
    guard total > 0, total.isFinite else {
      throw refusal("densities", "an integral of \(total)", "a positive one")
    }
    self.speeds = speeds
    self.densities = densities.map { $0 / total }
    self.source = source
    var inverseSpeeds = [0.0]
    var meanSpeeds = [0.0]
    for cell in speeds.indices.dropLast().reversed() {
      let line = Line(speeds, self.densities, cell)
      inverseSpeeds.append(
        inverseSpeeds[inverseSpeeds.count - 1] + line.inverse(from: speeds[cell]))
      meanSpeeds.append(meanSpeeds[meanSpeeds.count - 1] + line.mean(from: speeds[cell]))
    }
    self.inverseSpeeds = inverseSpeeds.reversed()
    self.meanSpeeds = meanSpeeds.reversed()
  }

  public var fastest: Double { speeds[speeds.count - 1] }

  public var breaks: [Double] { speeds }

  public func density(at speed: Double) -> Double {
    guard speed >= speeds[0], speed <= fastest else { return 0 }
    return Line(speeds, densities, cell(of: speed)).value(at: speed)
  }

  public func inverseSpeed(above speed: Double) -> Double {
    guard speed > speeds[0] else { return inverseSpeeds[0] }
    guard speed < fastest else { return 0 }
    let cell = cell(of: speed)
    return inverseSpeeds[cell + 1] + Line(speeds, densities, cell).inverse(from: speed)
  }

  public func speed(above speed: Double) -> Double {
    guard speed > speeds[0] else { return meanSpeeds[0] }
    guard speed < fastest else { return 0 }
    let cell = cell(of: speed)
    return meanSpeeds[cell + 1] + Line(speeds, densities, cell).mean(from: speed)
  }

  /// The cell that a speed between the first and the last point falls into, by halving.
  private func cell(of speed: Double) -> Int {
    var low = 0
    var high = speeds.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if speeds[middle] <= speed { low = middle } else { high = middle }
    }
    return low
  }

  /// The straight line `offset + slope v` in one cell, and its moments up to the cell's end.
  private struct Line {
    let offset: Double
    let slope: Double
    let end: Double

    init(_ speeds: [Double], _ densities: [Double], _ cell: Int) {
      end = speeds[cell + 1]
      slope = (densities[cell + 1] - densities[cell]) / (end - speeds[cell])
      // Exactly zero for a line through the origin, so that no logarithm of zero is met.
      offset = speeds[cell] == 0 ? 0 : densities[cell] - slope * speeds[cell]
    }

    func value(at speed: Double) -> Double { offset + slope * speed }

    func inverse(from speed: Double) -> Double {
      (offset == 0 ? 0 : offset * log(end / speed)) + slope * (end - speed)
    }

    func mean(from speed: Double) -> Double {
      offset / 2 * (end * end - speed * speed)
        + slope / 3 * (end * end * end - speed * speed * speed)
    }
  }
}
