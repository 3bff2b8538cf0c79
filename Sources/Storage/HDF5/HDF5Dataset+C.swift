import CHDF5

extension HDF5Dataset {
  /// Describes an open dataset; nil where its description is damaged.
  init?(path: String, handle: HDF5Handle) {
    guard let type = HDF5Handle(H5Dget_type(handle.id)),
      let space = HDF5Handle(H5Dget_space(handle.id)),
      let list = HDF5Handle(H5Dget_create_plist(handle.id)),
      let shape = Self.shape(of: space)
    else { return nil }
    self.path = path
    self.type = HDF5Type(type)
    self.shape = shape
    layout = Self.layout(list, rank: shape.count)
    filters = Self.filters(list)
    storedBytes = Int(clamping: H5Dget_storage_size(handle.id))
  }

  /// The extents of a data space; one without any values has a single extent of zero.
  static func shape(of space: HDF5Handle) -> [Int]? {
    guard H5Sget_simple_extent_type(space.id) != H5S_NULL else { return [0] }
    let rank = H5Sget_simple_extent_ndims(space.id)
    guard rank >= 0 else { return nil }
    var extents = [hsize_t](repeating: 0, count: Int(rank))
    let status = unsafe extents.withUnsafeMutableBufferPointer { extents in
      unsafe H5Sget_simple_extent_dims(space.id, extents.baseAddress, nil)
    }
    return status < 0 ? nil : extents.map { Int(clamping: $0) }
  }

  /// How many bytes the file holds at most, where so many rows are a claim beyond that.
  ///
  /// A little is always believed: what was never written takes no place and reads as zeros.
  func exceededCapacity(rows: Int, handle: HDF5Handle, fileBytes: Int) -> Int? {
    guard let type = HDF5Handle(H5Dget_type(handle.id)) else { return 0 }
    let claimed = [rows, rowLength, H5Tget_size(type.id)].saturatedProduct
    guard claimed > Self.believedBytes else { return nil }
    let capacity = capacity(handle: handle, fileBytes: fileBytes)
    return claimed > capacity ? capacity : nil
  }

  private static var believedBytes: Int { 1 << 24 }

  /// The most bytes that the file can hold for the dataset, whatever extents it claims.
  ///
  /// A file of 1400 bytes may claim 2^60 rows, so what is allocated follows the chunks that are
  /// there. Deflate makes nothing smaller than 1/1032 (zlib's technical details).
  private func capacity(handle: HDF5Handle, fileBytes: Int) -> Int {
    let stored = min(storedBytes, fileBytes)
    switch layout {
    case .compact, .contiguous: return stored
    case .other: return Self.unknownCapacity
    case .chunked(let chunk):
      var chunks: hsize_t = 0
      guard let space = HDF5Handle(H5Dget_space(handle.id)),
        let type = HDF5Handle(H5Dget_type(handle.id)),
        unsafe H5Dget_num_chunks(handle.id, space.id, &chunks) >= 0
      else { return 0 }
      let unpacked =
        (chunk + [Int(clamping: chunks), H5Tget_size(type.id)]).saturatedProduct
      let known = filters.allSatisfy { filter in
        filter == "shuffle" || filter == "fletcher32" || filter.hasPrefix("deflate")
      }
      return known ? min(unpacked, [stored, 1032].saturatedProduct) : unpacked
    }
  }

  /// What may be read of a dataset that lies in other files.
  private static var unknownCapacity: Int { 1 << 30 }

  private static func layout(_ list: HDF5Handle, rank: Int) -> Layout {
    switch H5Pget_layout(list.id) {
    case H5D_COMPACT: return .compact
    case H5D_CONTIGUOUS: return .contiguous
    case H5D_CHUNKED:
      var chunk = [hsize_t](repeating: 0, count: rank)
      unsafe chunk.withUnsafeMutableBufferPointer { chunk in
        _ = unsafe H5Pget_chunk(list.id, Int32(rank), chunk.baseAddress)
      }
      return .chunked(chunk.map { Int(clamping: $0) })
    default: return .other
    }
  }

  private static func filters(_ list: HDF5Handle) -> [String] {
    (0..<UInt32(max(0, H5Pget_nfilters(list.id)))).map { index in
      var flags: UInt32 = 0
      var values: [UInt32] = [0]
      var count = values.count
      var name = [CChar](repeating: 0, count: 64)
      let length = name.count
      let filter = unsafe values.withUnsafeMutableBufferPointer { values in
        unsafe name.withUnsafeMutableBufferPointer { name in
          unsafe H5Pget_filter2(
            list.id, index, &flags, &count, values.baseAddress, length, name.baseAddress, nil)
        }
      }
      switch filter {
      case H5Z_FILTER_DEFLATE: return "deflate \(values[0])"
      case H5Z_FILTER_SHUFFLE: return "shuffle"
      case H5Z_FILTER_FLETCHER32: return "fletcher32"
      default: return name.string.isEmpty ? "filter \(filter)" : name.string
      }
    }
  }
}
