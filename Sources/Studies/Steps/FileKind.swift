import Foundation
import Storage

/// The kinds of files that the program reads.
enum FileKind {
  case hdf5, yaml, csv

  /// The kind of a file: HDF5 by its signature, the others by the suffix of their name.
  init(of path: String) throws {
    if try HDF5Reader.isHDF5(path) {
      self = .hdf5
      return
    }
    switch path.split(separator: ".").last?.lowercased() {
    case "h5", "hdf5":
      // Its reader knows what to say of a file that has the name only.
      self = .hdf5
    case "yaml", "yml": self = .yaml
    case "csv", "tsv", "txt", "dat": self = .csv
    default:
      throw StorageError.unexpected(
        path: path, place: "kind", found: "neither the signature of HDF5 nor a known suffix",
        expected: "HDF5, or a name that ends with .csv, .tsv, .txt, .dat, .yaml or .yml")
    }
  }
}
