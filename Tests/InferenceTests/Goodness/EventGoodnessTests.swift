import Foundation
import Inference
import Numerics
import Testing

struct EventGoodnessTests {
  /// Under the hypothesis p is uniform: 2000 data sets of 25 events of an exponential law, judged by
  /// the exact law of the distance between p and uniform numbers.
  @Test func probabilitiesAreUniformWhereTheLawIsRight() throws {
    let law = Exponential(mean: 3)
    let statistics: [any GoodnessOfFit<EventLevels>] = [KolmogorovSmirnov(), AndersonDarlingFit()]
    for statistic in statistics {
      let probabilities = try (0..<2000).map { toy in
        var stream = RandomStream(seed: 5, purpose: .test, index: UInt64(toy))
        let events = (0..<25).map { _ in law.sample(using: &stream) }
        let levels = try EventLevels(of: events) { law.cumulative($0) }
        return statistic.significance(of: levels).probability
      }
      let distance = KolmogorovDistance.fromUniform(probabilities.sorted())
      #expect(KolmogorovLaw(count: 2000).survival(distance) > 1e-4, "\(statistic.name)")
    }
  }

  /// The formula and 4000 pseudo-experiments agree within four errors of the latter.
  @Test func toysAgreeWithTheFormula() throws {
    let levels = try EventLevels((0..<40).map { pow((Double($0) + 0.5) / 40, 1.6) })
    let plan = ToyDistribution.Plan(count: 4000, seed: 2, threads: 2)
    let statistics: [any GoodnessOfFit<EventLevels>] = [KolmogorovSmirnov(), AndersonDarlingFit()]
    for statistic in statistics {
      let formula = statistic.significance(of: levels)
      let toys = try statistic.significance(of: levels, plan: plan) {
        EventLevels(drawing: 40, using: &$0)
      }
      #expect(toys.method == .toys(4000))
      #expect((0.001..<0.2).contains(formula.probability), "\(statistic.name)")
      #expect(
        abs(toys.probability / formula.probability - 1) < 4 * toys.relativeError,
        "\(statistic.name)")
    }
  }

  /// A mean fitted to the events brings the law closer to them: the formula then overstates p, and
  /// only toys fitted alike give it.
  @Test func fittedToysAreCloserThanTheFormula() throws {
    @Sendable func fitted(_ events: [Double]) -> EventLevels {
      let law = Exponential(mean: events.reduce(0, +) / Double(events.count))
      return (try? EventLevels(of: events) { law.cumulative($0) }) ?? { preconditionFailure() }()
    }
    var stream = RandomStream(seed: 8, purpose: .test, index: 0)
    let events = (0..<50).map { _ in pow(stream.uniform(), 0.75) }
    let plan = ToyDistribution.Plan(count: 2000, seed: 1, threads: 2)
    let statistic = AndersonDarlingFit()
    let toys = try statistic.significance(of: fitted(events), plan: plan) { stream in
      fitted((0..<50).map { _ in Exponential.sample(mean: 1, using: &stream) })
    }
    #expect(toys.probability < statistic.significance(of: fitted(events)).probability)
  }

  @Test func threadsChangeNothing() throws {
    let recipe = AndersonDarlingFit().toyRecipe { EventLevels(drawing: 17, using: &$0) }
    let values = try [1, 2, 7].map {
      try ToyDistribution(recipe, plan: ToyDistribution.Plan(count: 700, seed: 9, threads: $0))
        .values
    }
    #expect(values[0] == values[1] && values[0] == values[2])
  }

  /// p = (k + 1) / (n + 1): never zero, and one where every toy is as bad.
  @Test func toysNeverSayImpossible() throws {
    let plan = ToyDistribution.Plan(count: 99, seed: 1, threads: 1)
    let draw: @Sendable (inout RandomStream) -> EventLevels = {
      EventLevels(drawing: 3, using: &$0)
    }
    let worst = try EventLevels([0, 0, 0])
    let found = try KolmogorovSmirnov().significance(of: worst, plan: plan, drawing: draw)
    #expect(found.probability == 0.01)
    let best = try EventLevels([])
    #expect(
      try KolmogorovSmirnov().significance(of: best, plan: plan, drawing: draw).probability == 1)
  }

  @Test func methodsAreNamed() throws {
    let few = try EventLevels([0.2, 0.4, 0.9])
    let many = try EventLevels((0..<2000).map { (Double($0) + 0.9) / 2001 })
    #expect(KolmogorovSmirnov().significance(of: few).method == .closedForm)
    #expect(KolmogorovSmirnov().significance(of: 0.03, for: many).method == .asymptotic)
    #expect(KolmogorovSmirnov().significance(of: 0.3, for: many).method == .closedForm)
    #expect("\(AndersonDarlingFit().significance(of: few).method)" == "asymptotic law")
    #expect(AndersonDarlingFit().significance(of: try EventLevels([])).probability == 1)
    // An event where the law has none.
    #expect(AndersonDarlingFit().significance(of: try EventLevels([0, 0.4])).probability == 0)
  }

  @Test func mistakesGetASentence() {
    #expect(throws: InferenceError.notALevel(event: 1, found: 1.5)) { try EventLevels([0, 1.5]) }
    #expect(throws: InferenceError.self) { try EventLevels([.nan]) }
    #expect(
      "\(InferenceError.notALevel(event: 1, found: 1.5))"
        == "the cumulative probability of event 2 is 1.5, expected a number from 0 to 1")
  }
}
