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
  let (energies, rates) = try readCurve(from: path, named: "rates")
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

/// A source times the factor of a file: energies in keV, and the factor at each.
///
/// - Parameters:
///   - source: The source.
///   - path: CSV with two columns, or HDF5 with the datasets `energies` and `factors`.
/// - Returns: The product.
/// - Throws: What is missing or not a factor, with the file.
public func multiply(_ source: any RateSource, byFactorFrom path: String) throws -> FactoredRate {
  let (energies, factors) = try readCurve(from: path, named: "factors")
  do {
    return try FactoredRate(
      source, energies: energies, factors: factors,
      source: Source("a factor of the user's own", at: path))
  } catch {
    throw StorageError.unexpected(
      path: path, place: "table", found: "numbers that are no factor (\(error))",
      expected: "energies that increase, and factors that are zero or positive")
  }
}

/// Two columns: energies, and what belongs to them.
private func readCurve(
  from path: String, named name: String
) throws -> (energies: [Double], values: [Double]) {
  switch try FileKind(of: path) {
  case .hdf5:
    let reader = try HDF5Reader(path: path)
    return (
      try reader.read("energies", as: Double.self), try reader.read(name, as: Double.self)
    )
  case .csv:
    let table = try CSVTable(path: path)
    let ours = ["E_keV", "dRdE_per_tonne_year_keV"]
    let columns =
      table.columns.count == 2
      ? table.columns : table.columns.contains("energies") ? ["energies", name] : ours
    return (try table.numbers(columns[0]), try table.numbers(columns[1]))
  case .yaml:
    throw StorageError.wrongKind(path: path, expected: "a table: CSV or HDF5")
  }
}

extension SpectrumEntry {
  /// The source with the values given, whose tables are read from the files they name.
  ///
  /// - Parameter given: Values as they would be typed, by the names of the parameters.
  /// - Returns: The source.
  /// - Throws: A value that does not fit, or a file that is no table.
  public func source(reading given: [String: String]) throws -> any RateSource {
    var tables: [String: SpectrumTable] = [:]
    for parameter in parameters where parameter.domain == .table {
      guard let path = given[parameter.name] else { continue }
      let (arguments, values) = try readCurve(from: path, named: "values")
      tables[parameter.name] = SpectrumTable(
        arguments: arguments, values: values,
        source: Source("a table of the user's own", at: path))
    }
    return try source(given, tables: tables)
  }
}
