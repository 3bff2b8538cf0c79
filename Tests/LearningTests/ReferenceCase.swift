import Foundation

/// One case of a file of reference tensors: rows of `case,name,index,value` behind a comment.
struct ReferenceCase {
  /// The numbers of each tensor, and its sizes under `name.shape`.
  private let tensors: [String: [Double]]

  /// All cases of a file beside the tests, by name; empty where it cannot be read.
  static func all(of file: String) -> [String: ReferenceCase] {
    let url = Bundle.module.url(forResource: file, withExtension: "csv", subdirectory: "References")
    guard let url, let text = try? String(contentsOf: url, encoding: .utf8) else { return [:] }
    var cases: [String: [String: [Double]]] = [:]
    for line in text.split(separator: "\n").dropFirst(2) {
      let fields = line.split(separator: ",")
      guard fields.count == 4, let value = Double(fields[3]) else { continue }
      cases[String(fields[0]), default: [:]][String(fields[1]), default: []].append(value)
    }
    return cases.mapValues(ReferenceCase.init)
  }

  private init(_ tensors: [String: [Double]]) { self.tensors = tensors }

  /// A tensor's numbers, row-major; none where the case has no such tensor.
  subscript(name: String) -> [Double] { tensors[name] ?? [] }

  /// A tensor's numbers in float32.
  func floats(_ name: String) -> [Float] { self[name].map(Float.init) }

  /// A tensor's sizes.
  func sizes(_ name: String) -> [Int] { self[name + ".shape"].map { Int($0) } }

  /// A setting.
  func setting(_ name: String) -> Double { self[name].first ?? .nan }
}

/// The largest difference between numbers, and the largest of the second ones.
func distance(_ one: [Float], _ other: [Double]) -> (difference: Double, size: Double) {
  guard one.count == other.count else { return (.infinity, 0) }
  return zip(one, other).reduce((0, 0)) {
    (max($0.0, abs(Double($1.0) - $1.1)), max($0.1, abs($1.1)))
  }
}
