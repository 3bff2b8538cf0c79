/// One of several YAML documents that describe a value together.
public enum YAMLLayer: Sendable, Equatable {
  /// A file.
  case file(String)
  /// A text, and what error messages call it.
  case text(String, name: String)

  /// The root of the document.
  var node: YAMLNode {
    get throws(YAMLError) {
      switch self {
      case .text(let text, let name): return try YAMLParser.parse(Array(text.utf8), file: name)
      case .file(let path):
        let bytes: [UInt8]
        do {
          bytes = try InputFile(path: path).readAll(limit: YAMLParser.maximumSize)
        } catch {
          throw .file(error)
        }
        return try YAMLParser.parse(bytes, file: path)
      }
    }
  }
}
