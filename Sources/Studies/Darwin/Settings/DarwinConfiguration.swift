import Foundation
public import Response
import Storage

/// The settings of the search with what they name: the detector, read and checked.
public struct DarwinConfiguration: Sendable {
  /// The settings.
  public let settings: DarwinSettings
  /// The detector.
  public let detector: Detector
  /// The user's file, beside which stand the files that it names; nil for the defaults alone.
  private let path: String?

  /// How large samples are.
  public enum Size: Sendable {
    /// Those of results.
    case full
    /// Those of a first look, done in less than a minute.
    case quick
  }

  /// The file of the defaults, with every key explained.
  public static let commentedYAML = String(
    decoding: PackageResources.darwin_yaml, as: UTF8.self)

  private static let quickYAML = String(decoding: PackageResources.quick_yaml, as: UTF8.self)

  /// The settings of a file of the user's, above the defaults.
  ///
  /// - Parameters:
  ///   - path: The user's file; the defaults alone where there is none.
  ///   - size: How large samples are where the file says nothing else.
  /// - Throws: What is wrong, with the file, the line and the key.
  public init(from path: String? = nil, size: Size = .full) throws {
    var layers = [YAMLLayer.text(Self.commentedYAML, name: "darwin.yaml")]
    if size == .quick { layers.append(.text(Self.quickYAML, name: "quick.yaml")) }
    if let path { layers.append(.file(path)) }
    let settings = try YAMLDecoder().decode(DarwinSettings.self, from: layers)
    self.settings = settings
    self.path = path
    detector = try Self.detector(settings.detector, namedIn: path)
  }

  /// Settings and the detector that was read for them.
  init(settings: DarwinSettings, detector: Detector) {
    self.settings = settings
    self.detector = detector
    path = nil
  }

  /// The word of a source, its table found beside the file of settings.
  func source(_ word: String) -> String {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard let path, parts.count == 3, parts[0] == "file" else { return word }
    return "file:\(Studies.path(of: parts[1], listedIn: path)):\(parts[2])"
  }

  /// A detector by its name, or from a file beside the one that names it.
  private static func detector(_ name: String, namedIn path: String?) throws -> Detector {
    guard let path, name.contains(".") || name.contains("/") else {
      return try readDetector(name)
    }
    return try readDetector(Studies.path(of: name, listedIn: path))
  }
}
