import Foundation
import Inference
import Numerics
import Storage

/// A background of several components, as a YAML file lists them.
///
/// Files of scores are named relative to the file that lists them.
struct BackgroundFile: Decodable {
  let components: [Component]
  let rate: RateKnowledge?

  struct Component: Decodable {
    let name: String
    let file: String
    let expected: Double
    let uncertainty: Double
    let leakage: Leakage?
    let bandwidth: BandwidthRule?
    let bounds: ClosedRange<Double>?

    private enum Key: CodingKey {
      case name, file, expected, uncertainty, leakage, bandwidth, bounds
    }
    private enum LeakageKey: CodingKey { case region, uncertainty }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      name = try values.decode(String.self, forKey: .name)
      file = try values.decode(String.self, forKey: .file)
      expected = try values.positiveNumber(forKey: .expected)
      uncertainty =
        values.contains(.uncertainty) ? try values.nonNegativeNumber(forKey: .uncertainty) : 0
      bandwidth = try values.word(forKey: .bandwidth, "a rule or a width") {
        BandwidthRule(word: $0)
      }
      if values.contains(.bounds) {
        let ends = try values.decode([Double].self, forKey: .bounds)
        guard ends.count == 2, ends[0] < ends[1] else {
          throw values.broken(.bounds, found: "\(ends)", "two increasing numbers")
        }
        bounds = ends[0]...ends[1]
      } else {
        bounds = nil
      }
      guard values.contains(.leakage) else {
        leakage = nil
        return
      }
      let inner = try values.nestedContainer(keyedBy: LeakageKey.self, forKey: .leakage)
      let region = try inner.word(forKey: .region, BackgroundFile.regions) {
        ScoreRegion(word: $0)
      }
      guard let region else {
        throw inner.broken(.region, found: "nothing", BackgroundFile.regions)
      }
      leakage = try Leakage(
        into: region, relativeUncertainty: try inner.positiveNumber(forKey: .uncertainty))
    }
  }

  /// How a region is written.
  static let regions = "highest:0.01, lowest:0.025 or two increasing scores such as 2:5"

  private enum Key: CodingKey { case components, rate }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    components = try values.decode([Component].self, forKey: .components)
    rate = try values.word(forKey: .rate, "known, free or a relative uncertainty") {
      RateKnowledge(word: $0)
    }
  }
}

extension KeyedDecodingContainer {
  /// What a word says, where the key is there.
  fileprivate func word<Value>(
    forKey key: Key, _ expected: String, _ value: (String) -> Value?
  ) throws -> Value? {
    guard contains(key) else { return nil }
    let word = try decode(String.self, forKey: key)
    guard let value = value(word) else { throw broken(key, found: "'\(word)'", expected) }
    return value
  }
}
