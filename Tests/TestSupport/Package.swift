public import Foundation

/// The folder of the package, for tests of its papers.
public enum Package {
  /// The root, three levels above this file.
  public static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The text of a file of the package.
  public static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The code blocks of a language in a Markdown file, in order.
  public static func codeBlocks(_ language: String, in path: String) throws -> [String] {
    try text(path).components(separatedBy: "```\(language)\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
  }
}
