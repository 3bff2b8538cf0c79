import Foundation
import Numerics

/// The law of a sum over the events of the background alone, whose rates need not be known.
///
/// Where the total is known, or uncertain as a whole, that is one compound law; where components
/// have rates of their own, the average of one for each choice of rates.
struct BackgroundLaw: Sendable {
  private let kind: Kind
  private let term: CountTerm
  /// The number of events, where the rate is free.
  private let fixed: Int?

  private enum Kind {
    case single(CompoundLaw)
    case averaged(RateLaws, RateAverage, [Part], UncertainRates)
  }

  /// What is needed to draw the events of a component.
  private struct Part {
    var sampler: MarkSampler
    var center: Double
  }

  /// The law of `c(N) + Σ w(x)` for a background with the given marks.
  ///
  /// `events` is the number of events where the rate is free.
  init(
    _ background: Background, marks: BackgroundMarks, atoms: [MarkLaw.Atom]? = nil,
    term: CountTerm, events: Int
  ) {
    self.term = term
    fixed = background.rate == .free ? events : nil
    // One more event changes the term as it changes about the expected number.
    let middle = Int(background.expected.rounded())
    let step = term.value(middle + 1) - term.value(middle)
    let components = marks.components
    guard !components.isEmpty,
      let average = RateAverage(background, effects: components.map { $0.center + step })
    else {
      kind = .single(
        CompoundLaw(
          marks: marks.whole, count: CountLaw(of: background, given: events), term: term,
          atoms: atoms))
      return
    }
    let found = atoms ?? marks.whole.atoms(events: background.expected)
    let laws = RateLaws(
      components, at: average.points, nominal: background.components.map(\.expected),
      fixed: fixed, term: term, isSmooth: found.isEmpty)
    kind = .averaged(
      laws, average, components.map { Part(sampler: MarkSampler($0), center: $0.center) },
      UncertainRates(background))
  }

  /// How unlikely values above `value` are.
  func significance(above value: Double) -> Significance {
    significances(above: [value])[0]
  }

  /// How unlikely values above each of several values are; together they take less time.
  func significances(above values: [Double]) -> [Significance] {
    switch kind {
    case .single(let law): return values.map { law.significance(above: $0) }
    case .averaged(let laws, let average, _, _):
      var lines = laws.lines()
      return values.map { value in
        average.significance { laws.tails(of: $0, above: value, &lines) }
      }
    }
  }

  /// The significance by the saddle-point formula alone; `nil` where it does not serve.
  func saddlePointSignificance(above value: Double) -> Significance? {
    guard case .single(let law) = kind else { return significance(above: value) }
    return law.saddlePointSignificance(above: value)
  }

  /// The mean.
  var mean: Double { moments.mean }

  /// The standard deviation.
  var deviation: Double { moments.deviation }

  /// The mean and the standard deviation.
  var moments: (mean: Double, deviation: Double) {
    switch kind {
    case .single(let law): return (law.mean, law.deviation)
    case .averaged(let laws, let average, _, _):
      let own = laws.moments()
      let mean = average.mean { own[$0].mean }
      let variance = average.mean {
        own[$0].variance + (own[$0].mean - mean) * (own[$0].mean - mean)
      }
      return (mean, variance.squareRoot())
    }
  }

  /// The density at given values.
  func density(at values: [Double]) -> [Double] {
    switch kind {
    case .single(let law): return law.density(at: values)
    case .averaged(let laws, let average, _, _):
      let densities = average.points.indices.map { laws.law($0).density(at: values) }
      return values.indices.map { place in average.mean { densities[$0][place] } }
    }
  }

  /// How values are drawn, with the rates drawn anew each time.
  var toyRecipe: ToyRecipe {
    let (parts, rates): ([Part], UncertainRates)
    switch kind {
    case .single(let law): return law.toyRecipe(.backgroundToys)
    case .averaged(_, _, let own, let uncertain): (parts, rates) = (own, uncertain)
    }
    return ToyRecipe { range, seed, values in
      var means = [Double](repeating: 0, count: parts.count)
      for toy in range {
        var stream = RandomStream(seed: seed, purpose: .backgroundToys, index: UInt64(toy))
        rates.draw(into: &means, using: &stream)
        var all = 0
        var sum = 0.0
        let split = fixed.map { Multinomial(trials: $0, weights: means).sample(using: &stream) }
        for (i, part) in parts.enumerated() {
          let count = split?[i] ?? Poisson.sample(mean: means[i], using: &stream)
          all += count
          sum += Double(count) * part.center + part.sampler.sum(of: count, using: &stream)
        }
        values[toy - range.lowerBound] = term.value(all) + sum
      }
    }
  }
}
