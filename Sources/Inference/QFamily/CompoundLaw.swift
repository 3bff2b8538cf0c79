import Foundation
import Numerics

/// The law of `q = c(N) + Σ w(xᵢ)` over a random number `N` of independent events.
///
/// Its moment generating function is a sum over N of known terms,
/// `M(s) = Σ P(N) exp(s c(N)) m(s)^N` with `m(s) = E exp(s w)`, so tails, moments and the density
/// follow without pseudo-experiments. The sum runs over all N of probability above `exp(-1000)`.
struct CompoundLaw: Sendable {
  let marks: MarkLaw
  let count: CountLaw
  let term: CountTerm
  /// The few values that marks take, none where they are many.
  let atoms: [MarkLaw.Atom]
  /// The first number of events that the sums run over.
  let first: Int
  /// The logarithm of the probability of each number of events.
  let logProbabilities: [Double]
  /// For each number of events, `c(N) + N E w - mean`: where the centre of q is, given N.
  let offsets: [Double]
  /// The mean of q.
  let mean: Double
  /// The variance of q.
  let variance: Double
  /// The third central moment of q.
  let thirdMoment: Double

  /// No tail that is stated is as rare: leaving out rarer numbers of events changes nothing.
  private static let rarest = -1000.0
  /// Beyond so many numbers of events the tables would not fit.
  private static let widest = 1 << 22

  /// The law; `atoms` are those of the marks, for who has them already or needs no far tails.
  init(marks: MarkLaw, count: CountLaw, term: CountTerm, atoms: [MarkLaw.Atom]? = nil) {
    self.marks = marks
    self.atoms = atoms ?? marks.atoms(events: count.mean)
    self.count = count
    self.term = term
    let middle = Int(count.mean)
    var lower = middle
    while lower > 0, middle - lower < Self.widest, count.logProbability(lower - 1) > Self.rarest {
      lower -= 1
    }
    var logProbabilities: [Double] = []
    var centers: [Double] = []
    var next = lower
    while next - lower < Self.widest {
      let logProbability = count.logProbability(next)
      if next > middle, logProbability <= Self.rarest { break }
      logProbabilities.append(logProbability)
      centers.append(term.value(next) + Double(next) * marks.center)
      next += 1
    }
    first = lower
    self.logProbabilities = logProbabilities
    var moments = Moments()
    for i in centers.indices { moments.add(centers[i], weight: exp(logProbabilities[i])) }
    let mean = moments.mean
    self.mean = mean
    offsets = centers.map { $0 - mean }
    // The law of total cumulance, with the moments of the centre and of its spread given N.
    let own = marks.moments
    var number = CompensatedSum()
    var cross = CompensatedSum()
    var cubes = CompensatedSum()
    for i in offsets.indices {
      let weight = exp(logProbabilities[i]) / moments.weight
      let events = Double(lower + i)
      number.add(weight * events)
      cross.add(weight * events * offsets[i])
      cubes.add(weight * offsets[i] * offsets[i] * offsets[i])
    }
    variance = moments.variance + number.value * own.variance
    thirdMoment =
      cubes.value + 3 * own.variance * cross.value + number.value * own.third
  }

  /// The standard deviation of q.
  var deviation: Double { variance.squareRoot() }

  /// The median to third order (Cornish and Fisher): `mean - sd skewness / 6`.
  var approximateMedian: Double { mean - thirdMoment / (6 * variance) }
}
