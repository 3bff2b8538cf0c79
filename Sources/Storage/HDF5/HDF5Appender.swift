/// A dataset that grows by whole rows, in the order of the calls.
///
/// It belongs to its writer and is of no use after the writer's `commit()`.
public struct HDF5Appender<Element: HDF5Element> {
  let sink: HDF5Sink

  /// The name with the names of all groups above.
  public var path: String { sink.path }
  /// How many rows were appended so far.
  public var rows: Int { sink.rows }
}

extension HDF5Appender where Element: HDF5FixedElement {
  /// Appends whole rows, given as one flat run of elements.
  public func append(_ values: Span<Element>) throws(StorageError) {
    try sink.append(values)
  }

  /// Appends whole rows, given as one flat run of elements.
  public func append(_ values: [Element]) throws(StorageError) {
    try sink.append(values.span)
  }
}

extension HDF5Appender where Element == String {
  /// Appends whole rows, given as one flat run of elements.
  public func append(_ values: [String]) throws(StorageError) {
    try sink.append(values)
  }
}
