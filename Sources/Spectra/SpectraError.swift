/// Why a spectrum could not be made from what the user asked for.
public enum SpectraError: Error, Equatable, CustomStringConvertible {
  /// There is no source of this name.
  case unknownSource(String)
  /// A parameter has a value that it cannot have.
  case badParameter(source: String, name: String, found: String, expected: String)
  /// Energies are not what they have to be.
  case badEnergies(found: String, expected: String)
  /// There is no target, element or isotope of this name.
  case unknownTarget(String, known: [String])
  /// The source says nothing of this target.
  case unsuitableTarget(source: String, target: String, expected: String)

  /// One lowercase sentence without a full stop.
  public var description: String {
    switch self {
    case .unknownSource(let name):
      "there is no spectrum '\(name)'; 'darkfield spectrum list' names them all"
    case .badParameter(let source, let name, let found, let expected):
      "\(source), \(name): found \(found), expected \(expected)"
    case .badEnergies(let found, let expected):
      "energies: found \(found), expected \(expected)"
    case .unknownTarget(let name, let known):
      "there is no target '\(name)', expected one of \(known.joined(separator: ", ")), "
        + "or an isotope such as 129Xe"
    case .unsuitableTarget(let source, let target, let expected):
      "\(source): found the target '\(target)', expected \(expected)"
    }
  }
}
