import Foundation
import Numerics
import Testing

@testable import Inference

struct TemplateTests {
  private func background(_ rate: RateKnowledge = .known) throws -> Background {
    try Background(try Scores.shape(Scores.background), expected: 6500, rate: rate)
  }

  /// `2 Σ [(b + s) log(1 + s / b) - s]` of each template is the square of its strength.
  @Test func templatesAreAsStrongAsTheySay() throws {
    let background = try background()
    let cells = try ScoreCells(background)
    let set = TemplateSet(background, cells: cells)
    #expect(set.templates.count > 150 && set.templates.count < 300)
    for (index, template) in set.templates.enumerated() {
      let sum =
        cells.count > 0
        ? (0..<cells.count).reduce(0.0) { sum, cell in
          let b = cells.supported[cell]
          let s = template.expected * template.shares[cell]
          return sum + 2 * ((b + s) * log1p(s / b) - s)
        } : 0
      let strength = [2, 3.5, 5.0][index % 3]
      #expect(abs(sum - strength * strength) < 1e-6)
      #expect(abs(template.shares.reduce(0, +) - 1) < 1e-12)
    }
  }

  @Test func templatesDoNotDependOnTheUnitOfTheScore() throws {
    let expected = try background()
    let scaled = try Background(
      try Scores.shape(Scores.background, unit: 1000), expected: 6500)
    let first = TemplateSet(expected, cells: try ScoreCells(expected))
    let second = TemplateSet(scaled, cells: try ScoreCells(scaled))
    #expect(first.templates.count == second.templates.count)
    for (a, b) in zip(first.templates, second.templates) {
      #expect(abs(a.expected / b.expected - 1) < 1e-6)
    }
  }

  /// The formulas that are well known, written out.
  @Test func ratiosAreThoseOfPoissonAndMultinomialLaws() throws {
    let known = try background()
    let cells = try ScoreCells(known)
    let template = SignalTemplate(
      shares: (0..<cells.count).map { $0 == 400 ? 0.5 : $0 == 10 ? 0.5 : 0 }, significance: 3,
      expected: cells.supported)
    let set = TemplateSet([template])
    var counts = [Int](repeating: 3, count: cells.count)
    counts[400] = 7
    func ratio(_ rate: RateKnowledge) -> Double {
      TemplateRatios(set, cells: cells, rate: rate, nuisance: .marginal).evaluator()(counts.span)
    }
    let events = counts.reduce(0, +)
    var sum = 0.0
    for cell in [10, 400] {
      sum +=
        Double(counts[cell]) * log1p(template.expected * 0.5 / cells.supported[cell])
    }
    #expect(abs(ratio(.known) - (sum - template.expected)) < 1e-10)
    let total = cells.supported.reduce(0, +)
    let multinomial = sum - Double(events) * log1p(template.expected / total)
    #expect(abs(ratio(.free) - multinomial) < 1e-10)
    // Between them the number of events follows a negative binomial law.
    let relative = 0.02
    let before = CountLaw.gammaPoisson(mean: total, relative: relative).logProbability(events)
    let after = CountLaw.gammaPoisson(mean: total + template.expected, relative: relative)
      .logProbability(events)
    #expect(abs(ratio(.relative(relative)) - (multinomial + after - before)) < 1e-8)
  }

  @Test func everyPlaceOfThePlaneHasATemplate() throws {
    let background = try Background(.plane(try Planes.correlated()), expected: 1000)
    let cells = try ScoreCells(background)
    let set = TemplateSet(background, cells: cells)
    #expect(set.templates.count > 100 && set.templates.count < 1500)
    // Wherever a cell is, some template holds a good part of its events there or next to it.
    let covered = (0..<cells.count).filter { cell in
      set.templates.contains { $0.shares[cell] > 1e-3 }
    }
    #expect(covered.count == cells.count)
  }
}
