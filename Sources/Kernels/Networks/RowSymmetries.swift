/// Orders in which the numbers of a row may stand: those of a detector that is turned or mirrored.
///
/// The first order leaves every number where it is.
public struct RowSymmetries: Sendable, Equatable {
  /// How many numbers a row has.
  public let columns: Int
  /// How many orders there are, the first included.
  public let count: Int
  /// Order by order, the column from which each number of the rearranged row comes.
  public let places: [Int32]

  /// Takes orders of the columns of a row; one that comes again is kept once.
  ///
  /// - Parameters:
  ///   - columns: How many numbers a row has.
  ///   - orders: For each column the one from which its number comes; the first is the rising order.
  public init(columns: Int, orders: [[Int]]) {
    precondition(
      columns > 0 && columns <= Int32.max,
      "RowSymmetries: columns is \(columns), expected 1 or more")
    precondition(
      orders.first.map { $0.elementsEqual(0..<columns) } ?? false,
      "RowSymmetries: found \(orders.count) orders, expected the rising one first")
    for order in orders {
      var isTaken = [Bool](repeating: false, count: columns)
      for column in order where (0..<columns).contains(column) { isTaken[column] = true }
      precondition(
        order.count == columns && isTaken.allSatisfy { $0 },
        "RowSymmetries: an order of \(order.count) columns, expected each of \(columns) once")
    }
    var seen = Set<[Int]>()
    let different = orders.filter { seen.insert($0).inserted }
    self.columns = columns
    count = different.count
    places = different.flatMap { $0.map { Int32($0) } }
  }

  /// The order of a number, `0..<count`.
  public subscript(number: Int) -> [Int] {
    precondition(
      (0..<count).contains(number), "RowSymmetries: order \(number), expected one of \(count)")
    return places[number * columns..<(number + 1) * columns].map { Int($0) }
  }

  /// The orders of some of the columns, in a row that holds nothing else.
  ///
  /// - Parameter ranges: The columns that are kept; no order may bring a number into them or out.
  /// - Returns: The orders, those kept once that have become the same.
  public func chosen(_ ranges: [Range<Int>]) -> RowSymmetries {
    let kept = ranges.flatMap { Array($0) }
    var narrow = [Int](repeating: -1, count: columns)
    for (place, column) in kept.enumerated() { narrow[column] = place }
    return RowSymmetries(
      columns: kept.count,
      orders: (0..<count).map { number in
        let order = self[number]
        return kept.map { narrow[order[$0]] }
      })
  }
}
