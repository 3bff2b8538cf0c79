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

  /// All code blocks of a Markdown file, each with its language, in order.
  public static func codeBlocks(in path: String) throws -> [(language: String, text: String)] {
    let parts = try text(path).components(separatedBy: "```")
    return stride(from: 1, to: parts.count, by: 2).map { place in
      let part = parts[place].split(separator: "\n", maxSplits: 1)
      return (String(part.first ?? ""), part.count > 1 ? String(part[1]) : "")
    }
  }
}
