public import Plotting
public import Storage

/// A file that a figure goes to, known to be possible before the work for it begins.
public struct FigureFile: Sendable, Equatable {
  /// What the name has to be, for the error.
  public static let expectation = "a name that ends with .svg, .png or .pdf"

  /// The file.
  public let path: String
  /// The format, after the suffix of the name.
  public let format: FigureFormat
  /// Whether an existing file may be replaced.
  public let overwrite: Bool

  /// A file of the format that its suffix names; `nil` for any other suffix.
  ///
  /// - Throws: What would keep the file from being written.
  public init?(path: String, overwrite: Bool) throws(StorageError) {
    guard let format = FigureFormat(path: path) else { return nil }
    try PendingFile(path: path, overwrite: overwrite).abandon()
    self.path = path
    self.format = format
    self.overwrite = overwrite
  }

  /// Draws the figure into the file.
  public func write(_ figure: Figure) throws {
    let bytes = try figure.drawing().bytes(as: format)
    let file = try OutputFile(path: path, overwrite: overwrite)
    try file.write(bytes)
    try file.commit()
  }
}
