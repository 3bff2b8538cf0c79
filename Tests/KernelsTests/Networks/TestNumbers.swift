import Kernels

/// Half a unit in the last place of 1: the relative error of one rounding to float32.
let roundoff = 0x1p-24

/// The relative error of one rounding to an element.
func roundoff(_ element: Element) -> Double { element == .float32 ? roundoff : 0x1p-8 }

/// Numbers between -size and size, the same for the same seed.
func numbers(_ count: Int, seed: UInt64, size: Double = 1) -> [Float] {
  var words = [UInt64](repeating: 0, count: count + count % 2)
  var span = words.mutableSpan
  Philox.fill(&span, key: seed, index: 0, high: 0, block: 0)
  return words.prefix(count).map { Float(size * (Double($0 >> 11) * 0x1p-52 - 1)) }
}

/// A tensor of the numbers, rounded to the element.
func tensor(_ numbers: [Float], _ element: Element = .float32) -> Tensor {
  let made = Tensor(count: numbers.count, element: element)
  made.copy(from: numbers.span)
  return made
}

/// What a tensor holds, for sums in double.
func doubles(_ tensor: Tensor) -> [Double] { tensor.values.map(Double.init) }

/// The largest excess of |found - expected| over the tolerance of each number; 0 where none.
func excess(_ found: Tensor, _ expected: [Double], tolerance: (Int) -> Double) -> Double {
  excess(doubles(found), expected, tolerance: tolerance)
}

/// The largest excess of |found - expected| over the tolerance of each number; 0 where none.
func excess(_ found: [Double], _ expected: [Double], tolerance: (Int) -> Double) -> Double {
  guard found.count == expected.count else { return .infinity }
  var worst = 0.0
  for i in found.indices {
    let distance = abs(found[i] - expected[i])
    // Not a number is in excess of everything.
    worst = max(worst, distance <= tolerance(i) ? 0 : distance.isNaN ? .infinity : distance)
  }
  return worst
}

/// Whether `work` leaves the same bits in its tensors for 1, 2 and 7 threads.
func isTheSameForAnyThreads(_ work: (Compute) -> [Tensor]) -> Bool {
  let single = work(Compute(threads: 1)).map { $0.values.map(\.bitPattern) }
  return [2, 7].allSatisfy { threads in
    work(Compute(threads: threads)).map { $0.values.map(\.bitPattern) } == single
  }
}

/// Sizes of matrices: one number, odd ones, and more than one range of a loop either way.
let shapes = [(1, 1), (3, 5), (17, 511), (70, 513), (2, 1300), (3000, 20)]
