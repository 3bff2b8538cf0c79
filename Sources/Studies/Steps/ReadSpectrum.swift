public import Spectra
import Storage

/// A user's own spectrum: energies in keV, and counts per tonne, year and keV.
///
/// From CSV the two columns of the file, or those named `E_keV` and `dRdE_per_tonne_year_keV` among
/// more; from HDF5 the datasets `energies` and `rates`.
///
/// - Parameters:
///   - path: The file.
///   - recoil: What the counts are of.
/// - Returns: The table, joined by straight lines.
/// - Throws: What is missing or not a spectrum, with the file.
public func readSpectrum(
  from path: String, recoil: RecoilKind = .electronBeta
) throws -> TabulatedRate {
  let energies: [Double]
  let rates: [Double]
  switch try FileKind(of: path) {
  case .hdf5:
    let reader = try HDF5Reader(path: path)
    energies = try reader.read("energies", as: Double.self)
    rates = try reader.read("rates", as: Double.self)
  case .csv:
    let table = try CSVTable(path: path)
    let names =
      table.columns.count == 2 ? table.columns : ["E_keV", "dRdE_per_tonne_year_keV"]
    energies = try table.numbers(names[0])
    rates = try table.numbers(names[1])
  case .yaml:
    throw StorageError.wrongKind(path: path, expected: "a table: CSV or HDF5")
  }
  do {
    return try TabulatedRate(
      energies: energies, rates: rates, recoil: recoil,
      source: Source("a table of the user's own", at: path))
  } catch {
    throw StorageError.unexpected(
      path: path, place: "table", found: "numbers that are no spectrum (\(error))",
      expected: "energies that increase, and rates that are zero or positive")
  }
}
