import Storage

/// The energies of events, keV.
///
/// From CSV the one column of the file, or that named `energy` or `E_keV` among more; from HDF5 the
/// dataset `energies`.
///
/// - Parameter path: The file.
/// - Returns: The energies in the order of the file; there may be none.
/// - Throws: What is missing or no number, with the file.
public func readEnergies(from path: String) throws -> [Double] {
  switch try FileKind(of: path) {
  case .hdf5:
    let energies = try HDF5Reader(path: path).read("energies", as: Double.self)
    if let row = energies.firstIndex(where: { !$0.isFinite }) {
      throw StorageError.unexpected(
        path: path, place: "energies, row \(row + 1)", found: "\(energies[row])",
        expected: "a finite number")
    }
    return energies
  case .csv:
    let table = try CSVTable(path: path)
    let name = table.columns.count == 1 ? table.columns[0] : nil
    let known = ["energy", "E_keV"].first(where: table.columns.contains)
    return try table.numbers(name ?? known ?? "energy")
  case .yaml:
    throw StorageError.wrongKind(path: path, expected: "a table: CSV or HDF5")
  }
}
