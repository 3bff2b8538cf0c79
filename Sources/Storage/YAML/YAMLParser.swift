/// Builds the tree of one YAML document, within bounds that no sensible file meets.
struct YAMLParser {
  /// The longest text, in bytes; large tables belong into CSV or HDF5.
  static let maximumSize = 16 << 20
  /// How deep lists and mappings may stand in each other.
  static let maximumDepth = 64
  /// How many values all aliases together may repeat: a few lines can ask for billions.
  static let maximumRepeats = 1_000_000

  /// A finished value, with what an alias to it costs.
  private struct Part {
    var node: YAMLNode
    /// How many values it holds, itself included.
    var size = 1
    /// How many levels of lists and mappings it has.
    var height = 0
  }

  private let file: String
  private let events: YAMLEvents
  private var anchors: [String: Part] = [:]
  private var repeats = 0

  private init(_ text: [UInt8], file: String) {
    self.file = file
    events = YAMLEvents(text, file: file)
  }

  /// The root of the only document in the text; a text of comments alone is a null.
  static func parse(_ text: [UInt8], file: String) throws(YAMLError) -> YAMLNode {
    try checkText(text, file: file)
    var parser = YAMLParser(text, file: file)
    return try parser.document()
  }

  private static func checkText(_ text: [UInt8], file: String) throws(YAMLError) {
    guard text.count <= maximumSize else {
      throw .file(
        .unexpected(
          path: file, place: "its size", found: "\(text.count) bytes",
          expected: "at most \(maximumSize)"))
    }
    guard let bad = text.firstNonText else { return }
    let line = text[..<bad].count { $0 == UInt8(ascii: "\n") } + 1
    throw .file(
      .unexpected(
        path: file, place: "line \(line)",
        found: "the byte 0x\(String(text[bad], radix: 16, uppercase: true))",
        expected: "text in UTF-8"))
  }

  private mutating func document() throws(YAMLError) -> YAMLNode {
    let start = try events.next()
    if case .streamEnd = start.kind {
      return YAMLNode(
        content: .scalar(YAMLScalar(text: "", style: .plain)), file: file, line: 1, column: 1)
    }
    let root = try value(try events.next(), depth: 0).node
    _ = try events.next()
    let next = try events.next()
    guard case .streamEnd = next.kind else {
      throw .unexpected(
        place(next), found: "a second document", expected: "one document in a file")
    }
    return root
  }

  private mutating func value(_ event: YAMLEvent, depth: Int) throws(YAMLError) -> Part {
    let part: Part
    switch event.kind {
    case .scalar(let text, let style, let tag):
      let scalar = try scalar(text, style: style, tag: tag, at: event)
      part = Part(node: node(.scalar(scalar), at: event))
    case .sequenceStart(let tag):
      try check(tag, is: "seq", at: event)
      try check(depth: depth + 1, at: event)
      part = try sequence(event, depth: depth + 1)
    case .mappingStart(let tag):
      try check(tag, is: "map", at: event)
      try check(depth: depth + 1, at: event)
      part = try mapping(event, depth: depth + 1)
    case .alias(let name):
      return try alias(name, at: event, depth: depth)
    case .documentStart, .end, .streamEnd:
      preconditionFailure("YAMLParser: libyaml gave \(event.kind), expected a value")
    }
    if let anchor = event.anchor { anchors[anchor] = part }
    return part
  }

  private mutating func sequence(_ start: YAMLEvent, depth: Int) throws(YAMLError) -> Part {
    var values: [YAMLNode] = []
    var size = 1
    var height = 0
    while true {
      let event = try events.next()
      if case .end = event.kind { break }
      let part = try value(event, depth: depth)
      values.append(part.node)
      size += part.size
      height = max(height, part.height)
    }
    return Part(node: node(.sequence(values), at: start), size: size, height: height + 1)
  }

  private mutating func mapping(_ start: YAMLEvent, depth: Int) throws(YAMLError) -> Part {
    var mapping = YAMLMapping()
    var size = 1
    var height = 0
    while true {
      let event = try events.next()
      if case .end = event.kind { break }
      let key = try key(event, depth: depth)
      if let first = mapping[key] {
        throw .duplicateKey(place(event), key: key, firstLine: first.line)
      }
      let part = try value(try events.next(), depth: depth)
      mapping.append(
        .init(key: key, line: event.line, column: event.column, value: part.node))
      size += part.size + 1
      height = max(height, part.height)
    }
    return Part(node: node(.mapping(mapping), at: start), size: size, height: height + 1)
  }

  private mutating func key(_ event: YAMLEvent, depth: Int) throws(YAMLError) -> String {
    let node = try value(event, depth: depth).node
    guard case .scalar(let scalar) = node.content else {
      throw .unexpected(place(event), found: node.found, expected: "a word as the key")
    }
    guard scalar.style == .quoted || scalar.text != "<<" else {
      throw .unexpected(
        place(event), found: "the merge key '<<'", expected: "the merged keys written out")
    }
    return scalar.text
  }

  private mutating func alias(
    _ name: String, at event: YAMLEvent, depth: Int
  ) throws(YAMLError) -> Part {
    guard let part = anchors[name] else {
      throw .unexpected(
        place(event), found: "the alias '*\(name)'", expected: "a complete '&\(name)' before it")
    }
    repeats += part.size
    guard repeats <= Self.maximumRepeats else {
      throw .unexpected(
        place(event), found: "aliases that stand for more than \(Self.maximumRepeats) values",
        expected: "fewer")
    }
    try check(depth: depth + part.height, at: event)
    return part
  }

  private func scalar(
    _ text: String, style: YAMLScalar.Style, tag: String?, at event: YAMLEvent
  ) throws(YAMLError) -> YAMLScalar {
    switch tag {
    case nil: return YAMLScalar(text: text, style: style)
    case "!", "tag:yaml.org,2002:str": return YAMLScalar(text: text, style: .quoted)
    case "tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:bool",
      "tag:yaml.org,2002:null":
      return YAMLScalar(text: text, style: .plain)
    case let tag?: throw unknownTag(tag, at: event)
    }
  }

  private func check(_ tag: String?, is name: String, at event: YAMLEvent) throws(YAMLError) {
    guard let tag, tag != "!", tag != "tag:yaml.org,2002:" + name else { return }
    throw unknownTag(tag, at: event)
  }

  private func unknownTag(_ tag: String, at event: YAMLEvent) -> YAMLError {
    .unexpected(
      place(event), found: "the tag '\(tag.shortened)'",
      expected: "none, or one of the core schema")
  }

  private func check(depth: Int, at event: YAMLEvent) throws(YAMLError) {
    guard depth <= Self.maximumDepth else {
      throw .unexpected(
        place(event), found: "lists and mappings more than \(Self.maximumDepth) deep",
        expected: "fewer levels")
    }
  }

  private func node(_ content: YAMLNode.Content, at event: YAMLEvent) -> YAMLNode {
    YAMLNode(content: content, file: file, line: event.line, column: event.column)
  }

  private func place(_ event: YAMLEvent) -> YAMLPlace {
    YAMLPlace(file: file, line: event.line, column: event.column)
  }
}
