import Foundation
import Inference
import Plotting
import Studies
import TestSupport
import Testing

struct LimitFigureTests {
  @Test func theStatisticCrossesItsThresholdAtTheEndOfTheInterval() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "model.yaml").path
      try CountingModel.yaml.write(toFile: path, atomically: true, encoding: .utf8)
      let model = try LimitModel(path: path, seed: 1)
      let plan = LimitPlan(
        .twoSided, levels: [0.9], calibration: .asymptotic, power: nil, seed: 1, threads: 1)
      let result = try plan.find(model.likelihood(), interest: model.model.interest[0])
      let series = try Figure.limits([result], by: .twoSided).table.series
      #expect(series.prefix(2).map(\.name) == ["data", "excluded above, 90 %"])
      let values = try #require(series[0].numbers[.x])
      let statistic = try #require(series[0].numbers[.y])
      let thresholds = try #require(series[1].numbers[.y])
      let upper = result.intervals[0].upper
      let below = try #require(values.lastIndex { $0 <= upper })
      let above = try #require(values.firstIndex { $0 > upper })
      #expect(statistic[below] <= thresholds[below])
      #expect(statistic[above] > thresholds[above])
    }
  }
}
