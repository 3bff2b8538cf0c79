import Kernels
import Testing

struct RowTableTests {
  /// Whole numbers, so that sums in any order are equal.
  @Test(arguments: [1, 3, 4, 9], [1, 8, 13])
  func sumsAreThoseOfAPlainLoop(lists: Int, columns: Int) {
    let rows = 7
    func value(_ row: Int, _ column: Int) -> Double { Double((row * 31 + column * 17) % 23 - 11) }
    let table = RowTable(rows: rows, columns: columns, value: value)
    let counts = (0..<lists * rows).map { Double($0 * 5 % 13) }
    var sums = [Double](repeating: .nan, count: lists * table.stride)
    var span = sums.mutableSpan
    table.sum(counts.span, into: &span)
    for list in 0..<lists {
      for column in 0..<columns {
        let expected = (0..<rows).reduce(0) { $0 + counts[list * rows + $1] * value($1, column) }
        #expect(sums[list * table.stride + column] == expected)
      }
    }
  }

  @Test func aListsSumsDoNotDependOnItsNeighbours() {
    let table = RowTable(rows: 300, columns: 20) { 1 / Double(1 + $0 * 20 + $1) }
    let counts = (0..<5 * 300).map { Double($0 % 7) / 3 }
    func sums(_ counts: [Double]) -> [Double] {
      var sums = [Double](repeating: 0, count: counts.count / 300 * table.stride)
      var span = sums.mutableSpan
      table.sum(counts.span, into: &span)
      return sums
    }
    let together = sums(counts)
    for list in 0..<5 {
      let alone = sums(Array(counts[list * 300..<(list + 1) * 300]))
      #expect(Array(together[list * table.stride..<(list + 1) * table.stride]) == alone)
    }
  }

  /// Rows that are zero in eight columns are left out; a table may hold nothing else.
  @Test(arguments: [0, 1, 3]) func zerosAddNothing(kept: Int) {
    let table = RowTable(rows: 50, columns: 20) { row, column in
      column / 8 < kept && row % 7 == column / 8 ? Double(1 + row + column) : 0
    }
    let counts = (0..<3 * 50).map { Double($0 % 5) }
    var sums = [Double](repeating: .nan, count: 3 * table.stride)
    var span = sums.mutableSpan
    table.sum(counts.span, into: &span)
    for list in 0..<3 {
      for column in 0..<20 {
        let rows = column / 8 < kept ? (0..<50).filter { $0 % 7 == column / 8 } : []
        let expected = rows.reduce(0) { $0 + counts[list * 50 + $1] * Double(1 + $1 + column) }
        #expect(sums[list * table.stride + column] == expected)
      }
    }
  }

  @Test func tooLittleRoomIsRefused() async {
    await #expect(processExitsWith: .failure) {
      var sums = [0.0]
      var span = sums.mutableSpan
      RowTable(rows: 1, columns: 1) { _, _ in 1 }.sum([1.0].span, into: &span)
    }
  }
}
