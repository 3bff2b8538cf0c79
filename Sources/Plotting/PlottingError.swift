/// Why a figure could not be drawn: what was looked for, or what a library said.
public enum PlottingError: Error, Equatable, CustomStringConvertible {
  /// No folder of fonts has a font that is known to suit.
  case noFont(folders: [String], names: [String])
  /// A font file is there and cannot be read.
  case unreadableFont(path: String)
  /// librsvg or cairo gave up on a figure.
  case notDrawn(format: FigureFormat, reason: String)

  /// One lowercase sentence without a full stop.
  public var description: String {
    switch self {
    case .noFont(let folders, let names):
      """
      no font for the words of figures: found none of \(names.joined(separator: ", ")) in \
      \(folders.joined(separator: ", ")); the package fonts-dejavu-core has one
      """
    case .unreadableFont(let path): "the font '\(path)' cannot be read, expected a scalable font"
    case .notDrawn(let format, let reason):
      "the figure could not be drawn as \(format.rawValue.uppercased()): \(reason)"
    }
  }
}
