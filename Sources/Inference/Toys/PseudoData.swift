import Numerics

/// Sets of events drawn one by one: of simulated samples where there are any, else of densities.
struct PseudoData: Sendable {
  private let parts: [Part]
  private let rate: RateKnowledge
  private let expected: Double
  private let dimensions: Int

  private struct Part {
    var expected: Double
    var source: Source
  }

  private enum Source {
    case events(ScoreSample, AliasTable)
    case line(ScoreDensity)
    case plane(PlaneSampler)
  }

  /// Events of each component of a background, from these samples or from its density.
  init(_ background: Background, events: [SimulatedEvents?]) {
    parts = zip(background.declared, events).map { component, events in
      let source: Source
      if let events {
        source = .events(events.scores, AliasTable(weights: events.weights))
      } else {
        source =
          switch component.shape {
          case .line(let density): .line(density)
          case .plane(let density): .plane(PlaneSampler(density))
          }
      }
      return Part(expected: component.expected, source: source)
    }
    rate = background.rate
    expected = background.expected
    dimensions = background.shape.dimensions
  }

  /// One set; of the expected number of events where the rate is free.
  func draw(_ toy: Int, seed: UInt64) -> ScoreSample {
    var stream = RandomStream(seed: seed, purpose: .pseudoData, index: UInt64(toy))
    var first: [Double] = []
    var second: [Double] = []
    var left = Int(expected.rounded())
    var rest = expected
    for part in parts {
      let count: Int
      if rate == .free {
        count = Binomial.sample(
          trials: left, probability: min(1, part.expected / rest), using: &stream)
        left -= count
        rest = max(rest - part.expected, .leastNormalMagnitude)
      } else {
        count = Poisson.sample(mean: part.expected, using: &stream)
      }
      for _ in 0..<count {
        let place =
          switch part.source {
          case .events(let scores, let table): scores.place(table.sample(using: &stream))
          case .line(let density): SIMD2(density.sample(using: &stream), 0)
          case .plane(let sampler): sampler.sample(using: &stream)
          }
        first.append(place.x)
        if dimensions == 2 { second.append(place.y) }
      }
    }
    return ScoreSample(checked: first, second, dimensions: dimensions)
  }
}
