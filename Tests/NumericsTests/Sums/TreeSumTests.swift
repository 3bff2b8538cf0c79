import Numerics
import Testing

struct TreeSumTests {
  /// Numbers of very different sizes, so that any other order gives other bits.
  private static let terms = uniformNumbers(1003, index: 1).map { 1 / ($0 * $0) - 30 }

  /// The specification: the tree over a power of two of leaves, missing ones left out.
  private func plainTree(_ terms: ArraySlice<Double>, leaves: Int) -> Double? {
    if terms.isEmpty { return nil }
    if leaves == 1 { return terms.first }
    let left = plainTree(terms.prefix(leaves / 2), leaves: leaves / 2)
    let right = plainTree(terms.dropFirst(leaves / 2), leaves: leaves / 2)
    guard let left, let right else { return left ?? right }
    return left + right
  }

  @Test(arguments: [0, 1, 2, 3, 31, 32, 33, 100, 512, 1003])
  func theSumIsThatOfTheTree(count: Int) {
    let terms = Self.terms.prefix(count)
    #expect(fixedTreeSum(Array(terms).span) == plainTree(terms, leaves: 1024) ?? 0)
  }

  @Test(arguments: [1, 2, 3, 7, 31, 32, 33, 64, 250, 1000, 2000])
  func resultDoesNotDependOnTheChunking(size: Int) {
    let whole = TreeSum(of: Self.terms.span)
    var joined = TreeSum()
    for start in stride(from: 0, to: Self.terms.count, by: size) {
      let chunk = Array(Self.terms[start..<min(start + size, Self.terms.count)])
      joined.merge(TreeSum(of: chunk.span, start: start))
    }
    #expect(joined == whole)
    #expect(joined.value == whole.value)
  }

  @Test func mergingIsAssociative() {
    func stretch(_ range: Range<Int>) -> TreeSum {
      TreeSum(of: Array(Self.terms[range]).span, start: range.lowerBound)
    }
    var left = stretch(0..<37)
    left.merge(stretch(37..<411))
    left.merge(stretch(411..<1003))
    var right = stretch(37..<411)
    right.merge(stretch(411..<1003))
    var both = stretch(0..<37)
    both.merge(right)
    #expect(both == left)
  }

  @Test func stretchesOutOfOrderAreRefused() async {
    await #expect(processExitsWith: .failure) {
      var sum = TreeSum(of: [1, 2, 3].span)
      sum.merge(TreeSum(of: [4].span, start: 4))
    }
  }
}
