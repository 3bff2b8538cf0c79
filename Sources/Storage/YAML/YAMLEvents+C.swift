import CYAML
import Foundation

/// One step of libyaml's walk through a text.
struct YAMLEvent {
  enum Kind {
    case documentStart
    case scalar(String, style: YAMLScalar.Style, tag: String?)
    case sequenceStart(tag: String?)
    case mappingStart(tag: String?)
    case alias(String)
    /// The end of a list, a mapping or a document.
    case end
    case streamEnd
  }

  let kind: Kind
  /// The name that aliases may refer to.
  var anchor: String?
  let line: Int
  let column: Int
}

/// The door to libyaml: reads a text event by event.
@safe final class YAMLEvents {
  private let file: String
  private let text: [UInt8]
  // libyaml keeps pointers to both, so that neither may move.
  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  private let input: UnsafeMutableBufferPointer<UInt8>

  /// Starts at the beginning of a text, whose name is for error messages.
  init(_ text: [UInt8], file: String) {
    self.file = file
    self.text = text
    unsafe input = .allocate(capacity: max(text.count, 1))
    _ = unsafe input.initialize(from: text)
    let ready = unsafe yaml_parser_initialize(parser)
    precondition(ready == 1, "YAMLEvents: no memory left for libyaml")
    unsafe yaml_parser_set_input_string(parser, input.baseAddress, text.count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe input.deallocate()
  }

  /// The next event; after an error none may be asked for.
  func next() throws(YAMLError) -> YAMLEvent {
    while true {
      var event = unsafe yaml_event_t()
      guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw failure() }
      defer { unsafe yaml_event_delete(&event) }
      if let known = unsafe Self.event(event) { return known }
    }
  }

  /// The event in Swift's types, or `nil` for the start of the stream.
  private static func event(_ event: yaml_event_t) -> YAMLEvent? {
    let kind: YAMLEvent.Kind
    var anchor: UnsafeMutablePointer<UInt8>?
    switch unsafe event.type {
    case YAML_DOCUMENT_START_EVENT: kind = .documentStart
    case YAML_ALIAS_EVENT: kind = unsafe .alias(string(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      kind = unsafe .scalar(
        String(decoding: bytes, as: UTF8.self),
        style: scalar.style == YAML_PLAIN_SCALAR_STYLE ? .plain : .quoted, tag: string(scalar.tag))
      unsafe anchor = scalar.anchor
    case YAML_SEQUENCE_START_EVENT:
      kind = unsafe .sequenceStart(tag: string(event.data.sequence_start.tag))
      unsafe anchor = event.data.sequence_start.anchor
    case YAML_MAPPING_START_EVENT:
      kind = unsafe .mappingStart(tag: string(event.data.mapping_start.tag))
      unsafe anchor = event.data.mapping_start.anchor
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT, YAML_DOCUMENT_END_EVENT: kind = .end
    case YAML_STREAM_END_EVENT: kind = .streamEnd
    default: return nil
    }
    return unsafe YAMLEvent(
      kind: kind, anchor: string(anchor), line: event.start_mark.line + 1,
      column: event.start_mark.column + 1)
  }

  private static func string(_ pointer: UnsafeMutablePointer<UInt8>?) -> String? {
    guard let pointer = unsafe pointer else { return nil }
    return unsafe String(cString: pointer)
  }

  private func failure() -> YAMLError {
    let state = unsafe parser.pointee
    if unsafe state.error == YAML_MEMORY_ERROR {
      return .file(.refused(path: file, action: "read", reason: "no memory is left"))
    }
    if unsafe state.error == YAML_READER_ERROR {
      let line = unsafe text.prefix(state.problem_offset).count { $0 == UInt8(ascii: "\n") } + 1
      let code = unsafe String(state.problem_value, radix: 16)
      return .unexpected(
        YAMLPlace(file: file, line: line, column: 1),
        found: "the control character 0x\(code)", expected: "printable text")
    }
    let line = unsafe state.problem_mark.line + 1
    if let column = tabInIndentation(line: line) {
      return .unexpected(
        YAMLPlace(file: file, line: line, column: column), found: "a tab",
        expected: "spaces for the indentation")
    }
    let problem = unsafe state.problem.map { unsafe String(cString: $0) } ?? "this is not YAML"
    let place = unsafe YAMLPlace(file: file, line: line, column: state.problem_mark.column + 1)
    guard let context = unsafe state.context.map({ unsafe String(cString: $0) }) else {
      return .syntax(place, problem: problem)
    }
    let start = unsafe state.context_mark.line + 1
    let origin = start == line ? "" : ", which began in line \(start)"
    return .syntax(place, problem: "\(problem) \(context)\(origin)")
  }

  /// The column of the first tab among the blanks that begin a line.
  private func tabInIndentation(line: Int) -> Int? {
    let lines = text.split(
      separator: UInt8(ascii: "\n"), maxSplits: line, omittingEmptySubsequences: false)
    guard lines.indices.contains(line - 1) else { return nil }
    let blanks = lines[line - 1].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return blanks.firstIndex(of: UInt8(ascii: "\t")).map { $0 - blanks.startIndex + 1 }
  }
}
