import Storage

/// The toys of a calculation that are made, as its file keeps them.
struct ToyRecord: Codable {
  /// Numbers that came from toys.
  struct Part: Codable {
    /// What they are, unique in a record.
    let name: String
    /// The toys that they come from.
    var toys: Int
    /// A number for each toy, or those that sum them up.
    var numbers: [Double]
    /// Whether no toy is missing.
    var isComplete: Bool
  }

  /// The version of this layout, and of the toys: it rises where they would be others.
  static let version = 1

  /// The version that wrote the record.
  let version: Int
  /// What decides the toys.
  let source: Provenance
  /// The parts, in the order in which they were begun.
  var parts: [Part] = []

  /// The number of toys.
  var toys: Int { parts.reduce(0) { $0 + $1.toys } }

  /// Reads a record; throws where it is that of another calculation.
  init(path: String, source: Provenance) throws {
    do {
      self = try YAMLDecoder().decode(ToyRecord.self, fromFile: path)
    } catch {
      if case .file(let reason) = error { throw reason }
      throw StorageError.wrongKind(path: path, expected: "one that keeps toys")
    }
    guard version == Self.version else {
      throw StorageError.tooNew(path: path, format: "\(version)", known: Self.version)
    }
    guard let difference = Self.difference(self.source, source) else { return }
    throw StorageError.unexpected(
      path: path, place: difference.place, found: difference.found,
      expected: "\(difference.expected); '--force' begins anew")
  }

  /// A record without toys.
  init(source: Provenance) {
    version = Self.version
    self.source = source
  }

  /// The first thing in which two sources differ; the commit is not one of them.
  private static func difference(
    _ old: Provenance, _ new: Provenance
  ) -> (place: String, found: String, expected: String)? {
    if old.programVersion != new.programVersion {
      return ("version of the program", old.programVersion, new.programVersion)
    }
    let names = new.options.map(\.name) + old.options.map(\.name)
    for name in names {
      func value(_ source: Provenance) -> String {
        source.options.first { $0.name == name }.map { "'\($0.value)'" } ?? "none"
      }
      if value(old) != value(new) { return ("option '\(name)'", value(old), value(new)) }
    }
    for (index, input) in new.inputs.enumerated() {
      guard index < old.inputs.count, old.inputs[index].checksum == input.checksum else {
        return ("input '\(input.name)'", "another content", "the present one")
      }
    }
    return old.inputs.count == new.inputs.count
      ? nil : ("inputs", "\(old.inputs.count)", "\(new.inputs.count)")
  }
}
