import CFreeType

/// An open font, which gives the outlines of its letters.
///
/// Outlines are taken unscaled and unhinted: whole numbers, the same on every machine that has the
/// same version of the font.
@safe public final class Typeface {
  /// The file it was read from.
  public let path: String
  /// The size of the type in units of the font.
  let unitsPerEm: Double
  private let face: OpaquePointer
  private var glyphs: [Unicode.Scalar: Glyph] = [:]
  private var kernings: [UInt64: Int32] = [:]

  /// The version of FreeType, for a report on the installation.
  public static var libraryVersion: String {
    var version: [Int32] = [0, 0, 0]
    unsafe version.withUnsafeMutableBufferPointer { unsafe cft_version($0.baseAddress) }
    return version.map(String.init).joined(separator: ".")
  }

  /// Opens a font file.
  public init(path: String) throws(PlottingError) {
    guard let face = unsafe cft_open(path) else { throw .unreadableFont(path: path) }
    self.path = path
    unsafe self.face = face
    unitsPerEm = unsafe Double(cft_units_per_em(face))
  }

  deinit { unsafe cft_close(face) }

  /// The letter for a character; the font's sign for a missing one where it has none.
  func glyph(_ character: Unicode.Scalar) -> Glyph {
    if let known = glyphs[character] { return known }
    let index = unsafe cft_glyph(face, character.value)
    let advance = unsafe cft_advance(face, index)
    var outline = [Int32](repeating: 0, count: 512)
    var count = 512
    repeat {
      outline = [Int32](repeating: 0, count: max(count, outline.count))
      count = unsafe outline.withUnsafeMutableBufferPointer { buffer in
        unsafe Int(cft_outline(face, index, buffer.baseAddress, Int32(buffer.count)))
      }
    } while count > outline.count
    let made = Glyph(index: index, advance: advance, outline: Array(outline[..<count]))
    glyphs[character] = made
    return made
  }

  /// What is added to the advance between two glyphs.
  func kerning(_ left: UInt32, _ right: UInt32) -> Int32 {
    let pair = UInt64(left) << 32 | UInt64(right)
    if let known = kernings[pair] { return known }
    let kerning = unsafe cft_kerning(face, left, right)
    kernings[pair] = kerning
    return kerning
  }
}
