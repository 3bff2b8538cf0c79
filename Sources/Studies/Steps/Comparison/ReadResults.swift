import Foundation
import Storage

/// The numbers of a study as its `results.json` has them.
struct ReadResults {
  /// The numbers that other studies have, too.
  let numbers: [StudyNumber]
  /// The settings and the detector, as objects of JSON; empty in files that do not state them.
  let settings: [String: Any]
  /// Whether samples are those of a first look.
  let isQuick: Bool
  /// Whether its networks were trained from one seed.
  let hasOneSeed: Bool

  /// Reads the results of a study.
  ///
  /// - Parameter path: The folder of the study, or the file.
  /// - Throws: Where there is no such file, or it is another's.
  init(of path: String) throws {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    let isFolder = attributes?[.type] as? FileAttributeType == .typeDirectory
    let file = isFolder ? "\(path)/\(DarwinFile.results)" : path
    guard FileManager.default.fileExists(atPath: file) else {
      throw StorageError.absent(
        path: path, place: DarwinFile.results,
        expected: "the folder of a finished study or its \(DarwinFile.results)", suggestion: nil)
    }
    let input = try InputFile(path: file)
    var bytes: [UInt8] = []
    while true {
      let block = try input.read(upTo: 1 << 20)
      if block.isEmpty { break }
      bytes += block
    }
    let data = Data(bytes)
    let contents: ResultsContents
    do {
      contents = try JSONDecoder().decode(ResultsContents.self, from: data)
    } catch {
      throw StorageError.wrongKind(path: file, expected: "the results of a study")
    }
    isQuick = contents.is_quick
    hasOneSeed = contents.score?.count == 1
    let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
    var settings = object?["settings"] as? [String: Any] ?? [:]
    settings["detector"] = object?["detector"] ?? settings["detector"]
    self.settings = settings
    numbers =
      contents.counts + contents.networks + contents.significances + contents.exposures
      + contents.masses + (isFolder ? Self.resources(of: StudyFolder(path)) : [])
  }

  /// What the stages of a study took, by their records.
  private static func resources(of folder: StudyFolder) -> [StudyNumber] {
    let records = folder.records
    func numbers(_ quantity: String, _ value: (StageRecord) -> Double?) -> [StudyNumber] {
      records.map {
        StudyNumber(
          part: .resources, quantity: quantity, subject: $0.stage, value: value($0), error: nil)
      }
    }
    return numbers("seconds", \.run.seconds)
      + [
        StudyNumber(
          part: .resources, quantity: "seconds", subject: "all",
          value: records.reduce(0) { $0 + $1.run.seconds }, error: nil)
      ] + numbers("seconds of processors", \.processorSeconds)
      + numbers("most memory [MB]", \.peakMemory)
  }
}
