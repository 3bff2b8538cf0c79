import Foundation
import Numerics
public import Response
import Spectra
public import Storage

/// Where the energies of simulated events come from, as one word on a command line says it.
///
/// `flat-er:1:100` and `flat-nr:1:60` are uniform, `log-er:1:100` and `log-nr:1:100` uniform in the
/// logarithm, `line-er:33.2` has one energy, `tritium` stands for `er-tritium`, `file:table.csv:nr` is
/// the user's own; any other name is that of a spectrum, with its first parameter (`wimp-si:50`), or
/// several (`wimp-si:mass=50,day=150`), and its range (`er-2vbb:1:100`).
public struct SimulationSource: Sendable {
  /// Why a word is no source.
  public struct Failure: Error, Equatable, CustomStringConvertible {
    /// One lowercase sentence without a full stop.
    public let description: String
  }

  enum Energies: Sendable {
    case flat(ClosedRange<Double>)
    case logarithmic(ClosedRange<Double>)
    case line(Double)
    case spectrum(SpectrumSampler)
  }

  /// The word.
  public let name: String
  /// What recoils.
  public let interaction: Interaction
  /// The counts per tonne and year within its energies; nil where it states no rate.
  public let rate: Double?
  /// The files that it was read from, with their checksums.
  public let inputs: [Provenance.Input]
  let energies: Energies

  /// The energies of a spectrum that are simulated unless the word says otherwise, keV.
  ///
  /// Below a tenth of a keV nothing is seen.
  public static let range = 0.1...3000.0

  /// Understands a word.
  public init(_ word: String) throws {
    name = word
    var inputs: [Provenance.Input] = []
    let parts = word.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    switch parts[0] {
    case "flat-er", "flat-nr", "log-er", "log-nr":
      let isLogarithmic = parts[0].hasPrefix("log")
      let ends = parts.dropFirst().compactMap(Double.init)
      guard parts.count == 3, ends.count == 2, ends[0] < ends[1], ends[1] <= 1e6,
        isLogarithmic ? 0 < ends[0] : 0 <= ends[0]
      else {
        throw Self.failure(
          word,
          "two increasing energies \(isLogarithmic ? "above 0, up" : "from 0") to 1e6 keV, "
            + "as in \(parts[0]):1:100")
      }
      interaction = parts[0].hasSuffix("er") ? .beta : .nuclear
      energies = isLogarithmic ? .logarithmic(ends[0]...ends[1]) : .flat(ends[0]...ends[1])
      rate = nil
    case "line-er", "line-nr":
      guard parts.count == 2, let energy = Double(parts[1]), (0...1e6).contains(energy) else {
        throw Self.failure(word, "an energy from 0 to 1e6 keV, as in \(parts[0]):33.2")
      }
      interaction = parts[0] == "line-er" ? .beta : .nuclear
      energies = .line(energy)
      rate = nil
    case "file":
      guard parts.count == 3, let recoil = Self.recoils[parts[2]] else {
        throw Self.failure(word, "a file and er, gamma, ec or nr, as in file:spectrum.csv:nr")
      }
      let table = try readSpectrum(from: parts[1], recoil: recoil)
      inputs.append(Provenance.Input(name: parts[1], checksum: try checksum(ofTable: parts[1])))
      (interaction, energies, rate) = try Self.spectrum(table, word, table.domain)
    default:
      let found = try Self.entry(parts, word)
      (interaction, energies, rate) = try Self.spectrum(found.source, word, found.range)
      for path in found.files {
        inputs.append(Provenance.Input(name: path, checksum: try checksum(ofTable: path)))
      }
    }
    self.inputs = inputs
  }

  /// The energy of an event, keV.
  func energy(using stream: inout RandomStream) -> Double {
    switch energies {
    case .flat(let range):
      range.lowerBound + (range.upperBound - range.lowerBound) * stream.uniform()
    case .logarithmic(let range):
      range.lowerBound * pow(range.upperBound / range.lowerBound, stream.uniform())
    case .line(let energy): energy
    case .spectrum(let sampler): sampler.sample(using: &stream)
    }
  }
}

extension SimulationSource {
  private static let recoils: [String: RecoilKind] = [
    "er": .electronBeta, "gamma": .electronGamma, "ec": .electronCapture, "nr": .nuclear,
  ]

  private static func failure(_ word: String, _ expected: String) -> Failure {
    Failure(description: "the source '\(word)' is not understood: expected \(expected)")
  }

  /// A source of the catalogue with its parameters and its range.
  private static func entry(
    _ parts: [String], _ word: String
  ) throws -> (source: any RateSource, range: ClosedRange<Double>, files: [String]) {
    let entry = try SpectrumCatalogue.entry(
      named: parts[0] == "tritium" ? "er-tritium" : parts[0])
    var given: [String: String] = [:]
    var ends: [Double] = []
    for part in parts.dropFirst() {
      if part.contains("=") {
        for setting in part.split(separator: ",") {
          let pair = setting.split(separator: "=", maxSplits: 1).map(String.init)
          guard pair.count == 2 else { throw failure(word, "settings such as mass=50") }
          guard given.updateValue(pair[1], forKey: pair[0]) == nil else {
            throw failure(word, "'\(pair[0])' once")
          }
        }
      } else if let number = Double(part) {
        ends.append(number)
      } else {
        throw failure(word, "numbers or settings such as mass=50 behind the name")
      }
    }
    // One number more than a range needs is the first parameter: `wimp-si:50`, `wimp-si:50:1:40`.
    if ends.count % 2 == 1 {
      guard let first = entry.parameters.first, given[first.name] == nil else {
        throw failure(word, "two energies in keV or none, as in \(parts[0]):1:100")
      }
      given[first.name] = "\(ends.removeFirst())"
    }
    if let target = given["target"], !target.hasPrefix("xenon"), !target.hasSuffix("Xe") {
      throw failure(word, "xenon as its target, with which the detectors are filled")
    }
    let source = try entry.source(reading: given)
    let files = entry.parameters.filter { $0.domain == .table }.compactMap { given[$0.name] }
    if ends.isEmpty, source.domain.lowerBound == source.domain.upperBound {
      return (source, source.domain, files)
    }
    let lower = ends.first ?? max(range.lowerBound, source.domain.lowerBound)
    let upper = ends.last ?? min(range.upperBound, source.domain.upperBound)
    guard ends.count <= 2, 0 <= lower, ends.isEmpty || lower < upper else {
      throw failure(word, "two increasing energies in keV, as in \(parts[0]):1:100")
    }
    guard lower < upper else {
      throw Failure(
        description: "the source '\(word)' has nothing to simulate: its energies end at "
          + "\(source.domain.upperBound) keV, expected some above \(lower) keV")
    }
    return (source, lower...upper, files)
  }

  /// A spectrum as energies to draw from, on a grid fine enough for the eye of any detector.
  private static func spectrum(
    _ source: any RateSource, _ word: String, _ range: ClosedRange<Double>
  ) throws -> (Interaction, Energies, Double?) {
    guard range.lowerBound < range.upperBound else {
      let interaction = Self.interaction(of: source.recoil)
      guard let line = source.lines.first, source.lines.count == 1 else {
        throw Failure(description: "the source '\(word)' has no counts to simulate")
      }
      return (interaction, .line(line.energy), line.rate)
    }
    let lower = max(range.lowerBound, 1e-6)
    let steps = 4000
    let even = (0...steps).map {
      lower * pow(range.upperBound / lower, Double($0) / Double(steps))
    }
    // A jump of the rate stands between two energies as close as can be.
    let jumps = source.breaks.flatMap { [$0 * (1 - 1e-12), $0] }
      .filter { lower < $0 && $0 < range.upperBound }
    let grid = Set(even.dropLast() + [range.upperBound] + jumps).sorted()
    let spectrum = try Spectrum(of: source, name: word, at: grid)
    let interaction = Self.interaction(of: source.recoil)
    return (interaction, .spectrum(try SpectrumSampler(spectrum)), spectrum.total)
  }

  /// What a kind of recoil is to the medium.
  private static func interaction(of recoil: RecoilKind) -> Interaction {
    switch recoil {
    case .nuclear: .nuclear
    case .electronBeta: .beta
    case .electronGamma: .gamma
    case .electronCapture: .capture
    }
  }
}
