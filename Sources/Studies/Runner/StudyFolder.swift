import Foundation
import Storage

/// The folder of a study: outputs under their names, `lineage` with what they come from, `study.log`.
public struct StudyFolder: Sendable {
  /// The path.
  public let path: String

  /// Names a folder, which need not be there: the first run makes it.
  public init(_ path: String) { self.path = path }

  /// The path of a file of the study.
  public func path(of name: String) -> String { "\(path)/\(name)" }

  /// Makes the folders above a file.
  func makeFolder(for name: String) throws {
    let folder = self.path(of: name).split(separator: "/", omittingEmptySubsequences: false)
      .dropLast().joined(separator: "/")
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw StorageError.refused(
        path: folder, action: "make",
        reason: (error as NSError).localizedFailureReason ?? "\(error)")
    }
  }

  /// The record of a stage; nil where it was never done or the record is damaged.
  func record(of stage: String) -> StageRecord? { read("lineage/\(stage).json") }

  /// The records of all stages that were done, in the order in which they were.
  var records: [StageRecord] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path(of: "lineage"))) ?? []
    return names.sorted().filter { $0.hasSuffix(".json") }
      .compactMap { read("lineage/\($0)") }
      .sorted { $0.run.started < $1.run.started }
  }

  /// Keeps the record of a stage.
  func keep(_ record: StageRecord) throws { try write(record, to: "lineage/\(record.stage).json") }

  /// A value that `write` wrote; nil for anything else.
  func read<Value: Decodable>(_ name: String) -> Value? {
    guard let data = FileManager.default.contents(atPath: path(of: name)) else { return nil }
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try? decoder.decode(Value.self, from: data)
  }

  /// Writes a value as JSON; the file appears complete or not at all.
  func write(_ value: some Encodable, to name: String) throws {
    try makeFolder(for: name)
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let file = try OutputFile(path: path(of: name), overwrite: true)
    try file.write(Array(try encoder.encode(value)) + Array("\n".utf8))
    try file.commit()
  }

  /// Removes the parts of a stage.
  func removeParts(of stage: String) {
    try? FileManager.default.removeItem(atPath: path(of: Self.parts(of: stage)))
    // The folder of all parts goes with the last of them.
    let all = path(of: "parts")
    if (try? FileManager.default.contentsOfDirectory(atPath: all))?.isEmpty == true {
      try? FileManager.default.removeItem(atPath: all)
    }
  }

  /// Removes what killed runs left unfinished, in this folder and all below it.
  func removeStale() {
    PendingFile.removeStale(in: path)
    let files = FileManager.default
    for name in (try? files.subpathsOfDirectory(atPath: path)) ?? [] {
      let below = self.path(of: name)
      let type = try? files.attributesOfItem(atPath: below)[.type] as? FileAttributeType
      if type == .typeDirectory { PendingFile.removeStale(in: below) }
    }
  }

  static func parts(of stage: String) -> String { "parts/\(stage)" }
}
