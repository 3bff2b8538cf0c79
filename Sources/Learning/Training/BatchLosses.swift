/// The parts of a loss, summed over rows in double precision: the first is the one made small.
public struct BatchLosses: Sendable, Equatable {
  /// How many parts a loss may have.
  public static let limit = 8

  /// The sums, in the order of the model's `lossNames`; those behind are zero.
  public private(set) var sums: SIMD8<Double>

  /// All zero.
  public init() { sums = .zero }

  /// A loss, and the parts it consists of.
  public init(_ total: Double, _ parts: Double...) {
    precondition(
      parts.count < Self.limit,
      "BatchLosses: found \(parts.count) parts, expected less than \(Self.limit)")
    sums = .zero
    sums[0] = total
    for (index, part) in parts.enumerated() { sums[index + 1] = part }
  }

  /// The loss that is made small.
  public var total: Double { sums[0] }

  /// Adds the losses of further rows.
  public static func += (one: inout BatchLosses, other: BatchLosses) { one.sums += other.sums }

  /// The means over a number of rows, as many as there are names.
  public func means(rows: Int, count: Int) -> [Double] {
    (0..<count).map { sums[$0] / Double(rows) }
  }
}
