import Numerics

/// Which map each block of the input is to have.
///
/// ```yaml
/// map: counts                     # of every block not named below
/// blocks: {s1_delay: standard}
/// ```
public struct InputSettings: Codable, Hashable, Sendable {
  enum CodingKeys: String, CodingKey {
    case map, blocks
  }

  /// The map of every block that is not named.
  public var map: MapChoice
  /// The maps of single blocks, by name.
  public var blocks: [String: MapChoice]

  /// Counts everywhere unless told otherwise.
  public init(map: MapChoice = MapChoice(.counts), blocks: [String: MapChoice] = [:]) {
    self.map = map
    self.blocks = blocks
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    map = try values.part(forKey: .map, default: MapChoice(.counts))
    guard values.contains(.blocks) else {
      blocks = [:]
      return
    }
    let named = try values.nestedContainer(keyedBy: AnyKey.self, forKey: .blocks)
    var blocks: [String: MapChoice] = [:]
    for key in named.allKeys {
      blocks[key.stringValue] = try named.decode(MapChoice.self, forKey: key)
    }
    self.blocks = blocks
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(map, forKey: .map)
    guard !blocks.isEmpty else { return }
    var named = values.nestedContainer(keyedBy: AnyKey.self, forKey: .blocks)
    // In the order of their names, so that equal settings are equal text.
    for (name, choice) in blocks.sorted(by: { $0.key < $1.key }) {
      try named.encode(choice, forKey: AnyKey(stringValue: name))
    }
  }

  /// The choice for each block of the input, in its order.
  ///
  /// - Parameter inputs: The blocks.
  /// - Returns: One choice for each.
  /// - Throws: `LearningError.unknownBlock` for a name in the settings that the input lacks.
  public func choices(for inputs: InputBlocks) throws(LearningError) -> [MapChoice] {
    try inputs.check(names: blocks.keys.sorted())
    return inputs.names.map { blocks[$0] ?? map }
  }
}
