import Kernels
import Testing

struct MatrixProductTests {
  /// Rows, inner, columns: single numbers, vectors, odd sizes, and enough for blocked kernels.
  static let sizes = [
    (1, 1, 1), (1, 7, 1), (5, 1, 3), (3, 5, 2), (17, 33, 65), (64, 128, 100), (256, 300, 20),
  ]
  static let elements: [Element] = Compute.supportsMixedPrecision ? Element.allCases : [.float32]

  @Test(arguments: sizes, elements)
  func agreesWithTheSumOfProductsHoweverFactorsAreStored(
    sizes: (rows: Int, inner: Int, columns: Int), element: Element
  ) {
    let (rows, inner, columns) = sizes
    for leftTransposed in [false, true] {
      for rightTransposed in [false, true] {
        let left = tensor(numbers(rows * inner, seed: 1), element)
        let right = tensor(numbers(inner * columns, seed: 2), element)
        let l = doubles(left)
        let r = doubles(right)
        var expected = [Double](repeating: 0, count: rows * columns)
        var sizeOfTerms = expected
        for i in 0..<rows {
          for j in 0..<columns {
            for k in 0..<inner {
              let a = l[leftTransposed ? k * rows + i : i * inner + k]
              let b = r[rightTransposed ? j * inner + k : k * columns + j]
              expected[i * columns + j] += a * b
              sizeOfTerms[i * columns + j] += abs(a * b)
            }
          }
        }
        // N. J. Higham, "Accuracy and Stability of Numerical Algorithms", equation 3.5: any order
        // of a sum of n products errs by less than n roundings of the sum of their sizes.
        let bound = { Double(inner + 1) * roundoff * sizeOfTerms[$0] }
        let compute = Compute(threads: 2)
        let product = MatrixProduct(
          rows: rows, inner: inner, columns: columns, leftTransposed: leftTransposed,
          rightTransposed: rightTransposed, element: element, compute: compute)
        let found = Tensor(count: rows * columns)
        found.fill(5)  // must be overwritten
        product(left, right, into: found)
        #expect(excess(found, expected, tolerance: bound) == 0)

        let adding = MatrixProduct(
          rows: rows, inner: inner, columns: columns, leftTransposed: leftTransposed,
          rightTransposed: rightTransposed, accumulate: true, element: element, compute: compute)
        adding(left, right, into: found)
        let doubled = expected.map { 2 * $0 }
        #expect(excess(found, doubled) { 3 * bound($0) } == 0)

        let short = MatrixProduct(
          rows: rows, inner: inner, columns: columns, leftTransposed: leftTransposed,
          rightTransposed: rightTransposed, element: element, output: element, compute: compute)
        let rounded = Tensor(count: rows * columns, element: element)
        short(left, right, into: rounded)
        #expect(
          excess(rounded, expected) {
            bound($0) + roundoff(element) * (abs(expected[$0]) + bound($0))
          } == 0)
      }
    }
  }

  /// The numbers between the rows of the left tensor are not read, and change no result by more than
  /// the order of a sum does.
  @Test(arguments: [(5, 7, 3), (256, 300, 20)], [false, true])
  func rowsOfTheLeftFactorMayLieApart(sizes: (rows: Int, inner: Int, columns: Int), stored: Bool) {
    let (rows, inner, columns) = sizes
    let (lines, length) = stored ? (inner, rows) : (rows, inner)
    let stride = length + 9
    let left = numbers(lines * length, seed: 1)
    var apart = [Float](repeating: .nan, count: lines * stride)
    for line in 0..<lines {
      for i in 0..<length { apart[line * stride + i] = left[line * length + i] }
    }
    let right = tensor(numbers(inner * columns, seed: 2))
    let compute = Compute(threads: 2)
    let dense = Tensor(count: rows * columns)
    MatrixProduct(
      rows: rows, inner: inner, columns: columns, leftTransposed: stored, compute: compute
    )(tensor(left), right, into: dense)
    let found = Tensor(count: rows * columns)
    MatrixProduct(
      rows: rows, inner: inner, columns: columns, leftStride: stride, leftTransposed: stored,
      compute: compute
    )(tensor(apart), right, into: found)
    // Both err by less than n roundings of the sum of sizes, here at most n.
    let bound = 2 * Double(inner + 1) * roundoff * Double(inner)
    #expect(excess(found, doubles(dense)) { _ in bound } == 0)
  }

  /// A prepared product holds no numbers of the tensors it was first used with.
  @Test func isPreparedOnceForAnyTensors() {
    let product = MatrixProduct(rows: 2, inner: 2, columns: 2, compute: Compute(threads: 1))
    let one = tensor([1, 0, 0, 1])
    for seed in 1...3 as ClosedRange<UInt64> {
      let other = tensor(numbers(4, seed: seed))
      let found = Tensor(count: 4)
      product(one, other, into: found)
      #expect(found.values == other.values)
    }
  }

  @Test func paddedColumnsFillLinesOf64Bytes() {
    #expect(MatrixProduct.paddedColumns(3835) == 3840)
    #expect(MatrixProduct.paddedColumns(3840) == 3840)
    #expect(MatrixProduct.paddedColumns(1, element: .bfloat16) == 32)
  }

  @Test func tensorOfAnotherSizeIsRefused() async {
    await #expect(processExitsWith: .failure) {
      let product = MatrixProduct(rows: 2, inner: 2, columns: 2, compute: Compute(threads: 1))
      product(Tensor(count: 4), Tensor(count: 3), into: Tensor(count: 4))
    }
  }

  @Test func tensorOfAnotherElementIsRefused() async {
    await #expect(processExitsWith: .failure) {
      let product = MatrixProduct(rows: 2, inner: 2, columns: 2, compute: Compute(threads: 1))
      product(Tensor(count: 4), Tensor(count: 4, element: .bfloat16), into: Tensor(count: 4))
    }
  }
}
