public import Numerics

extension OptimumIntervalTable {
  /// The table that comes with the program: `darkfield yellin-table` makes it again.
  public static let shipped: OptimumIntervalTable = {
    do {
      return try OptimumIntervalTable(bytes: PackageResources.optimum_intervals_bin)
    } catch {
      preconditionFailure("OptimumIntervalTable: the shipped table is damaged (\(error))")
    }
  }()

  /// The table as bytes: a smooth table's differences are small, and take a byte each.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    DifferenceCode.append(tries, to: &bytes)
    for shares in curves.shares {
      for row in shares { DifferenceCode.append(row, order: 2, to: &bytes) }
    }
    for level in Self.keptLevels.indices {
      DifferenceCode.append(thresholds.map { $0[level] }, order: 1, to: &bytes)
    }
    return bytes
  }

  /// Reads what `bytes` wrote; the curves of anything else are refused, or a programmer's mistake.
  public init(bytes: [UInt8]) throws(NumericsError) {
    var rest = bytes[...]
    tries = DifferenceCode.next(from: &rest)
    var shares: [[[Int]]] = []
    for _ in IntervalCurves.roots {
      shares.append(
        IntervalCurves.deviations.map { _ in DifferenceCode.next(order: 2, from: &rest) })
    }
    curves = try IntervalCurves(shares: shares)
    let columns = Self.keptLevels.map { _ in DifferenceCode.next(order: 1, from: &rest) }
    thresholds = Self.thresholdRoots.indices.map { row in columns.map { $0[row] } }
  }
}
