import CCrypto

/// A SHA-256 in the making, fed piece by piece; how the bytes are cut does not matter.
@safe public struct ChecksumStream: ~Copyable {
  private let context: OpaquePointer

  /// The version of the library that computes, for a report on the installation.
  public static var libraryVersion: String {
    unsafe String(cString: OpenSSL_version(OPENSSL_VERSION))
  }

  /// A checksum of nothing so far.
  public init() {
    guard let context = unsafe EVP_MD_CTX_new() else {
      preconditionFailure("ChecksumStream: libcrypto gave no memory")
    }
    unsafe self.context = context
    let started = unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil)
    precondition(started == 1, "ChecksumStream: libcrypto lacks SHA-256")
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  /// Takes more bytes in.
  public mutating func update(_ bytes: RawSpan) {
    let updated = unsafe bytes.withUnsafeBytes { bytes in
      unsafe EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    }
    precondition(updated == 1, "ChecksumStream: libcrypto refused \(bytes.byteCount) bytes")
  }

  /// Takes numbers or Bools in, as they lie in the memory of a little-endian machine.
  public mutating func update<Element: HDF5FixedElement>(_ values: Span<Element>) {
    unsafe update(values.bytes)
  }

  /// Takes the bytes of a text in UTF-8 in, without its length.
  public mutating func update(_ text: String) {
    update(Array(text.utf8).span)
  }

  /// Takes an integer in, as eight bytes, the lowest first.
  public mutating func update(_ number: UInt64) {
    update([number.littleEndian].span)
  }

  /// The checksum of all that was taken in so far.
  public var checksum: Checksum {
    var bytes = SIMD32<UInt8>()
    var length: UInt32 = 0
    // Finishing ends a context, so a copy of it is finished.
    let copy = unsafe EVP_MD_CTX_new()
    defer { unsafe EVP_MD_CTX_free(copy) }
    let copied = unsafe EVP_MD_CTX_copy_ex(copy, context)
    let finished = unsafe withUnsafeMutableBytes(of: &bytes) { bytes in
      unsafe EVP_DigestFinal_ex(copy, bytes.bindMemory(to: UInt8.self).baseAddress, &length)
    }
    precondition(
      copied == 1 && finished == 1 && length == 32, "ChecksumStream: libcrypto gave no memory")
    return Checksum(bytes: bytes)
  }
}
