import CHDF5

/// A dataset being written, and the checksum of what went into it.
///
/// Rows wait here until they fill a chunk, so each chunk is compressed and written once, and the
/// bytes of the file do not depend on how the rows were cut into appends.
final class HDF5Sink {
  /// How the extents come about.
  enum Extent {
    /// All are known at the start; empty for a single value.
    case fixed([Int])
    /// Rows of this shape are appended, in chunks of so many.
    case growing(rowShape: [Int], chunkRows: Int)
  }

  /// Whether more may come.
  private enum State {
    case open, finished
    case failed(StorageError)
  }

  let path: String
  let type: HDF5ElementType
  /// How many elements a row has.
  let rowLength: Int
  /// How many rows there are so far.
  private(set) var rows: Int
  private let extent: Extent
  private let rowShape: [Int]
  private let memoryType: HDF5Handle
  private let dataset: HDF5Handle
  private let file: String
  private var checksum: DatasetChecksum
  private var state = State.open
  private var written = 0
  private var waiting: [UInt8] = []
  private var waitingStrings: [String] = []

  /// Makes the dataset and the groups above it.
  init(
    file: String, in root: HDF5Handle, path: String, type: HDF5ElementType, extent: Extent,
    compression: HDF5Compression
  ) throws(StorageError) {
    let rowShape: [Int]
    let space: HDF5Handle?
    var chunk: [hsize_t] = []
    switch extent {
    case .fixed(let shape):
      rowShape = Array(shape.dropFirst())
      rows = shape.first ?? 1
      let extents = shape.map { hsize_t($0) }
      space =
        shape.isEmpty
        ? HDF5Handle(H5Screate(H5S_SCALAR))
        : unsafe HDF5Handle(H5Screate_simple(Int32(shape.count), extents, nil))
      checksum = DatasetChecksum(type: type, rowShape: shape.isEmpty ? nil : rowShape)
    case .growing(let shape, let chunkRows):
      rowShape = shape
      rows = 0
      let extents = ([0] + shape).map { hsize_t($0) }
      space = unsafe HDF5Handle(ch5_growing_space(Int32(extents.count), extents))
      chunk = ([chunkRows] + shape).map { hsize_t($0) }
      checksum = DatasetChecksum(type: type, rowShape: shape)
    }
    guard let space, let memoryType = type.memoryType, let storedType = type.storedType,
      let dataset = unsafe HDF5Handle(
        ch5_dataset_create(
          root.id, path, storedType.id, space.id, Int32(chunk.count),
          chunk.isEmpty ? nil : chunk, Int32(compression.level)))
    else {
      throw .refused(path: file, action: "write", reason: HDF5Library.takeFailure())
    }
    self.file = file
    self.path = path
    self.type = type
    self.extent = extent
    self.rowShape = rowShape
    self.memoryType = memoryType
    self.dataset = dataset
    rowLength = rowShape.saturatedProduct
  }

  /// How many rows are written at once.
  private var batch: Int {
    switch extent {
    case .fixed(let shape): max(1, shape.first ?? 1)
    case .growing(_, let chunkRows): chunkRows
    }
  }

  /// Takes whole rows of fixed-size elements.
  func append<Element: HDF5FixedElement>(_ elements: Span<Element>) throws(StorageError) {
    let values = unsafe elements.bytes
    let rowBytes = rowLength * type.byteCount
    try requireOpen()
    guard values.byteCount > 0 else { return }
    precondition(
      values.byteCount.isMultiple(of: rowBytes),
      "HDF5Appender: \(values.byteCount / type.byteCount) elements, expected rows of \(rowLength)")
    checksum.update(values)
    if case .growing = extent { rows += values.byteCount / rowBytes }
    let full = batch * rowBytes
    var offset = 0
    while offset < values.byteCount {
      if waiting.isEmpty, values.byteCount - offset >= full {
        try write(values.extracting(offset..<offset + full), rows: batch)
        offset += full
      } else {
        let taken = min(full - waiting.count, values.byteCount - offset)
        unsafe values.extracting(offset..<offset + taken).withUnsafeBytes { bytes in
          unsafe waiting.append(contentsOf: bytes)
        }
        offset += taken
        if waiting.count == full { try flush() }
      }
    }
  }

  /// Takes whole rows of strings.
  func append(_ strings: [String]) throws(StorageError) {
    try requireOpen()
    guard !strings.isEmpty else { return }
    precondition(
      strings.count.isMultiple(of: rowLength),
      "HDF5Appender: \(strings.count) elements, expected rows of \(rowLength)")
    checksum.update(strings)
    if case .growing = extent { rows += strings.count / rowLength }
    waitingStrings += strings
    if waitingStrings.count >= batch * rowLength { try flush() }
  }

  /// Writes what waits, stores the checksum beside the data and closes the dataset.
  func finish() throws(StorageError) {
    try requireOpen()
    HDF5Library.start()
    try flush()
    try HDF5AttributeWriter(file: file, object: dataset)
      .write(checksum.finish(rows: rows).description, as: Checksum.attribute)
    guard dataset.close() else { throw fail() }
    state = .finished
  }

  private func flush() throws(StorageError) {
    if type == .string, !waitingStrings.isEmpty {
      let strings = waitingStrings
      waitingStrings = []
      for first in stride(from: 0, to: strings.count, by: batch * rowLength) {
        try write(strings[first..<min(strings.count, first + batch * rowLength)])
      }
    } else if !waiting.isEmpty {
      let rows = waiting.count / (rowLength * type.byteCount)
      let failed = unsafe waiting.withUnsafeBytes { values in
        unsafe write(values.baseAddress, rows: rows) < 0
      }
      if failed { throw fail() }
      waiting.removeAll(keepingCapacity: true)
    }
  }

  private func write(_ values: RawSpan, rows: Int) throws(StorageError) {
    let failed = unsafe values.withUnsafeBytes { values in
      unsafe write(values.baseAddress, rows: rows) < 0
    }
    if failed { throw fail() }
  }

  private func write(_ strings: ArraySlice<String>) throws(StorageError) {
    let failed = unsafe withCStrings(strings) { pointers in
      unsafe write(pointers.baseAddress, rows: strings.count / max(1, rowLength)) < 0
    }
    if failed { throw fail() }
  }

  /// Writes rows behind those written before.
  private func write(_ values: UnsafeRawPointer?, rows: Int) -> herr_t {
    HDF5Library.start()
    guard case .growing = extent else {
      return unsafe H5Dwrite(
        dataset.id, memoryType.id, ch5_all(), ch5_all(), ch5_default(), values)
    }
    let rest = rowShape.map { hsize_t($0) }
    let start = [hsize_t(written)] + rest.map { _ in 0 }
    let count = [hsize_t(rows)] + rest
    written += rows
    guard unsafe H5Dset_extent(dataset.id, [hsize_t(written)] + rest) >= 0,
      let place = HDF5Handle(H5Dget_space(dataset.id)),
      let memory = unsafe HDF5Handle(H5Screate_simple(Int32(count.count), count, nil)),
      unsafe H5Sselect_hyperslab(place.id, H5S_SELECT_SET, start, nil, count, nil) >= 0
    else { return -1 }
    return unsafe H5Dwrite(
      dataset.id, memoryType.id, memory.id, place.id, ch5_default(), values)
  }

  /// Remembers what failed: a file with a gap in it must not be finished.
  private func fail() -> StorageError {
    let error = StorageError.refused(
      path: file, action: "write", reason: HDF5Library.takeFailure())
    state = .failed(error)
    return error
  }

  private func requireOpen() throws(StorageError) {
    switch state {
    case .open: break
    case .failed(let error): throw error
    case .finished: preconditionFailure("HDF5Appender: '\(path)' was finished by commit()")
    }
  }
}

/// Calls `body` with strings as C has them.
func withCStrings<Result>(
  _ strings: ArraySlice<String>, _ body: (UnsafeBufferPointer<UnsafePointer<UInt8>?>) -> Result
) -> Result {
  var text: [UInt8] = []
  var starts: [Int] = []
  starts.reserveCapacity(strings.count)
  for string in strings {
    precondition(
      !string.utf8.contains(0), "HDF5Writer: '\(string)' holds a zero, where its text would end")
    starts.append(text.count)
    text.append(contentsOf: string.utf8)
    text.append(0)
  }
  return unsafe text.withUnsafeBufferPointer { text in
    let pointers = unsafe starts.map { start in unsafe text.baseAddress.map { unsafe $0 + start } }
    return unsafe pointers.withUnsafeBufferPointer { pointers in unsafe body(pointers) }
  }
}
