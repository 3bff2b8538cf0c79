import Kernels
import Testing

struct RowSymmetriesTests {
  /// Three columns that stay, then four that go round.
  static let symmetries = RowSymmetries(
    columns: 7, orders: (0..<4).map { turn in [0, 1, 2] + (0..<4).map { 3 + ($0 + turn) % 4 } })

  @Test func ordersAreThoseGiven() {
    #expect(Self.symmetries.count == 4)
    #expect(Self.symmetries[0] == Array(0..<7))
    #expect(Self.symmetries[3] == [0, 1, 2, 6, 3, 4, 5])
  }

  @Test func someColumnsKeepTheirOrders() {
    let ring = Self.symmetries.chosen([1..<2, 3..<7])
    #expect(ring.columns == 5 && ring.count == 4)
    #expect(ring[1] == [0, 2, 3, 4, 1])
    // Where nothing moves one order is left.
    #expect(Self.symmetries.chosen([0..<2]).count == 1)
  }

  @Test(arguments: Element.allCases, [7, 9])
  func rowsAreGatheredInTheOrderOfEach(element: Element, stride: Int) {
    // More than one block of the loops, so that its seams are crossed.
    let columns = 1300
    let orders = [Array(0..<columns), (0..<columns).map { ($0 + 700) % columns }]
    let symmetries = RowSymmetries(columns: columns, orders: orders)
    let table = (0..<3 * columns).map { Float($0 % 251) }
    let rows: [Int32] = [2, 0, 2, 1]
    let chosen: [Int32] = [1, 0, 0, 1]
    let width = columns + stride
    let batch = Tensor(count: 4 * width, element: element)
    batch.fill(9)
    gatherRows(
      from: table.span, rows: rows.span, rearranged: symmetries, orders: chosen.span, into: batch,
      stride: width, compute: Compute(threads: 2))
    let expected = zip(rows, chosen).flatMap { row, order in
      orders[Int(order)].map { table[Int(row) * columns + $0] }
        + [Float](repeating: 0, count: stride)
    }
    #expect(batch.values == expected)
  }

  @Test func ordersThatAreNoneAreRefused() async {
    await #expect(processExitsWith: .failure) {
      _ = RowSymmetries(columns: 2, orders: [[0, 1], [0, 0]])
    }
    await #expect(processExitsWith: .failure) {
      _ = RowSymmetries(columns: 2, orders: [[1, 0]])
    }
    await #expect(processExitsWith: .failure) {
      let (table, rows, orders): ([Float], [Int32], [Int32]) = ([1, 2], [0], [2])
      gatherRows(
        from: table.span, rows: rows.span,
        rearranged: RowSymmetries(columns: 2, orders: [[0, 1], [1, 0]]), orders: orders.span,
        into: Tensor(count: 2), compute: Compute(threads: 1))
    }
  }
}
