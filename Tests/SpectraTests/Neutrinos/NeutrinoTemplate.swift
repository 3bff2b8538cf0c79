import Foundation

/// The rates that the XLZD collaboration published: energy in keV, counts per tonne, year and keV.
enum NeutrinoTemplate: String {
  case solarElectrons = "vER"
  case solarNuclei = "CEvNS_solar"
  case otherNuclei = "CEvNS_other"

  /// The rows of the template between two energies.
  func rows(_ range: ClosedRange<Double>) throws -> [(energy: Double, rate: Double)] {
    let file = Bundle.module.bundleURL
      .appending(path: "References/flamedisx_xlzd_\(rawValue)_spectrum.csv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
      let fields = line.split(separator: ",").compactMap { Double($0) }
      return fields.count == 2 && range.contains(fields[0]) ? (fields[0], fields[1]) : nil
    }
  }
}
