/// Where in a YAML file something stands.
public struct YAMLPlace: Sendable, Equatable, CustomStringConvertible {
  /// The name of the file.
  public let file: String
  /// The line, counted from 1.
  public let line: Int
  /// The column, counted from 1.
  public let column: Int
  /// The keys that lead there, such as `networks.encoder[2].width`; empty at the top.
  public let path: String

  init(file: String, line: Int, column: Int, path: [any CodingKey] = []) {
    self.file = file
    self.line = line
    self.column = column
    self.path = path.reduce(into: "") { text, key in
      if key is YAMLIndex {
        text += "[\(key.stringValue)]"
      } else {
        text += text.isEmpty ? key.stringValue : ".\(key.stringValue)"
      }
    }
  }

  /// The file, the line, the column and the keys.
  public var description: String {
    let place = "\(file), line \(line), column \(column)"
    return path.isEmpty ? place : "\(place), \(path)"
  }
}

/// A position in a list, counted from 0.
struct YAMLIndex: CodingKey {
  let position: Int

  init(_ position: Int) { self.position = position }
  init?(intValue: Int) { position = intValue }
  init?(stringValue: String) {
    guard let position = Int(stringValue) else { return nil }
    self.position = position
  }

  var intValue: Int? { position }
  var stringValue: String { "\(position)" }
}
