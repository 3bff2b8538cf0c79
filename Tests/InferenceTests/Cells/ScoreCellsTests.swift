import Foundation
import Numerics
import Testing

@testable import Inference

struct ScoreCellsTests {
  /// The tables of the sampler against the law itself, cell by cell.
  @Test func countsOfToysFollowPoissonInEachCell() throws {
    let means = [0.01, 0.3, 1, 2.5, 25, 390, 1500]
    let sampler = CellSampler(expected: means, base: 1)
    var moments = [Moments](repeating: Moments(), count: means.count)
    var counts = [Int](repeating: 0, count: means.count)
    let toys = 20_000
    for toy in 0..<toys {
      var stream = RandomStream(seed: 4, purpose: .test, index: UInt64(toy))
      sampler.draw(factor: 1, into: &counts, using: &stream)
      for cell in means.indices { moments[cell].add(Double(counts[cell])) }
    }
    for (mean, found) in zip(means, moments) {
      let error = (mean / Double(toys)).squareRoot()
      #expect(abs(found.mean - mean) < 4 * error)
      // The variance of a sample variance: (2 + 1 / mean) of its square over the number.
      let spread = ((2 + 1 / mean) / Double(toys)).squareRoot()
      #expect(abs(found.sampleVariance / mean - 1) < 4 * spread)
    }
  }

  @Test func anExactDensityHasFineTailsOnBothSides() throws {
    let background = try Background(try Scores.shape(Scores.background), expected: 6500)
    let cells = try ScoreCells(background)
    // 255 edges of equal probability and 80 in each tail.
    try #require(cells.count == 416)
    #expect(abs(cells.expected.reduce(0, +) / 6500 - 1) < 1e-12)
    #expect(abs(cells.expected[0] / 1e-4 - 1) < 1e-6)
    #expect(abs(cells.expected[415] / 1e-4 - 1) < 1e-6)
    #expect((cells.expected.max() ?? 0) <= 6500.0 / 256 * (1 + 1e-9))
    guard case .line(let line) = cells.partition else { return }
    #expect(line.cell(of: -100) == 0)
    #expect(line.cell(of: 100) == 415)
    for (i, edge) in line.edges.enumerated() {
      #expect(line.cell(of: edge) == i + 1)
      #expect(line.cell(of: edge.nextDown) == i)
    }
  }

  @Test func noCellExpectsFewerThanTheSimulationSupports() throws {
    var stream = RandomStream(seed: 3, purpose: .test, index: 9)
    let sample = try ScoreSample(
      (0..<20_000).map { _ in Normal.standard.sample(using: &stream) })
    let component = try BackgroundComponent(
      name: "noise", expected: 6500, events: SimulatedEvents(sample))
    let cells = try ScoreCells(try Background([component]))
    // Three simulated events stand for 3 · 6500 / 20000.
    #expect(abs(cells.lowest - 0.975) < 1e-12)
    #expect((cells.expected.min() ?? 0) >= 0.975 * (1 - 1e-9))
    #expect((cells.expected.first ?? 0) < 2)
    #expect((cells.expected.last ?? 0) < 2)
    #expect(cells.count > 250)
  }

  @Test func aSignalIsSharedAmongTheCells() throws {
    let background = try Background(try Scores.shape(Scores.background), expected: 6500)
    let cells = try ScoreCells(background)
    let signal = try cells.expected(
      of: try Signal(try Scores.shape(Scores.signal("A")), expected: 40))
    #expect(abs(signal.reduce(0, +) / 40 - 1) < 1e-12)
    guard case .line(let line) = cells.partition else { return }
    // Half of a Gaussian lies above its mean; the cell at the edge holds a few per cent.
    let above = signal[line.cell(of: 5.5)...].reduce(0, +)
    #expect(abs(above - 20) < signal[line.cell(of: 5.5)])
  }

  @Test func cellsOfThePlaneHoldTheirShareAndNoneIsEmpty() throws {
    let events = try SimulatedEvents(try PlaneDensityTests.sample(50_000, index: 4))
    let component = try BackgroundComponent(name: "noise", expected: 2000, planeEvents: events)
    let background = try Background([component])
    let cells = try ScoreCells(background)
    #expect(cells.count > 256)
    #expect(abs(cells.expected.reduce(0, +) / 2000 - 1) < 1e-9)
    // Finer points of the table than those the cells were cut by move few of them across an edge.
    #expect((cells.expected.min() ?? 0) > 0.5 * cells.lowest)
    #expect((cells.expected.max() ?? 0) < 1.5 * 2000 / 256)
    // Other events of the same law fall as expected: χ² of so many cells.
    let others = try PlaneDensityTests.sample(2000, index: 5)
    let counts = try cells.counts(of: others)
    #expect(counts.reduce(0, +) == 2000)
    var square = 0.0
    for (count, expected) in zip(counts, cells.expected) {
      square += (Double(count) - expected) * (Double(count) - expected) / expected
    }
    // Its variance exceeds twice the cells by the inverse expectations; 20 % is for the smoothing.
    let cellCount = Double(cells.count)
    let variance = 2 * cellCount + cells.expected.reduce(0) { $0 + 1 / $1 }
    #expect(square < 1.2 * cellCount + 5 * variance.squareRoot())
    #expect(square > 0.8 * cellCount - 5 * variance.squareRoot())
  }
}
