import Foundation
import Storage

extension Report {
  /// The folder of the numbers and papers behind the page: `report-figures` beside `report.html`.
  public static func figureFolder(of path: String) -> String {
    let name = path.lastIndex(of: ".").flatMap { dot in
      path[dot...].contains("/") ? nil : String(path[..<dot])
    }
    return (name ?? path) + "-figures"
  }

  /// Writes the page, and beside it the numbers behind its figures (CSV) and the figures as PDF.
  ///
  /// The page comes last: where it is there, all it links to is there too.
  ///
  /// - Parameters:
  ///   - path: The HTML file.
  ///   - overwrite: Whether existing files may be replaced.
  /// - Returns: The names of the files in the folder beside the page.
  /// - Throws: What keeps a file from being written, or a figure from being drawn.
  @discardableResult
  public func write(to path: String, overwrite: Bool) throws -> [String] {
    try PendingFile(path: path, overwrite: overwrite).abandon()
    let page = try ReportPage(self, folder: Self.figureFolder(of: path))
    return try page.write(to: path, overwrite: overwrite)
  }
}
