import Foundation
import Inference
import Numerics
import Testing

struct OptimumIntervalStudyTests {
  /// The limit covers a mean when it does not exclude it: means off the grid, at kinks and between.
  @Test(arguments: [1.5, 2.7, 3.95, 4.4, 5.32, 6.1, 8.05, 12.3, 17.3, 41.7, 90.2])
  func limitsCoverAsOftenAsTheySay(_ mean: Double) {
    let levels = [0.6827, 0.9, 0.95].filter { mean > -log1p(-$0) }
    let tries = mean < 20 ? 40_000 : 10_000
    var excluded = [Int](repeating: 0, count: levels.count)
    for index in 0..<tries {
      let interval = OptimumInterval(
        between: OptimumIntervalTableTests.places(mean: mean, index: index))
      for (number, level) in levels.enumerated()
      where interval.excludes(mean: mean, level: level) { excluded[number] += 1 }
    }
    for (level, count) in zip(levels, excluded) {
      let share = Double(count) / Double(tries)
      let error = (level * (1 - level) / Double(tries)).squareRoot()
      // The interpolation between the means of the table may add 1e-3; a step of the maximum's
      // probability makes the limit cover more.
      #expect(share < 1 - level + 4 * error + 1e-3, "\(level): excluded \(share)")
      #expect(share > 0.5 * (1 - level), "\(level): excluded \(share)")
    }
  }
}
