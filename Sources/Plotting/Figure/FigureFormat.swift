/// The kinds of file that a figure can be.
public enum FigureFormat: String, Sendable, CaseIterable {
  /// Scalable, for pages of the web: the source of the other two.
  case svg
  /// A raster of pixels.
  case png
  /// Scalable, for papers.
  case pdf

  /// The format that a file's extension names, in either case, or nothing.
  public init?(path: String) {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
    self.init(rawValue: path[path.index(after: dot)...].lowercased())
  }
}
