import CHDF5

/// A walk through the groups of a file that lists what there is.
struct HDF5Walk {
  private(set) var groups: [String] = []
  private(set) var datasets: [HDF5Dataset] = []
  /// Links may lead in circles, so each group is entered once.
  private var entered: Set<UInt64> = []

  /// Lists everything below a group; false where something cannot be read.
  mutating func visit(_ root: HDF5Handle) -> Bool {
    entered.insert(ch5_identity(root.id))
    var waiting = [(group: root, path: "")]
    while let (group, path) = waiting.popLast() {
      guard let names = Self.links(of: group) else { return false }
      for name in names {
        // A file may point into others, which it does not answer for, and to nothing.
        guard unsafe ch5_link_kind(group.id, name) == .local,
          let object = unsafe HDF5Handle(H5Oopen(group.id, name, ch5_default()))
        else { continue }
        let full = "\(path)/\(name)"
        switch H5Iget_type(object.id) {
        case H5I_GROUP:
          guard entered.insert(ch5_identity(object.id)).inserted else { continue }
          groups.append(full)
          waiting.append((object, full))
        case H5I_DATASET:
          guard let dataset = HDF5Dataset(path: full, handle: object) else { return false }
          datasets.append(dataset)
        default: continue
        }
      }
    }
    return true
  }

  private static func links(of group: HDF5Handle) -> [String]? {
    var info = H5G_info_t()
    guard unsafe H5Gget_info(group.id, &info) >= 0 else { return nil }
    return (0..<info.nlinks).compactMap { index in
      unsafe cString { unsafe ch5_link_name(group.id, index, $0, $1) }
    }
  }
}

/// The text that a function of the library copies; called with no space it returns the length.
func cString(_ copy: (UnsafeMutablePointer<CChar>?, Int) -> Int) -> String? {
  let length = copy(nil, 0)
  guard length >= 0, length < 1 << 20 else { return nil }
  var text = [CChar](repeating: 0, count: length + 1)
  let copied = unsafe text.withUnsafeMutableBufferPointer { text in
    unsafe copy(text.baseAddress, text.count)
  }
  return copied >= 0 ? text.string : nil
}
