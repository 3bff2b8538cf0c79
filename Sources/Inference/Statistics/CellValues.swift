import Numerics

/// Writes the value of a statistic for each of several lists of counts, which follow each other.
///
/// It keeps room for its work and is for one thread. Many lists take less time than one by one.
typealias CellValues = (_ counts: Span<Int>, _ values: inout MutableSpan<Double>) -> Void

/// Lists of counts are worked through so many at a time.
let cellBlock = 16

extension CellStatistic {
  /// How values for pseudo-experiments are drawn, where many lists take less time than one by one.
  func toyRecipe(
    with signal: Signal?, makeValues: @escaping @Sendable () -> CellValues
  ) throws(InferenceError) -> ToyRecipe {
    let toys = try CellToys(cells, of: background, with: signal)
    let length = cells.count
    return ToyRecipe { range, seed, values in
      let write = makeValues()
      var list = [Int](repeating: 0, count: length)
      for start in stride(from: 0, to: range.count, by: cellBlock) {
        let size = min(cellBlock, range.count - start)
        var counts: [Int] = []
        counts.reserveCapacity(size * length)
        for i in 0..<size {
          var span = list.mutableSpan
          toys.draw(range.lowerBound + start + i, seed: seed, into: &span)
          counts += list
        }
        var found = [Double](repeating: 0, count: size)
        var span = found.mutableSpan
        write(counts.span, &span)
        for i in 0..<size { values[start + i] = found[i] }
      }
    }
  }
}
