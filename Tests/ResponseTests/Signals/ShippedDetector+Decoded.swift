import Response
import Storage

extension ShippedDetector {
  /// The detector that the file describes.
  func decoded() throws -> Detector {
    try YAMLDecoder().decode(Detector.self, from: yaml, name: rawValue)
  }
}
