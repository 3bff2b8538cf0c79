import Storage

/// A file of named arrays of numbers: HDF5, or NumPy's `.npz`.
enum ArrayFile {
  case hdf5(HDF5Reader)
  case numpy(NumPyArchive)

  /// Opens a file, told apart by its first bytes.
  init(path: String) throws(StorageError) {
    self =
      try HDF5Reader.isHDF5(path)
      ? .hdf5(try HDF5Reader(path: path)) : .numpy(try NumPyArchive(path: path))
  }

  var path: String {
    switch self {
    case .hdf5(let reader): reader.path
    case .numpy(let archive): archive.path
    }
  }

  /// The names of the arrays; in HDF5, their paths without the first slash.
  var names: [String] {
    switch self {
    case .hdf5(let reader): reader.datasets.map { String($0.path.dropFirst()) }
    case .numpy(let archive): archive.names
    }
  }

  /// What an array is called in sentences.
  func place(of name: String) -> String {
    switch self {
    case .hdf5: "dataset '/\(name)'"
    case .numpy: "the array '\(name)'"
    }
  }

  /// An array that there is; elements of 64 bits are rounded to 32.
  func array(_ name: String) throws(StorageError) -> (shape: [Int], values: [Float]) {
    switch self {
    case .hdf5(let reader):
      return (try reader.dataset(name).shape, try reader.read(name, as: Float.self))
    case .numpy(let archive):
      let array = try archive.array(name)
      return (array.shape, array.values.map { Float($0) })
    }
  }
}
