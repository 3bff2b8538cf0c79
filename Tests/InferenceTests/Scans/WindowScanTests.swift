import Foundation
import Numerics
import Testing

@testable import Inference

struct WindowScanTests {
  private static let rates: [RateKnowledge] = [.known, .free, .relative(0.05)]

  /// Every window's tail, without the bounds that save most of them.
  @Test(arguments: rates) func findsWhatAPlainLoopFinds(rate: RateKnowledge) throws {
    let background = try Background(
      try Scores.shape(Scores.background), expected: 6500, rate: rate)
    let cells = try ScoreCells(background)
    let scan = WindowScan(cells: cells.supported, background: background)
    let toys = try CellToys(cells, of: background)
    var counts = [Int](repeating: 0, count: cells.count)
    for toy in 0..<5 {
      var span = counts.mutableSpan
      toys.draw(toy, seed: 3, into: &span)
      let all = counts.reduce(0, +)
      var highest = 0.0
      for width in WindowScan.widths(upTo: cells.count / 3) {
        for first in stride(from: 0, through: cells.count - width, by: max(1, width / 4)) {
          let window = first..<first + width
          let events = counts[window].reduce(0, +)
          let expected = fixedTreeSum(cells.supported.span.extracting(window))
          let law = RegionLaw(expected, of: background, events: all)
          guard Double(events) > law.mean else { continue }
          highest = max(highest, -law.logTail(atLeast: events))
        }
      }
      #expect(scan.value(of: counts.span) == highest)
    }
  }

  @Test func theWindowIsWhereTheSignalIs() throws {
    let background = try Background(try Scores.shape(Scores.background), expected: 500)
    let scan = try BumpScan(for: background, plan: TailPlan(toys: 100))
    let data = try ScoreSample((0..<30).map { 2.9 + 0.005 * Double($0) })
    let (cells, value) = try scan.window(of: data)
    guard case .line(let partition) = scan.cells.partition else { return }
    let interval = partition.edges[cells.lowerBound - 1]..<partition.edges[cells.upperBound - 1]
    // Windows end at cells, so that some events may stay outside.
    #expect(data.first.count(where: interval.contains) > 20)
    #expect(interval.upperBound - interval.lowerBound < 0.3)
    #expect(value > 20)
  }
}
