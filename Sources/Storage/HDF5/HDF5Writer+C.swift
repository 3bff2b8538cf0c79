import CHDF5

/// An HDF5 file being written, which appears under its name complete or not at all.
///
/// Everything is little-endian and readable by h5py. A dataset carries the checksum of its content
/// as the attribute `sha256`. Equal content written by equal calls gives equal bytes.
public final class HDF5Writer {
  /// Rows are gathered into chunks of about this many bytes.
  static let chunkBytes = 1 << 18
  /// A dataset smaller than this gains nothing from compression.
  static let smallBytes = 1 << 12

  private let pending: PendingFile
  private let root: HDF5Handle
  private var sinks: [HDF5Sink] = []
  private var isOpen = true

  /// The name the file will have.
  public var path: String { pending.path }

  /// Starts a file.
  ///
  /// - Parameters:
  ///   - path: The name that the file will have.
  ///   - overwrite: Whether an existing file may be replaced.
  ///   - format: What kind of file it is, in which version.
  ///   - provenance: Where its content comes from.
  /// - Throws: Where the file may not or cannot be made.
  public init(
    path: String, overwrite: Bool, format: HDF5Format? = nil, provenance: Provenance? = nil
  ) throws(StorageError) {
    pending = try PendingFile(path: path, overwrite: overwrite)
    HDF5Library.start()
    guard let root = unsafe HDF5Handle(ch5_file_create(pending.temporaryPath)) else {
      throw .refused(path: path, action: "write", reason: HDF5Library.takeFailure())
    }
    self.root = root
    try format?.write(to: self)
    try provenance?.write(to: self)
  }

  /// Makes a group and those above it.
  public func makeGroup(_ path: String) throws(StorageError) {
    start()
    guard unsafe HDF5Handle(ch5_group_create(root.id, path)) != nil else { throw failure }
  }

  /// Writes a whole dataset.
  ///
  /// - Parameters:
  ///   - values: The elements, the last extent running fastest.
  ///   - path: The name, with groups, which are made where they lack.
  ///   - shape: The extents; one extent unless given.
  ///   - compression: How it is made smaller, where it is large enough.
  /// - Throws: Where the disk refuses.
  public func write<Element: HDF5FixedElement>(
    _ values: Span<Element>, to path: String, shape: [Int]? = nil,
    compression: HDF5Compression = .standard
  ) throws(StorageError) {
    try makeSink(path, Element.self, values.count, shape, compression).append(values)
  }

  /// Writes a whole dataset, like the one of a span.
  public func write<Element: HDF5FixedElement>(
    _ values: [Element], to path: String, shape: [Int]? = nil,
    compression: HDF5Compression = .standard
  ) throws(StorageError) {
    try write(values.span, to: path, shape: shape, compression: compression)
  }

  /// Writes a whole dataset of strings, none of which may hold a zero.
  public func write(
    _ values: [String], to path: String, shape: [Int]? = nil
  ) throws(StorageError) {
    try makeSink(path, String.self, values.count, shape, .none).append(values)
  }

  /// Starts a dataset that grows by rows.
  ///
  /// - Parameters:
  ///   - path: The name, with groups, which are made where they lack.
  ///   - type: The type of its elements.
  ///   - rowShape: The extents of one row; empty where a row is one element.
  ///   - compression: How each chunk is made smaller.
  /// - Returns: What takes the rows.
  /// - Throws: Where the disk refuses.
  public func makeDataset<Element: HDF5Element>(
    _ path: String, of type: Element.Type, rowShape: [Int] = [],
    compression: HDF5Compression = .standard
  ) throws(StorageError) -> HDF5Appender<Element> {
    precondition(
      rowShape.allSatisfy { $0 > 0 } && rowShape.saturatedProduct < 1 << 28,
      "HDF5Writer: dataset '\(path)' has rows of shape \(rowShape), expected 1 to 2^28 elements")
    let rowBytes = rowShape.saturatedProduct * type.elementType.byteCount
    let chunkRows = max(1, Self.chunkBytes / rowBytes)
    return HDF5Appender(
      sink: try makeSink(
        path, type.elementType, .growing(rowShape: rowShape, chunkRows: chunkRows), compression))
  }

  /// Sets an attribute of a group or a dataset that was made before, of the file unless named.
  public func setAttribute<Element: HDF5Element>(
    _ name: String, to value: Element, of path: String = "/"
  ) throws(StorageError) {
    try attributes(of: path).write(value, as: name)
  }

  /// Sets an attribute to an array; one of more than some thousand values belongs in a dataset.
  public func setAttribute<Element: HDF5Element>(
    _ name: String, to values: [Element], of path: String = "/"
  ) throws(StorageError) {
    try attributes(of: path).write(values, as: name)
  }

  /// Finishes the datasets, makes the file durable and gives it its name.
  ///
  /// What the run was like is written to `/run`, which no checksum covers.
  public func commit(run: RunRecord? = nil) throws(StorageError) {
    start()
    for sink in sinks { try sink.finish() }
    try run?.write(to: self)
    guard H5Fflush(root.id, H5F_SCOPE_GLOBAL) >= 0, root.close() else { throw failure }
    isOpen = false
    try pending.commit()
  }

  private func start() {
    precondition(isOpen, "HDF5Writer: '\(path)' was committed before")
    HDF5Library.start()
  }

  private func makeSink<Element: HDF5Element>(
    _ path: String, _ type: Element.Type, _ count: Int, _ shape: [Int]?,
    _ compression: HDF5Compression
  ) throws(StorageError) -> HDF5Sink {
    let shape = shape ?? [count]
    precondition(
      shape.saturatedProduct == count,
      "HDF5Writer: dataset '\(path)' has \(count) values, expected \(shape) of them")
    let bytes = count * type.elementType.byteCount
    if shape.isEmpty || compression == .none || bytes < Self.smallBytes {
      return try makeSink(path, type.elementType, .fixed(shape), .none)
    }
    let rowShape = Array(shape.dropFirst())
    let rowBytes = rowShape.saturatedProduct * type.elementType.byteCount
    let chunkRows = min(shape[0], max(1, Self.chunkBytes / rowBytes))
    return try makeSink(
      path, type.elementType, .growing(rowShape: rowShape, chunkRows: chunkRows), compression)
  }

  private func makeSink(
    _ path: String, _ type: HDF5ElementType, _ extent: HDF5Sink.Extent,
    _ compression: HDF5Compression
  ) throws(StorageError) -> HDF5Sink {
    start()
    let sink = try HDF5Sink(
      file: self.path, in: root, path: path, type: type, extent: extent, compression: compression)
    sinks.append(sink)
    return sink
  }

  private func attributes(of path: String) throws(StorageError) -> HDF5AttributeWriter {
    start()
    guard let object = unsafe HDF5Handle(H5Oopen(root.id, path, ch5_default())) else {
      _ = HDF5Library.takeFailure()
      preconditionFailure("HDF5Writer: there is no '\(path)' to set an attribute of")
    }
    return HDF5AttributeWriter(file: self.path, object: object)
  }

  private var failure: StorageError {
    .refused(path: path, action: "write", reason: HDF5Library.takeFailure())
  }
}
