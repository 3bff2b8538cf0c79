/// In files a sequence is a list of layers, each with its kind beside its numbers:
/// `layers: [{kind: dense, outputs: 512, activation: relu}, {kind: dense, outputs: 20}]`.
extension Sequential {
  enum CodingKeys: String, CodingKey { case layers }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let layers = try values.decode([AnyLayer].self, forKey: .layers)
    guard (1...255).contains(layers.count) else {
      throw DecodingError.dataCorruptedError(
        forKey: .layers, in: values,
        debugDescription: "found \(layers.count) layers, expected 1 to 255")
    }
    self.init(layers.map(\.layer))
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(layers.map(AnyLayer.init), forKey: .layers)
  }
}

/// A layer of any kind, as files hold it.
private struct AnyLayer: Codable {
  let layer: any Layer

  enum CodingKeys: String, CodingKey { case kind }

  init(_ layer: any Layer) { self.layer = layer }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let kind = try values.decode(String.self, forKey: .kind)
    guard let type = LayerKinds.all.first(where: { $0.kind == kind }) else {
      let kinds = LayerKinds.all.map { "'\($0.kind)'" }.joined(separator: ", ")
      throw DecodingError.dataCorruptedError(
        forKey: .kind, in: values, debugDescription: "found '\(kind)', expected one of \(kinds)")
    }
    layer = try type.init(from: decoder)
  }

  func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(type(of: layer).kind, forKey: .kind)
    try layer.encode(to: encoder)
  }
}
