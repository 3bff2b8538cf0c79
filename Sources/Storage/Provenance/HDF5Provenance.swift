import Foundation

/// The attributes of a file's root that say what it is and where it comes from.
private enum RootAttribute {
  static let format = "format"
  static let formatVersion = "format_version"
  static let programVersion = "program_version"
  static let commit = "commit"
  static let verb = "verb"
  static let options = "options"
  static let configuration = "configuration"
  static let seed = "seed"
  static let inputs = "inputs"
}

/// The group of the run, which no checksum covers, and its attributes.
enum RunGroup {
  static let path = "/run"
  static let started = "started"
  static let host = "host"
  static let processor = "processor"
  static let operatingSystem = "operating_system"
  static let threads = "threads"
  static let seconds = "seconds"
}

extension HDF5Format {
  func write(to writer: HDF5Writer) throws(StorageError) {
    try writer.setAttribute(RootAttribute.format, to: name)
    try writer.setAttribute(RootAttribute.formatVersion, to: version)
  }
}

extension Provenance {
  func write(to writer: HDF5Writer) throws(StorageError) {
    try writer.setAttribute(RootAttribute.programVersion, to: programVersion)
    try writer.setAttribute(RootAttribute.commit, to: commit)
    try writer.setAttribute(RootAttribute.verb, to: verb)
    try writer.setAttribute(RootAttribute.options, to: JSONText.encode(options))
    try writer.setAttribute(RootAttribute.configuration, to: configuration)
    if let seed { try writer.setAttribute(RootAttribute.seed, to: seed) }
    try writer.setAttribute(RootAttribute.inputs, to: JSONText.encode(inputs))
  }
}

extension RunRecord {
  func write(to writer: HDF5Writer) throws(StorageError) {
    let group = RunGroup.path
    try writer.makeGroup(group)
    try writer.setAttribute(RunGroup.started, to: started.formatted(.iso8601), of: group)
    try writer.setAttribute(RunGroup.host, to: machine.host, of: group)
    try writer.setAttribute(RunGroup.processor, to: machine.processor, of: group)
    try writer.setAttribute(
      RunGroup.operatingSystem, to: machine.operatingSystem, of: group)
    try writer.setAttribute(RunGroup.threads, to: threads, of: group)
    try writer.setAttribute(RunGroup.seconds, to: seconds, of: group)
  }
}

extension HDF5Reader {
  /// What kind of file it says it is; nil for a file of the user's own.
  public func format() throws(StorageError) -> HDF5Format? {
    guard let name = try attribute(RootAttribute.format, as: String.self),
      let version = try attribute(RootAttribute.formatVersion, as: Int.self)
    else { return nil }
    guard version > 0 else {
      throw .unexpected(
        path: path, place: "attribute '\(RootAttribute.formatVersion)'", found: "\(version)",
        expected: "a positive number")
    }
    return HDF5Format(name: name, version: version)
  }

  /// Refuses a file of another format or of a later version than `known`.
  ///
  /// A file that names no format is the user's own, and passes.
  public func require(_ known: HDF5Format) throws(StorageError) {
    guard let found = try format() else { return }
    guard found.name == known.name else {
      throw .unexpected(
        path: path, place: "attribute '\(RootAttribute.format)'", found: "'\(found.name)'",
        expected: "'\(known.name)'")
    }
    if found.version > known.version {
      throw .tooNew(path: path, format: found.description, known: known.version)
    }
  }

  /// Where the content comes from; nil for a file of the user's own.
  public func provenance() throws(StorageError) -> Provenance? {
    guard let version = try attribute(RootAttribute.programVersion, as: String.self),
      let verb = try attribute(RootAttribute.verb, as: String.self)
    else { return nil }
    return Provenance(
      programVersion: version,
      commit: try attribute(RootAttribute.commit, as: String.self) ?? "unknown",
      verb: verb,
      options: try decode(RootAttribute.options) ?? [],
      configuration: try attribute(RootAttribute.configuration, as: String.self) ?? "",
      seed: try attribute(RootAttribute.seed, as: UInt64.self),
      inputs: try decode(RootAttribute.inputs) ?? [])
  }

  /// What the run was like; nil where the file does not say.
  public func runRecord() throws(StorageError) -> RunRecord? {
    let group = RunGroup.path
    guard groups.contains(group),
      let started = try attribute(RunGroup.started, of: group, as: String.self)
    else { return nil }
    guard let date = try? Date(started, strategy: .iso8601) else {
      throw .unexpected(
        path: path, place: "attribute '\(RunGroup.started)' of '\(group)'", found: "'\(started)'",
        expected: "a time such as 2026-01-31T12:00:00Z")
    }
    func text(_ name: String) throws(StorageError) -> String {
      try attribute(name, of: group, as: String.self) ?? "unknown"
    }
    return RunRecord(
      started: date,
      machine: Machine(
        host: try text(RunGroup.host), processor: try text(RunGroup.processor),
        operatingSystem: try text(RunGroup.operatingSystem)),
      threads: try attribute(RunGroup.threads, of: group, as: Int.self) ?? 1,
      seconds: try attribute(RunGroup.seconds, of: group, as: Double.self) ?? 0)
  }

  private func decode<Value: Decodable>(_ name: String) throws(StorageError) -> Value? {
    guard let text = try attribute(name, as: String.self) else { return nil }
    guard let value: Value = JSONText.decode(text) else {
      throw .unexpected(
        path: path, place: "attribute '\(name)'", found: "'\(text.prefix(60))'",
        expected: "JSON as this program writes it")
    }
    return value
  }
}

/// Small values as one line of JSON, with sorted keys so that equal values give equal text.
private enum JSONText {
  static func encode(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else {
      preconditionFailure("Provenance: \(value) cannot be written as JSON")
    }
    return String(decoding: data, as: UTF8.self)
  }

  static func decode<Value: Decodable>(_ text: String) -> Value? {
    try? JSONDecoder().decode(Value.self, from: Data(text.utf8))
  }
}
