import Foundation
import Response
import Storage

/// A file of the user's own events, to be tested against the background of a study.
public struct OwnEvents: Sendable {
  /// The file.
  public let path: String
  /// The exposure in which the events were taken, tonne-years.
  public let exposure: Double
  /// How many events the file has.
  public let count: Int
  /// The checksum of its bytes, by which a study knows that it is another file.
  let content: Checksum

  /// Looks at a file before a study spends time on it.
  ///
  /// - Parameters:
  ///   - path: An HDF5 file with the waveforms, the hits and the corrected areas of events.
  ///   - exposure: The exposure, tonne-years.
  ///   - configuration: The settings of the study, whose detector the events have to be of.
  /// - Throws: What lacks, or is of another detector; or that no event is in the study's region.
  public init(path: String, exposure: Double, for configuration: DarwinConfiguration) throws {
    precondition(
      exposure > 0 && exposure.isFinite,
      "OwnEvents: exposure is \(exposure), expected a positive number")
    try Self.check(path, configuration.detector)
    self.path = path
    self.exposure = exposure
    content = try FileMark.bytes(of: path)
    count = try EventFile(path: path).count
    if try events(in: configuration.settings.region).isEmpty {
      throw StudyError.noOwnEvents(
        path: path, events: count, region: configuration.settings.region.s1)
    }
  }

  /// The rows of the events in a region: of flags that a file does not have, every event is believed.
  func events(in region: SearchRegion) throws -> [Int] {
    let file = try EventFile(path: path)
    let flags = try ["areas/s1_registered", "areas/s2_registered"].compactMap(file.column)
    let s1 = try file.column(Self.s1) ?? []
    return s1.indices.filter { event in
      region.s1.contains(s1[event]) && flags.allSatisfy { $0[event] == 1 }
    }
  }

  static let s1 = "areas/s1c"
  static let s2 = "areas/s2c"

  /// Compares what an event of the file is with what one of the detector is.
  private static func check(_ path: String, _ detector: Detector) throws {
    let reader = try HDF5Reader(path: path)
    let count = try reader.dataset(s1, rowShape: []).rows
    _ = try reader.dataset(s2, rowShape: [], rows: count)
    let sampling = detector.sampling
    for (name, length) in [
      ("waveforms/s1_top", sampling.s1), ("waveforms/s1_bottom", sampling.s1),
      ("waveforms/s2_top", sampling.s2), ("waveforms/s2_bottom", sampling.s2),
      ("patterns/top", detector.topArray.count), ("patterns/bottom", detector.bottomArray.count),
    ] { _ = try reader.dataset(name, rowShape: [length], rows: count) }
    let file = try EventFile(path: path)
    if file.hasSample, file.sample != sampling.sample {
      throw StorageError.unexpected(
        path: path, place: "attribute 'sample_ns' of '/detector'", found: "\(file.sample) ns",
        expected: "\(sampling.sample) ns, as the study's detector has")
    }
  }
}
