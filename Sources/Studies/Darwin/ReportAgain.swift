import Foundation
import Response
import Storage

/// A runner that draws the page of a finished study again, and does nothing else.
///
/// The settings are those that the study was done with, as its records have them.
///
/// - Parameters:
///   - folder: The folder of the study.
///   - threads: How many threads work.
/// - Returns: The runner.
/// - Throws: Where the study is not finished, or something of it is not what it was.
public func reportAgain(of folder: StudyFolder, threads: Int) throws -> StudyRunner {
  guard let record = folder.record(of: DarwinStudy.resultsName) else {
    throw StudyError.unfinished(folder: folder.path, stage: DarwinStudy.resultsName)
  }
  if record.lineage.inputs.contains(where: { $0.name == DarwinFile.ownSummary }) {
    throw StudyError.hasOwnEvents(folder: folder.path)
  }
  let study = try DarwinStudy(ofResults: record.lineage.configuration, in: folder)
  // Stages are what their records say, so that files named by the settings may have moved since.
  let stages = try study.stages.dropLast().map { stage in
    guard let record = folder.record(of: stage.name) else {
      throw StudyError.unfinished(folder: folder.path, stage: stage.name)
    }
    return Stage(
      stage.name, summary: stage.summary, version: record.lineage.version,
      configuration: record.lineage.configuration, inputs: record.lineage.inputs.map(\.name),
      outputs: record.outputs.map(\.name), effort: stage.effort
    ) { _ in }
  }
  let runner = try StudyRunner(
    stages + [study.report], in: folder, from: study.report.name, threads: threads)
  for (stage, reason) in runner.decisions().dropLast() {
    guard let reason else { continue }
    throw StudyError.outdated(folder: folder.path, stage: stage.name, reason: reason)
  }
  return runner
}

extension DarwinStudy {
  /// The study that the configuration of its stage of results tells of.
  init(ofResults configuration: String, in folder: StudyFolder) throws {
    let name = folder.path(of: "lineage/\(Self.resultsName).json")
    let texts = configuration.components(separatedBy: Self.partMark)
    guard texts.count == 2 else {
      throw StorageError.wrongKind(path: name, expected: "the record of a study's results")
    }
    let isQuick = texts[1].hasSuffix(Self.quickMark)
    let detector = isQuick ? String(texts[1].dropLast(Self.quickMark.count)) : texts[1]
    let decoder = YAMLDecoder()
    self.init(
      DarwinConfiguration(
        settings: try decoder.decode(DarwinSettings.self, from: texts[0], name: name),
        detector: try decoder.decode(Detector.self, from: detector, name: name)),
      isQuick: isQuick)
  }
}
