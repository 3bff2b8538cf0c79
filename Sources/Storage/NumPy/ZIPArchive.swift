/// The files in a ZIP archive, stored as they are or deflated (PKWARE's APPNOTE 6.3).
struct ZIPArchive: Sendable {
  /// Where a file lies in the archive.
  struct Entry: Sendable {
    let method: Int
    let isEncrypted: Bool
    let checksum: UInt32
    let storedBytes: Int
    let byteCount: Int
    let headerPlace: Int
  }

  /// The files by their names.
  let entries: [String: Entry]
  private let path: String
  private let bytes: LittleEndianBytes

  /// Reads the directory at the end of an archive.
  init(_ bytes: LittleEndianBytes, path: String) throws(StorageError) {
    guard let end = Self.endPlace(bytes) else {
      throw .wrongKind(path: path, expected: "a complete archive of NumPy arrays (.npz)")
    }
    guard let directory = Self.directory(bytes, end: end),
      let entries = Self.entries(bytes, count: directory.count, place: directory.place)
    else { throw .damaged(path: path, reason: "the directory of its arrays cannot be read") }
    self.entries = entries
    self.path = path
    self.bytes = bytes
  }

  /// The bytes of a file; nil where there is none of the name.
  func content(of name: String) throws(StorageError) -> [UInt8]? {
    guard let entry = entries[name] else { return nil }
    let header = entry.headerPlace
    guard bytes.hasPrefix([0x50, 0x4b, 3, 4], at: header),
      let nameLength = bytes.number(at: header + 26, bytes: 2),
      let extraLength = bytes.number(at: header + 28, bytes: 2),
      let stored = bytes.slice(
        at: header + 30 + nameLength + extraLength, count: entry.storedBytes)
    else { throw .damaged(path: path, reason: "'\(name)' is cut short") }
    guard !entry.isEncrypted, let method = Method(rawValue: entry.method) else {
      throw .unexpected(
        path: path, place: "'\(name)'",
        found: entry.isEncrypted ? "an encrypted file" : "compression method \(entry.method)",
        expected: "files that are stored or deflated")
    }
    let content: [UInt8]?
    switch method {
    case .stored: content = entry.byteCount == entry.storedBytes ? Array(stored) : nil
    case .deflated: content = inflated(Array(stored), count: entry.byteCount)
    }
    guard let content, cyclicChecksum(of: content) == entry.checksum else {
      throw .damaged(path: path, reason: "the content of '\(name)' is not what was written")
    }
    return content
  }

  private enum Method: Int {
    case stored = 0
    case deflated = 8
  }

  /// Where the record at the end of the archive begins; a comment may stand behind it.
  private static func endPlace(_ bytes: LittleEndianBytes) -> Int? {
    let last = bytes.bytes.count - 22
    guard last >= 0 else { return nil }
    return (max(0, last - 65_535)...last).reversed().first {
      bytes.hasPrefix([0x50, 0x4b, 5, 6], at: $0)
    }
  }

  /// How many files there are and where their list begins; a large archive says so elsewhere.
  private static func directory(
    _ bytes: LittleEndianBytes, end: Int
  ) -> (count: Int, place: Int)? {
    guard let count = bytes.number(at: end + 10, bytes: 2),
      let place = bytes.number(at: end + 16, bytes: 4)
    else { return nil }
    guard count == 0xffff || place == 0xffff_ffff else { return (count, place) }
    guard bytes.hasPrefix([0x50, 0x4b, 6, 7], at: end - 20),
      let large = bytes.number(at: end - 12, bytes: 8),
      bytes.hasPrefix([0x50, 0x4b, 6, 6], at: large),
      let count = bytes.number(at: large + 32, bytes: 8),
      let place = bytes.number(at: large + 48, bytes: 8)
    else { return nil }
    return (count, place)
  }

  private static func entries(
    _ bytes: LittleEndianBytes, count: Int, place: Int
  ) -> [String: Entry]? {
    var entries: [String: Entry] = [:]
    var place = place
    for _ in 0..<count {
      guard bytes.hasPrefix([0x50, 0x4b, 1, 2], at: place),
        let flags = bytes.number(at: place + 8, bytes: 2),
        let method = bytes.number(at: place + 10, bytes: 2),
        let checksum = bytes.number(at: place + 16, bytes: 4),
        let nameLength = bytes.number(at: place + 28, bytes: 2),
        let extraLength = bytes.number(at: place + 30, bytes: 2),
        let commentLength = bytes.number(at: place + 32, bytes: 2),
        let name = bytes.slice(at: place + 46, count: nameLength),
        let sizes = sizes(bytes, entry: place, extra: place + 46 + nameLength, extraLength)
      else { return nil }
      entries[String(decoding: name, as: UTF8.self)] = Entry(
        method: method, isEncrypted: flags & 1 == 1, checksum: UInt32(checksum),
        storedBytes: sizes[1], byteCount: sizes[0], headerPlace: sizes[2])
      place += 46 + nameLength + extraLength + commentLength
    }
    return entries
  }

  /// The size, the stored size and the place of a file: what needs more than 32 bits stands, in this
  /// order, in the extra field of kind 1.
  private static func sizes(
    _ bytes: LittleEndianBytes, entry: Int, extra: Int, _ extraLength: Int
  ) -> [Int]? {
    guard let size = bytes.number(at: entry + 24, bytes: 4),
      let stored = bytes.number(at: entry + 20, bytes: 4),
      let header = bytes.number(at: entry + 42, bytes: 4)
    else { return nil }
    var sizes = [size, stored, header]
    guard sizes.contains(0xffff_ffff) else { return sizes }
    var place = extra
    while place < extra + extraLength {
      guard let kind = bytes.number(at: place, bytes: 2),
        let length = bytes.number(at: place + 2, bytes: 2)
      else { return nil }
      place += 4
      guard kind == 1 else {
        place += length
        continue
      }
      for i in sizes.indices where sizes[i] == 0xffff_ffff {
        guard let large = bytes.number(at: place, bytes: 8) else { return nil }
        sizes[i] = large
        place += 8
      }
      return sizes
    }
    return nil
  }
}
