import Foundation
public import Response
import Storage

/// A detector by the name of a file that comes with the program, or from a file of the user's.
///
/// - Parameter name: A name such as `darwin`, or a path of YAML.
/// - Returns: The detector.
/// - Throws: What is wrong with the file, and where.
public func readDetector(_ name: String) throws -> Detector {
  if let shipped = ShippedDetector(rawValue: name) {
    return try YAMLDecoder().decode(Detector.self, from: shipped.yaml, name: "\(name).yaml")
  }
  let names = ShippedDetector.allCases.map(\.rawValue)
  guard name.contains("/") || name.contains(".") || FileManager.default.fileExists(atPath: name)
  else {
    throw StorageError.absent(
      path: name, place: "detector", expected: "a file, or one of \(names.joined(separator: ", "))",
      suggestion: nearest(to: name, among: names))
  }
  return try YAMLDecoder().decode(Detector.self, fromFile: name)
}
