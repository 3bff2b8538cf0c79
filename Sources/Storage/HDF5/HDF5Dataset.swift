/// What a file says of one dataset, before any of its values are read.
public struct HDF5Dataset: Sendable, Hashable {
  /// Where the values lie in the file.
  public enum Layout: Sendable, Hashable {
    /// Within the description itself.
    case compact
    /// In one piece.
    case contiguous
    /// In pieces of a fixed shape, each compressed by itself.
    case chunked([Int])
    /// In other files, or in a way this program does not know.
    case other
  }

  /// The name with the names of all groups above, such as "/truth/energy".
  public let path: String
  /// The type of the elements.
  public let type: HDF5Type
  /// The extents, the slowest first; empty for a single value.
  public let shape: [Int]
  /// Where the values lie.
  public let layout: Layout
  /// What each chunk went through, such as "shuffle" and "deflate 1", in order.
  public let filters: [String]
  /// How many bytes the values take in the file.
  public let storedBytes: Int

  /// How many rows there are: the first extent, or 1 for a single value.
  public var rows: Int { shape.first ?? 1 }
  /// The extents of one row.
  public var rowShape: [Int] { Array(shape.dropFirst()) }
  /// How many elements one row has.
  public var rowLength: Int { rowShape.saturatedProduct }

  /// The field of a compound with this name.
  public func field(_ name: String) -> HDF5Field? {
    guard case .compound(let fields) = type else { return nil }
    return fields.first { $0.name == name }
  }
}

extension [Int] {
  /// The product, or `Int.max` where it is larger: a file may claim anything.
  var saturatedProduct: Int {
    reduce(1) { product, extent in
      let (result, overflow) = product.multipliedReportingOverflow(by: extent)
      return overflow ? .max : result
    }
  }
}
