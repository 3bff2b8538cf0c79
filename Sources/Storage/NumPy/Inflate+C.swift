import CZlib

/// The version of the library that unpacks, for a report on the installation.
public enum ZlibLibrary {
  /// The version, such as 1.2.13.
  public static var version: String { unsafe String(cString: zlibVersion()) }
}

/// The bytes that a raw deflated stream stands for (RFC 1951); nil where it is no such stream or
/// gives another number of bytes.
func inflated(_ packed: [UInt8], count: Int) -> [UInt8]? {
  // Deflate makes nothing smaller than 1/1032, so a claim beyond that allocates nothing.
  guard count >= 0, count / 1032 <= packed.count, packed.count <= UInt32.max, count < UInt32.max
  else { return nil }
  var stream = unsafe z_stream()
  // Negative: no header around the stream; 15 bits are the widest window.
  guard
    unsafe inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
  else { return nil }
  defer { _ = unsafe inflateEnd(&stream) }
  var packed = packed
  // One byte more than expected, so that a longer stream shows.
  var content = [UInt8](repeating: 0, count: count + 1)
  let status = unsafe packed.withUnsafeMutableBufferPointer { packed in
    unsafe content.withUnsafeMutableBufferPointer { content in
      unsafe stream.next_in = packed.baseAddress
      unsafe stream.avail_in = UInt32(packed.count)
      unsafe stream.next_out = content.baseAddress
      unsafe stream.avail_out = UInt32(content.count)
      return unsafe inflate(&stream, Z_FINISH)
    }
  }
  guard status == Z_STREAM_END, unsafe Int(stream.total_out) == count else { return nil }
  content.removeLast()
  return content
}

/// The cyclic redundancy check of bytes (CRC-32), as ZIP archives keep it.
func cyclicChecksum(of bytes: [UInt8]) -> UInt32 {
  unsafe bytes.withUnsafeBufferPointer { bytes in
    UInt32(truncatingIfNeeded: unsafe crc32_z(0, bytes.baseAddress, bytes.count))
  }
}
