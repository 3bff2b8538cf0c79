import Foundation
import Numerics

/// The laws of a sum over events for many choices of the components' rates, found together.
///
/// Given the rates it is a `CompoundLaw`, and a tail the integral of its generating function along a
/// line (`Contour`). What the components add to that function does not depend on the rates: it is
/// found once on each of a row of lines, and each choice of rates takes the line nearest to its
/// saddle point. What is left to do for each is a sum over numbers of events (`RateTilt`).
struct RateLaws: Sendable {
  private let components: [MarkLaw]
  /// For each choice, what is expected of each component.
  private let points: [[Double]]
  private let nominal: [Double]
  private let fixed: Int?
  private let term: CountTerm
  private let isSmooth: Bool
  private let counts: CountOffsets
  private let deviation: Double

  /// The lines stand half a standard deviation apart.
  private static let spacing = 0.5
  private static let mostLines = 400

  /// The laws at some choices of rates about the nominal ones, or given a number of events.
  ///
  /// Marks that are not smooth, like those of a lattice, are left to the law of each choice.
  init(
    _ components: [MarkLaw], at points: [[Double]], nominal: [Double], fixed: Int?,
    term: CountTerm, isSmooth: Bool
  ) {
    self.components = components
    self.points = points
    self.nominal = nominal
    self.fixed = fixed
    self.term = term
    self.isSmooth = isSmooth
    let total = fixedTreeSum(nominal.span)
    let center = zip(components, nominal).reduce(0) { $0 + $1.0.center * $1.1 } / total
    counts = CountOffsets(
      term, perEvent: center, expected: points.map { fixedTreeSum($0.span) } + [total],
      fixed: fixed)
    let plain = TiltedMarks(components, tilt: 0, center: center)
    let own = RateTilt(nominal, along: plain, counts)
    deviation = own?.curvature.squareRoot() ?? 0
  }

  /// The law at one choice of rates.
  func law(_ point: Int) -> CompoundLaw {
    let means = points[point]
    let total = fixedTreeSum(means.span)
    return CompoundLaw(
      marks: MarkLaw(joining: zip(means, components).map { ($0 / total, $1) }),
      count: fixed.map { .fixed($0) } ?? .poisson(mean: total), term: term,
      atoms: isSmooth ? [] : nil)
  }

  /// The mean and the variance at each choice.
  func moments() -> [(mean: Double, variance: Double)] {
    let plain = TiltedMarks(components, tilt: 0, center: counts.perEvent)
    return points.indices.map { point in
      if let tilt = RateTilt(points[point], along: plain, counts) {
        return (counts.reference + tilt.slope, tilt.curvature)
      }
      let law = law(point)
      return (law.mean, law.variance)
    }
  }

  /// The lines that tails are integrated along, made as they are needed.
  struct Lines {
    /// By their numbers: positive ones for upper tails, negative ones for lower tails.
    fileprivate var lines: [Int: TiltedMarks] = [:]
    /// Where the last saddle point was.
    fileprivate var last = 1
  }

  /// No lines yet.
  func lines() -> Lines { Lines() }

  /// The logarithms of the probabilities of values above and below `value`, at one choice of rates.
  func tails(
    of point: Int, above value: Double, _ lines: inout Lines
  ) -> (upper: Double, lower: Double) {
    if isSmooth, let (log, isUpper) = integral(point, value, &lines) {
      let other = Foundation.log(-expm1(log))
      return isUpper ? (log, other) : (other, log)
    }
    let found = law(point).significance(above: value)
    // Near certainty the other tail has the digits.
    return found.z < -5
      ? (found.logProbability, Normal.standard.logSurvival(-found.z))
      : (found.logProbability, log(-expm1(found.logProbability)))
  }

  /// The logarithm of a tail, and which one; `nil` where the integral along no line is exact.
  private func integral(
    _ point: Int, _ value: Double, _ lines: inout Lines
  ) -> (log: Double, isUpper: Bool)? {
    let target = value - counts.reference
    guard deviation > 0, let (number, tilt) = nearest(point, target, &lines) else { return nil }
    lines.last = number
    let line = tilt.tilt
    let rarity = max(0, line * target - tilt.logGenerator) + 3
    guard lines.lines[number]?.serves(rarity: rarity, curvature: tilt.curvature) ?? false,
      let ratios = lines.lines[number]?.ratios(tilt, counts)
        ?? everyNumber(point, number, instead: tilt, &lines)
    else { return nil }
    let step = lines.lines[number]?.step ?? 0
    let contour = Contour(
      mean: counts.reference, tilt: line, step: step, logGenerator: tilt.logGenerator,
      ratios: ratios)
    let log = contour.logTail(at: value).log
    return log.isFinite && log <= 1e-9 ? (min(0, log), line > 0) : nil
  }

  /// The ratios with every number of events, where those in steps come back before they decay.
  private func everyNumber(
    _ point: Int, _ number: Int, instead tilt: RateTilt, _ lines: inout Lines
  ) -> [SIMD2<Double>]? {
    guard tilt.step > 1, let line = lines.lines[number],
      let whole = RateTilt(points[point], along: line, counts, everyNumber: true)
    else { return nil }
    return lines.lines[number]?.ratios(whole, counts)
  }

  /// The line on which the mean is nearest to a value, sought from the last one.
  private func nearest(
    _ point: Int, _ target: Double, _ lines: inout Lines
  ) -> (number: Int, tilt: RateTilt)? {
    var number = lines.last
    guard var here = tilt(point, number, &lines) else { return nil }
    let direction = here.slope < target ? 1 : -1
    while abs(number) < Self.mostLines {
      // There is no line through the pole at zero.
      let next = number + direction == 0 ? direction : number + direction
      guard let there = tilt(point, next, &lines) else { break }
      let isBeyond = direction > 0 ? there.slope >= target : there.slope <= target
      if isBeyond, abs(here.slope - target) <= abs(there.slope - target) { break }
      number = next
      here = there
      if isBeyond { break }
    }
    // Off the saddle point by so many deviations the integral loses its digits.
    let distance = abs(here.slope - target) / here.curvature.squareRoot()
    return distance < 2 ? (number, here) : nil
  }

  private func tilt(_ point: Int, _ number: Int, _ lines: inout Lines) -> RateTilt? {
    if lines.lines[number] == nil {
      let distance = (1 + Self.spacing * Double(abs(number) - 1)) / deviation
      var line = TiltedMarks(
        components, tilt: number > 0 ? distance : -distance, center: counts.perEvent)
      guard let own = RateTilt(nominal, along: line, counts) else { return nil }
      line.setStep(for: own)
      lines.lines[number] = line
    }
    return lines.lines[number].flatMap { RateTilt(points[point], along: $0, counts) }
  }
}
