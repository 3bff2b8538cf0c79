import Foundation
import Kernels
import Numerics

/// How often a finite simulation raises false alarms, measured by splitting it.
///
/// A random half of each simulated sample becomes the background of a statistic, and pseudo-data
/// are drawn from the events of the other half. Above the value of a nominal significance there are
/// then more of them than the significance says. The halves differ twice as much as the whole sample
/// does from the truth, so the whole does better than this. Pseudo-data have the nominal rates.
public struct FalseAlarms: Sendable, Equatable {
  /// The significance at which alarms are counted.
  public let threshold: Double
  /// The number of sets of pseudo-data.
  public let experiments: Int
  /// How many of them reached the threshold.
  public let alarms: Int

  /// The share of alarms.
  public var rate: Double { Double(alarms) / Double(experiments) }
  /// The standard error of the share, by its binomial law; that of one alarm where there is none.
  public var error: Double {
    let share = Double(max(alarms, 1)) / Double(experiments)
    return (share * (1 - share) / Double(experiments)).squareRoot()
  }
  /// The share of alarms that the significance stands for.
  public var nominalRate: Double { Normal.standard.survival(threshold) }

  /// Splits the samples of a background `splits` times and draws sets of pseudo-data from each.
  ///
  /// Where the rate is free every set has the expected number of events. Throws where every component
  /// is a table.
  public init(
    of kind: StatisticKind, for background: Background, threshold: Double = 3, splits: Int,
    toys: Int, plan: TailPlan, onSplit: () throws -> Void = {}
  ) throws {
    precondition(
      splits > 0 && toys > 0, "FalseAlarms: \(splits) and \(toys), expected positive numbers")
    self.threshold = threshold
    experiments = splits * toys
    var alarms = 0
    for split in 0..<splits {
      let (model, source) = try background.halved(split: split, seed: plan.seed)
      let statistic = try kind.prepared(for: model, plan: plan)
      let limit = try Self.value(of: statistic, at: threshold, threads: plan.threads)
      let data = PseudoData(model, events: source)
      var found = [Bool](repeating: false, count: toys)
      var span = found.mutableSpan
      forEachChunk(of: &span, size: 16, threads: plan.threads) { range, part in
        for toy in range {
          let sample = data.draw(split * toys + toy, seed: plan.seed)
          // Pseudo-data are finite scores of the right dimension, which every statistic takes.
          let value = try? statistic.evaluate(sample).value
          part[toy - range.lowerBound] = value.map { $0 >= limit } ?? false
        }
      }
      alarms += found.count { $0 }
      try onSplit()
    }
    self.alarms = alarms
  }

  /// The value whose significance is `z`, at the expected number of events.
  private static func value(
    of statistic: any Statistic, at z: Double, threads: Int
  ) throws(InferenceError) -> Double {
    let events = Int(statistic.background.expected.rounded())
    let recipe = try statistic.toyRecipe(with: nil)
    let toys = try ToyDistribution(
      recipe, plan: ToyDistribution.Plan(count: 200, seed: 0, threads: threads))
    var failure: InferenceError?
    func excess(_ value: Double) -> Double {
      do throws(InferenceError) {
        let found = try statistic.significance(of: Evaluation(value: value, events: events))
        return found.z - z
      } catch {
        failure = error
        return .nan
      }
    }
    let middle = toys.quantile(0.5)
    let spread = max(toys.quantile(0.84) - middle, 1e-9 * max(1, abs(middle)))
    let bracket = Root.bracket(
      of: excess, around: middle, step: spread,
      within: middle - 1e3 * spread...middle + 1e3 * spread)
    let root = bracket.flatMap { try? Root(of: excess, in: $0, tolerance: 1e-6 * spread) }
    if let failure { throw failure }
    return root?.x ?? .infinity
  }
}

extension Background {
  /// One random half of the simulated events as a background, and for each component the other half.
  ///
  /// A component that is a table stays as it is in both.
  func halved(
    split: Int, seed: UInt64
  ) throws(InferenceError) -> (model: Background, others: [SimulatedEvents?]) {
    guard declared.contains(where: { $0.events != nil }) else {
      throw .noSimulatedEvents(component: declared[0].name)
    }
    var stream = RandomStream(seed: seed, purpose: .sampleSplits, index: UInt64(split))
    var models: [BackgroundComponent] = []
    var others: [SimulatedEvents?] = []
    for component in declared {
      guard let events = component.events else {
        models.append(component)
        others.append(nil)
        continue
      }
      let isFirst = events.weights.map { _ in stream.uniform() < 0.5 }
      func half(_ chosen: Bool) throws(InferenceError) -> SimulatedEvents {
        try SimulatedEvents(
          events.scores,
          weights: events.weights.indices.map { isFirst[$0] == chosen ? events.weights[$0] : 0 })
      }
      models.append(try component.of(try half(true)))
      others.append(try half(false))
    }
    return (try with(components: models), others)
  }
}
