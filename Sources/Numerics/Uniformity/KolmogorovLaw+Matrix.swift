import Foundation

extension KolmogorovLaw {
  /// The exact probability of a smaller distance.
  ///
  /// The middle element of the n-th power of Durbin's matrix, times `n! / nⁿ`, as in G. Marsaglia,
  /// W. W. Tsang, J. Wang, J. Stat. Softw. 8(18), 2003. With `n d = k - h`, 0 <= h < 1, the matrix has
  /// 2k - 1 rows of `1 / (i - j + 1)!`, less powers of h in its first column and last row. All its
  /// elements are positive, so that no digits are lost.
  func matrixCumulative(_ distance: Double) -> Double {
    let scaled = Double(count) * distance
    let k = Int(scaled.rounded(.up))
    let h = Double(k) - scaled
    let size = 2 * k - 1
    // Down each diagonal the elements are the same, but for the edges.
    var inverseFactorials = [1.0]
    for i in 1...size { inverseFactorials.append(inverseFactorials[i - 1] / Double(i)) }
    // 1 - h^i, of the first column and, backwards, of the last row.
    let edge = (1...size).map { inverseFactorials[$0] * (1 - pow(h, Double($0))) }
    let twice = pow(max(0, 2 * h - 1), Double(size)) - 2 * pow(h, Double(size))
    let corner = inverseFactorials[size] * (1 + twice)

    var vector = [Double](repeating: 0, count: size)
    vector[k - 1] = 1
    var product = vector
    for step in 1...count {
      // The growth of the powers and n! / nⁿ are taken together, so that neither overflows.
      let factor = Double(step) / Double(count)
      for row in 0..<size {
        let isLast = row == size - 1
        var sum = (isLast ? corner : edge[row]) * vector[0]
        if isLast {
          for column in stride(from: 1, to: size, by: 1) {
            sum += edge[size - 1 - column] * vector[column]
          }
        } else {
          for column in 1...row + 1 {
            sum += inverseFactorials[row - column + 1] * vector[column]
          }
        }
        product[row] = factor * sum
      }
      swap(&vector, &product)
    }
    return vector[k - 1]
  }
}
