import Foundation

extension CompoundLaw {
  /// How far a law of few different marks, like that of a lattice, may be from the integral.
  ///
  /// Marks that take few values bring the generating function back after it has decayed, near the
  /// frequencies that they share. What returns at `t` belongs to steps of the law finer than the
  /// integral sees: half a step of a lattice is `π θ/t` of the tail, for the first return and all
  /// its multiples together. Laws whose marks spread over many values never return.
  func latticeError(_ tilted: TiltedCompound) -> Double {
    guard !atoms.isEmpty else { return 0 }
    let weights = atoms.map { $0.probability * exp(tilted.tilt * $0.value) }
    let total = max(weights.reduce(0, +), .leastNormalMagnitude)
    let counts = tilted.weights
    let sum = counts.reduce(0, +)
    let lowest = Double(first + tilted.range.lowerBound)
    let offset = counts.indices.reduce(0) { $0 + Double($1) * counts[$1] } / sum
    // No events, no marks.
    guard lowest + offset > 0 else { return 0 }
    // The marks' own peak, by itself; the number of events only makes it narrower.
    let mean = zip(atoms, weights).reduce(0) { $0 + $1.0.value * $1.1 } / total
    let variance = zip(atoms, weights).reduce(0) {
      $0 + ($1.0.value - mean) * ($1.0.value - mean) * $1.1
    }
    let width = 1 / ((lowest + offset) * max(variance / total, .leastNormalMagnitude)).squareRoot()
    var worst = 0.0
    // Beyond that peak, in steps that cannot miss a return, which is as wide.
    for k in 18..<Self.scan {
      let t = Double(k) * 0.5 * width
      var real = 0.0
      var imaginary = 0.0
      for (atom, weight) in zip(atoms, weights) {
        real += weight * cos(t * atom.value)
        imaginary += weight * sin(t * atom.value)
      }
      let magnitude = (real * real + imaginary * imaginary).squareRoot() / total
      var height = pow(min(1, magnitude), lowest)
      // The mean of |m|^N over all N, where it may be worth the sum.
      if height > 1e-6 {
        height *= counts.reversed().reduce(0) { $0 * min(1, magnitude) + $1 } / sum
      }
      worst = max(worst, .pi * height * abs(tilted.tilt) / t)
    }
    return worst
  }

  /// The frequencies looked at, in half widths of the first peak.
  private static let scan = 4000
}

extension MarkLaw {
  /// A value that a mark takes with a probability worth mentioning.
  struct Atom: Sendable {
    var value: Double
    var probability: Double
  }

  /// The values that marks take, if few hold nearly all of the probability; none otherwise.
  ///
  /// With a share beyond them the generating function of few events does not decay in the first
  /// place, and that of so many that tens of them have other marks cannot return. One value alone, as
  /// of all the events that look nothing like a signal, is no lattice: it shifts the sum, no more.
  func atoms(events: Double) -> [Atom] {
    let largest = values.reduce(0) { max($0, abs($1)) }
    let order = values.indices.sorted { values[$0] < values[$1] }
    var merged: [Atom] = []
    var last = -Double.infinity
    for i in order {
      // Nodes of nearly equal density have equal marks but for digits that nothing shows.
      if values[i] - last > MarkSampler.equal * largest {
        merged.append(Atom(value: values[i], probability: 0))
        last = values[i]
      }
      merged[merged.count - 1].probability += probabilities[i]
    }
    let heavy = merged.filter { $0.probability > Self.heavy }
    let mass = heavy.reduce(0) { $0 + $1.probability }
    guard 2...Self.mostAtoms ~= heavy.count, mass > Self.nearlyAll,
      (1 - mass) * events < Self.blurring
    else { return [] }
    return heavy
  }

  /// A value of this probability is worth mentioning.
  private static let heavy = 1e-3
  /// More values than these are no lattice.
  private static let mostAtoms = 24
  /// The share that they hold at least.
  private static let nearlyAll = 0.9
  /// So many events with marks of their own, and none returns: `exp(-20)` of it would be left.
  private static let blurring = 20.0
}
