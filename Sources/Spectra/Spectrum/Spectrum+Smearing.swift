import Foundation
import Numerics

/// What a detector of finite resolution sees of a spectrum.
extension Spectrum {
  /// The spectrum of measured energies; lines become Gaussians, and no count is lost.
  ///
  /// The Gaussian of each true energy is cut at six deviations and at zero, and brought to an
  /// integral of one on the new grid. That grid is its own: an eighth of a deviation apart, but not
  /// finer than 1/16384 of the range, and a sharper resolution is taken as one step.
  public func smeared(by resolution: EnergyResolution) -> Spectrum {
    var blur = Blur(
      from: energies[0], to: energies[energies.count - 1], resolution: resolution)
    for index in energies.indices.dropLast() {
      blur.add(from: energies[index], to: energies[index + 1]) { rate(at: $0) }
    }
    for line in lines { blur.add(line.rate, at: line.energy) }
    return Spectrum(
      unchecked: name, recoil, blur.grid, blur.rates, [], relativeUncertainty, source)
  }
}

/// A grid on which the Gaussians of true energies are summed.
private struct Blur {
  private(set) var grid: [Double]
  private(set) var rates: [Double]
  /// What each node counts for in the integral of straight lines.
  private let widths: [Double]
  private let resolution: EnergyResolution
  private let finest: Double

  init(from lower: Double, to upper: Double, resolution: EnergyResolution) {
    self.resolution = resolution
    let start = max(0, lower - Self.reach * resolution.deviation(at: lower))
    let end = upper + Self.reach * resolution.deviation(at: upper)
    finest = (end - start) / 16_384
    var grid = [start]
    var energy = start
    while true {
      energy += max(resolution.deviation(at: energy) / 8, finest)
      guard energy < end - finest else { break }
      grid.append(energy)
    }
    grid.append(end)
    widths = grid.indices.map {
      (grid[min($0 + 1, grid.count - 1)] - grid[max($0 - 1, 0)]) / 2
    }
    rates = [Double](repeating: 0, count: grid.count)
    self.grid = grid
  }

  /// Gaussians end after so many deviations.
  private static let reach = 6.0

  private func deviation(at energy: Double) -> Double {
    max(resolution.deviation(at: energy), finest)
  }

  /// Adds a straight line, as counts at the two Gauss points of pieces of a quarter deviation.
  mutating func add(from lower: Double, to upper: Double, of rate: (Double) -> Double) {
    var start = lower
    while start < upper {
      let end = min(upper, start + deviation(at: start) / 4)
      let (center, half) = ((start + end) / 2, (end - start) / 2)
      let offset = half * (1 / 3.0).squareRoot()
      add(half * rate(center - offset), at: center - offset)
      add(half * rate(center + offset), at: center + offset)
      start = end
    }
  }

  /// Adds the Gaussian of counts at a true energy.
  mutating func add(_ counts: Double, at energy: Double) {
    guard counts > 0 else { return }
    let deviation = deviation(at: energy)
    let first = index(notBelow: energy - Self.reach * deviation)
    let last = index(notBelow: energy + Self.reach * deviation)
    var heights: [Double] = []
    heights.reserveCapacity(last - first + 1)
    var sum = 0.0
    for node in first...last {
      let distance = (grid[node] - energy) / deviation
      let height = exp(-distance * distance / 2)
      heights.append(height)
      sum += height * widths[node]
    }
    for node in first...last { rates[node] += counts * heights[node - first] / sum }
  }

  /// The first node at or above an energy, the last one where there is none.
  private func index(notBelow energy: Double) -> Int {
    var low = 0
    var high = grid.count - 1
    while low < high {
      let middle = (low + high) / 2
      if grid[middle] < energy { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
