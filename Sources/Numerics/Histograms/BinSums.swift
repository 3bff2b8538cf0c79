/// The sums of weights and of squared weights in each cell of a histogram.
struct BinSums: Sendable, Equatable {
  /// The sum of weights and that of their squares side by side: a fill touches one cache line.
  var cells: [SIMD2<Double>]

  init(count: Int) { cells = [SIMD2<Double>](repeating: .zero, count: count) }

  init(cells: [SIMD2<Double>]) { self.cells = cells }

  @inline(__always)
  mutating func add(_ weight: Double, to cell: Int) {
    cells[cell] += SIMD2(weight, weight * weight)
  }

  mutating func merge(_ other: BinSums) {
    for i in cells.indices { cells[i] += other.cells[i] }
  }

  mutating func scale(by factor: Double) {
    for i in cells.indices { cells[i] *= SIMD2(factor, factor * factor) }
  }
}

extension BinSums: Codable {
  private enum CodingKeys: String, CodingKey {
    case weights, squares
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let weights = try container.decode([Double].self, forKey: .weights)
    let squares = try container.decode([Double].self, forKey: .squares)
    guard weights.count == squares.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .squares, in: container,
        debugDescription: "found \(squares.count) squares, expected \(weights.count)")
    }
    cells = zip(weights, squares).map { SIMD2($0, $1) }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(cells.map { $0[0] }, forKey: .weights)
    try container.encode(cells.map { $0[1] }, forKey: .squares)
  }

  /// Refuses decoded cells that do not fit the axes decoded beside them.
  func check(count: Int, in decoder: any Decoder) throws {
    guard cells.count == count else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath,
          debugDescription: "found \(cells.count) cells, expected \(count) for the axes"))
    }
  }
}
