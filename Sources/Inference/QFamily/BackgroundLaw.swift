import Foundation
import Numerics

/// The law of a sum over the events of the background alone, whose rates need not be known.
///
/// Where the total is known, or uncertain as a whole, that is one compound law; where components
/// have rates of their own, the average of one for each choice of rates.
struct BackgroundLaw: Sendable {
  private let laws: [CompoundLaw]
  private let average: RateAverage?
  private let parts: [Part]
  private let rates: UncertainRates?
  private let term: CountTerm
  /// The number of events, where the rate is free.
  private let fixed: Int?

  /// What is needed to draw the events of a component.
  private struct Part {
    var sampler: MarkSampler
    var center: Double
  }

  /// The law of `c(N) + Σ w(x)` for a background with the given marks.
  ///
  /// `events` is the number of events where the rate is free.
  init(
    _ background: Background, marks: MarkLaw, atoms: [MarkLaw.Atom]? = nil, term: CountTerm,
    events: Int, mark: MarkLaw.Mark
  ) {
    self.term = term
    let several = background.variesByComponent && background.components.count > 1
    let components =
      several
      ? background.components.map {
        MarkLaw(
          [
            MarkLaw.Part(
              share: 1, shape: $0.shape, judging: $0.expected / background.expected)
          ], mark: mark)
      } : []
    // One more event changes the term as it changes about the expected number.
    let middle = Int(background.expected.rounded())
    let step = term.value(middle + 1) - term.value(middle)
    guard several,
      let average = RateAverage(background, effects: components.map { $0.center + step })
    else {
      laws = [
        CompoundLaw(
          marks: marks, count: CountLaw(of: background, given: events), term: term, atoms: atoms)
      ]
      self.average = nil
      parts = []
      rates = nil
      fixed = nil
      return
    }
    // The values are the same for all rates, and so is how they are shared within a component.
    let values = components.flatMap { component in component.values.map { $0 + component.center } }
    let isSmooth = (atoms ?? marks.atoms()).isEmpty
    laws = average.points.map { means in
      let total = fixedTreeSum(means.span)
      let probabilities = zip(components, means).flatMap { component, mean in
        component.probabilities.map { $0 * (mean / total) }
      }
      return CompoundLaw(
        marks: MarkLaw(values: values, probabilities: probabilities),
        count: background.rate == .free ? .fixed(events) : .poisson(mean: total), term: term,
        atoms: isSmooth ? [] : nil)
    }
    self.average = average
    parts = components.map { Part(sampler: MarkSampler($0), center: $0.center) }
    fixed = background.rate == .free ? events : nil
    rates = UncertainRates(background)
  }

  /// Below this stated error the saddle-point formula is far better than the average.
  private static let accepted = 1e-3

  /// How unlikely values above `value` are.
  func significance(above value: Double) -> Significance {
    guard let average else { return laws[0].significance(above: value) }
    return average.significance { point in
      let law = laws[point]
      let quick = law.atoms.isEmpty ? law.saddlePointSignificance(above: value) : nil
      let found =
        quick.flatMap { $0.relativeError < Self.accepted ? $0 : nil }
        ?? law.significance(above: value)
      let lower = log(-expm1(found.logProbability))
      // Near certainty the other tail has the digits.
      return found.z < -5
        ? (found.logProbability, Normal.standard.logSurvival(-found.z))
        : (found.logProbability, lower)
    }
  }

  /// The significance by the saddle-point formula alone; `nil` where it does not serve.
  func saddlePointSignificance(above value: Double) -> Significance? {
    average == nil
      ? laws[0].saddlePointSignificance(above: value) : significance(above: value)
  }

  /// The mean.
  var mean: Double { average?.mean { laws[$0].mean } ?? laws[0].mean }

  /// The standard deviation.
  var deviation: Double {
    guard let average else { return laws[0].deviation }
    let mean = self.mean
    return average.mean {
      laws[$0].variance + (laws[$0].mean - mean) * (laws[$0].mean - mean)
    }.squareRoot()
  }

  /// The density at given values.
  func density(at values: [Double]) -> [Double] {
    guard let average else { return laws[0].density(at: values) }
    let densities = laws.map { $0.density(at: values) }
    return values.indices.map { place in average.mean { densities[$0][place] } }
  }

  /// How values are drawn, with the rates drawn anew each time.
  var toyRecipe: ToyRecipe {
    guard let rates else { return laws[0].toyRecipe(.backgroundToys) }
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
