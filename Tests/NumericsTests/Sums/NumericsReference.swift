import Foundation

/// Numbers that another program made, from a comma-separated file among the references.
enum NumericsReference {
  /// The rows below the comments and the header.
  static func rows(_ name: String) throws -> [[Double]] {
    let file = Bundle.module.bundleURL.appending(path: "References/\(name).csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    return lines.filter { !$0.hasPrefix("#") }.dropFirst().map { line in
      line.split(separator: ",").map { Double($0) ?? .nan }
    }
  }
}
