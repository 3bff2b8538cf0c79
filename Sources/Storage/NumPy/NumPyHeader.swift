/// The head of a NumPy array: the type of its elements, their order and the extents.
///
/// A file begins with the byte 0x93 and `NUMPY`, two bytes of version, the length of the head and the
/// head, a dictionary in Python (numpy.org/doc/stable/reference/generated/numpy.lib.format.html).
struct NumPyHeader {
  let type: NumPyType
  /// Whether the first extent runs fastest.
  let isFortranOrder: Bool
  let shape: [Int]
  /// Where the elements begin.
  let byteCount: Int

  static let signature: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// Reads the head.
  ///
  /// - Parameters:
  ///   - bytes: The array from its beginning.
  ///   - path: The file, for errors.
  ///   - place: The array in the file, for errors.
  /// - Throws: Where it is no head, or one of something else than numbers.
  init(_ bytes: LittleEndianBytes, path: String, place: String) throws(StorageError) {
    guard bytes.hasPrefix(Self.signature) else {
      throw .wrongKind(path: path, expected: "an array of NumPy (.npy or .npz)")
    }
    let version = bytes.number(at: 6, bytes: 1) ?? 0
    // Version 1 has two bytes of length, the later ones four.
    let lengthBytes = version == 1 ? 2 : 4
    guard (1...3).contains(version) else {
      throw .unexpected(
        path: path, place: place, found: "version \(version) of the format", expected: "1 to 3")
    }
    guard let length = bytes.number(at: 8, bytes: lengthBytes),
      let text = bytes.slice(at: 8 + lengthBytes, count: length)
    else { throw .damaged(path: path, reason: "\(place) ends within its head") }
    byteCount = 8 + lengthBytes + length
    let head = String(decoding: text, as: UTF8.self)
    func fail(_ key: String, _ expected: String) -> StorageError {
      .unexpected(
        path: path, place: place, found: Self.value(of: key, in: head)?.shortened ?? "no '\(key)'",
        expected: expected)
    }
    guard let description = Self.value(of: "descr", in: head),
      let type = NumPyType(description.trimmed(of: "'\""))
    else { throw fail("descr", "numbers of a plain type such as '<f4' or '<i8'") }
    guard let order = Self.value(of: "fortran_order", in: head), order == "True" || order == "False"
    else { throw fail("fortran_order", "'fortran_order' of True or False") }
    guard let extents = Self.value(of: "shape", in: head).flatMap(Self.extents) else {
      throw fail("shape", "a 'shape' such as (100, 20)")
    }
    self.type = type
    isFortranOrder = order == "True"
    shape = extents
  }

  /// The text of a value of the dictionary, which nests nothing but the shape and a list of fields.
  private static func value(of key: String, in head: String) -> String? {
    guard
      let start = head.ranges(of: "'\(key)':").first?.upperBound
        ?? head.ranges(of: "\"\(key)\":").first?.upperBound
    else { return nil }
    var depth = 0
    let text = head[start...].prefix { letter in
      switch letter {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      case ",", "}": return depth > 0
      default: break
      }
      return true
    }
    return String(text).trimmed(of: " \n")
  }

  /// The numbers of a tuple such as `(100, 20)`; nil for anything else.
  private static func extents(_ text: String) -> [Int]? {
    guard text.first == "(", text.last == ")" else { return nil }
    let words = text.dropFirst().dropLast().split(separator: ",").map {
      String($0).trimmed(of: " L")
    }.filter { !$0.isEmpty }
    let numbers = words.compactMap { Int($0) }
    return numbers.count == words.count && numbers.allSatisfy { $0 >= 0 } ? numbers : nil
  }
}

extension String {
  /// The text without certain letters at its ends.
  fileprivate func trimmed(of letters: String) -> String {
    let start = drop { letters.contains($0) }
    return String(start.reversed().drop { letters.contains($0) }.reversed())
  }
}
