public import Learning
public import Storage

/// A file of arrays that networks begin with: weights from another program, or of another training.
///
/// The arrays of the autoencoder are called `vae/encoder.0.weight` and so on, those of the classifier
/// `classifier/layers.0.weight`; a network without arrays begins with random weights.
public struct BeginningWeights: Sendable {
  /// The file, HDF5 or NumPy's `.npz`.
  public let path: String
  /// How it lays out the weights of dense layers.
  public let convention: WeightConvention

  /// A file of weights.
  public init(path: String, convention: WeightConvention) {
    self.path = path
    self.convention = convention
  }

  /// The file with its checksum, for the provenance of what is made of it.
  public var file: Provenance.Input {
    get throws { Provenance.Input(name: path, checksum: try checksum(ofTable: path)) }
  }

  /// What stands before the names of a network's arrays.
  static func group(of network: AnomalyTraining.Network) -> String {
    switch network {
    case .autoencoder: "vae"
    case .classifier: "classifier"
    }
  }

  /// The weights of those networks that the file has arrays of.
  ///
  /// - Parameters:
  ///   - settings: The networks.
  ///   - inputs: The blocks of a row.
  /// - Returns: For each network found, all its weights.
  /// - Throws: Where the file has no network, or one whose arrays lack or have other shapes.
  public func weights(
    for settings: NetworkSettings, inputs: InputBlocks
  ) throws -> [AnomalyTraining.Network: Weights] {
    let names = try ArrayFile(path: path).names
    let layouts = [
      AnomalyTraining.Network.autoencoder: try settings.autoencoder.model(columns: inputs.count)
        .layout,
      .classifier: try settings.classifier.model(inputs: inputs).layout,
    ]
    var found: [AnomalyTraining.Network: Weights] = [:]
    for (network, layout) in layouts {
      let group = Self.group(of: network)
      guard names.contains(where: { $0.hasPrefix("\(group)/") || $0.hasPrefix("\(group).") }) else {
        continue
      }
      found[network] = try readWeights(
        from: path, into: layout, group: group, convention: convention)
    }
    guard !found.isEmpty else {
      throw StorageError.absent(
        path: path, place: "arrays", expected: "names that begin with 'vae/' or 'classifier/'",
        suggestion: nil)
    }
    return found
  }
}
