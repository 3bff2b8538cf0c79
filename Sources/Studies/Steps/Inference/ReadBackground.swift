public import Inference
import Storage

/// Whether a file lists components or signals rather than scores: whether it is YAML.
public func isList(_ path: String) throws -> Bool { try FileKind(of: path) == .yaml }

/// The background of a list of components.
///
/// - Parameters:
///   - path: A YAML file.
///   - rate: How well the total is known, instead of what the file says.
///   - nuisance: How likelihood ratios take what is uncertain.
///   - reading: How scores are read, where a component says nothing else.
/// - Returns: The background.
/// - Throws: What is wrong with a file, and where.
public func readBackground(
  listedIn path: String, rate: RateKnowledge?, nuisance: NuisanceTreatment, reading: ScoreReading
) throws -> Background {
  let list = try YAMLDecoder().decode(BackgroundFile.self, fromFile: path)
  var components: [BackgroundComponent] = []
  for part in list.components {
    var own = reading
    if let bandwidth = part.bandwidth { own.bandwidth = bandwidth }
    if let bounds = part.bounds { own.bounds = bounds }
    components.append(
      try readComponent(
        part.name, from: Studies.path(of: part.file, listedIn: path), expected: part.expected,
        uncertainty: part.uncertainty, leakage: part.leakage, reading: own))
  }
  return try ScoreFileError.place(path) { () throws(InferenceError) in
    try Background(components, rate: rate ?? list.rate, nuisance: nuisance)
  }
}

/// The background of one file of scores.
///
/// - Parameters:
///   - path: CSV or HDF5.
///   - expected: The number of events expected.
///   - rate: How well that is known.
///   - nuisance: How likelihood ratios take what is uncertain.
///   - reading: How scores are read.
/// - Returns: The background.
/// - Throws: What is wrong with the file.
public func readBackground(
  from path: String, expected: Double, rate: RateKnowledge, nuisance: NuisanceTreatment,
  reading: ScoreReading
) throws -> Background {
  let component = try readComponent(
    "the background", from: path, expected: expected, uncertainty: 0, leakage: nil,
    reading: reading)
  return try ScoreFileError.place(path) { () throws(InferenceError) in
    try Background([component], rate: rate, nuisance: nuisance)
  }
}

private func readComponent(
  _ name: String, from path: String, expected: Double, uncertainty: Double, leakage: Leakage?,
  reading: ScoreReading
) throws -> BackgroundComponent {
  let contents = try ScoreContents(path: path, reading: reading)
  return try ScoreFileError.place(path) { () throws(InferenceError) in
    let component: BackgroundComponent
    switch contents {
    case .density(let shape):
      component = try BackgroundComponent(
        name: name, expected: expected, relativeUncertainty: uncertainty, shape: shape)
    case .events(let events) where events.scores.dimensions == 2:
      component = try BackgroundComponent(
        name: name, expected: expected, relativeUncertainty: uncertainty, planeEvents: events)
    case .events(let events):
      component = try BackgroundComponent(
        name: name, expected: expected, relativeUncertainty: uncertainty, events: events,
        bandwidth: reading.bandwidth, bounds: reading.bounds)
    }
    return leakage.map(component.with(leakage:)) ?? component
  }
}

/// A file named by a list: relative to the list's folder, unless its name begins at the root.
func path(of file: String, listedIn list: String) -> String {
  guard !file.hasPrefix("/"), let slash = list.lastIndex(of: "/") else { return file }
  return list[...slash] + file
}
