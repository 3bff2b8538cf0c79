import CRSVG

/// Draws SVG as PNG and PDF, by librsvg and cairo.
public enum SVGRenderer {
  /// The versions of librsvg and of cairo, for a report on the installation.
  public static var libraryVersions: String {
    var numbers: [Int32] = [0, 0, 0, 0, 0, 0]
    unsafe numbers.withUnsafeMutableBufferPointer { buffer in
      if let start = buffer.baseAddress { unsafe crsvg_versions(start) }
    }
    let texts = numbers.map(String.init)
    return texts[..<3].joined(separator: ".") + " with cairo "
      + texts[3...].joined(separator: ".")
  }

  static func png(_ svg: String, width: Int, height: Int) throws(PlottingError) -> [UInt8] {
    unsafe try bytes(of: .png, from: svg) { text, count in
      unsafe crsvg_png(text, count, Int32(width), Int32(height))
    }
  }

  static func pdf(
    _ svg: String, width: Double, height: Double, title: String
  ) throws(PlottingError) -> [UInt8] {
    unsafe try bytes(of: .pdf, from: svg) { text, count in
      unsafe title.withCString { title in unsafe crsvg_pdf(text, count, width, height, title) }
    }
  }

  private static func bytes(
    of format: FigureFormat, from svg: String, draw: (UnsafePointer<CChar>, Int) -> crsvg_file
  ) throws(PlottingError) -> [UInt8] {
    let file = unsafe svg.withCString { text in unsafe draw(text, svg.utf8.count) }
    defer { unsafe crsvg_free(file) }
    let failure = unsafe withUnsafeBytes(of: file.failure) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    guard failure.isEmpty, let start = unsafe file.bytes else {
      throw .notDrawn(format: format, reason: failure.isEmpty ? "it is empty" : failure)
    }
    return unsafe Array(UnsafeBufferPointer(start: start, count: file.count))
  }
}
